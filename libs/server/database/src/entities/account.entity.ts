import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A human who can sign in. One account may hold seats in many chapters. */
@Entity('account')
@Unique(['email'])
@Check('account_email_ck', `email = lower(email) and email like '%_@_%'`)
export class AccountEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Case-folded; the auth library folds it, a check holds it. */
  @Column('text') email: string;
  @Column('boolean', { default: false }) emailVerified: boolean;
  @Column('text', { nullable: true }) image: string | null;
  /** The operator of the installation: sees queues, makes admins. Never a right to read a chapter. */
  @Column('boolean', { default: false }) isOperator: boolean;
  /** Set when the address answered that it does not exist; nothing is mailed to it until it is cleared. */
  @Column('timestamptz', { nullable: true }) mailBouncedAt: Date | null;
  @Column('text', { nullable: true }) mailBounceReason: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** A signed-in device. Written by the auth library only. */
@Entity('session')
@Unique(['token'])
export class SessionEntity {
  @PrimaryColumn('uuid') id: string;
  @Index() @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId: string;
  @Column('text') token: string;
  @Column('timestamptz') expiresAt: Date;
  @Column('text', { nullable: true }) ipAddress: string | null;
  @Column('text', { nullable: true }) userAgent: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** A password (hashed) or an outside identity of an account. Written by the auth library only. */
@Entity('credential')
@Unique(['providerId', 'providerAccountId'])
export class CredentialEntity {
  @PrimaryColumn('uuid') id: string;
  @Index() @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId: string;
  @Column('text') providerId: string;
  @Column('text') providerAccountId: string;
  @Column('text', { nullable: true }) password: string | null;
  @Column('text', { nullable: true }) accessToken: string | null;
  @Column('text', { nullable: true }) refreshToken: string | null;
  @Column('text', { nullable: true }) idToken: string | null;
  @Column('text', { nullable: true }) scope: string | null;
  @Column('timestamptz', { nullable: true }) accessTokenExpiresAt: Date | null;
  @Column('timestamptz', { nullable: true }) refreshTokenExpiresAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** A mailed link or another one-time secret on its way. Written by the auth library only. */
@Entity('verification')
export class VerificationEntity {
  /** A UUID, or the digest of what it reserves: the auth library lets the first of two win by this key. */
  @PrimaryColumn('text') id: string;
  @Index() @Column('text') identifier: string;
  @Column('text') value: string;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** A personal API token for integrations: only its SHA-256 is kept. */
@Entity('api_token')
@Unique(['tokenHash'])
export class ApiTokenEntity {
  @PrimaryColumn('uuid') id: string;
  @Index() @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId: string;
  @Column('text') name: string;
  @Column('text') tokenHash: string;
  /** First characters, so that its owner recognises it in a list. */
  @Column('text') prefix: string;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** What a client-made key already created, so that a repeated request answers with the same thing. */
@Entity('idempotency')
export class IdempotencyEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) accountId: string;
  @PrimaryColumn('text') key: string;
  @Column('text') operation: string;
  /** SHA-256 of the request, so that a key used again for something else is refused. */
  @Column('text') requestHash: string;
  @Column('jsonb', { nullable: true }) result: unknown;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** How often a key was used of late: what limits attempts when there is no Redis. Keys are digests, nobody's address. */
@Entity('rate_limit')
export class RateLimitEntity {
  @PrimaryColumn('text') key: string;
  @Column('int', { default: 0 }) points: number;
  /** Milliseconds since 1970. */
  @Index() @Column('bigint', { nullable: true }) expire: number | null;
}
