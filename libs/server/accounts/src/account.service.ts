import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEntity, Door, OrganisationEntity, RegionEntity, StaffRoleEntity } from '@chapterhouse/database';
import type { StaffRole } from '@chapterhouse/domain';
import { type AccountActor, AppError, newId, notFound, systemActor } from '@chapterhouse/platform';
import { ActorService } from './actor.service.js';
import { AuthPool } from './auth-pool.js';
import { SignInService } from './sign-in.service.js';

export interface Invitation {
  readonly email: string;
  readonly name: string;
}
export interface StaffAppointment {
  readonly email: string;
  readonly role: StaffRole;
  readonly organisationSlug: string;
  /** Needed for a region director, refused for an organisation admin. */
  readonly regionName?: string | null;
}
export interface AccountView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isOperator: boolean;
}

/** Accounts as the operator of the installation handles them. Not for requests from outside: it asks for no right. */
@Injectable()
export class AccountService {
  constructor(
    private readonly door: Door,
    private readonly auth: AuthPool,
    private readonly signIn: SignInService,
    private readonly actors: ActorService,
  ) {}

  /** Makes an account for an address, or finds the one that is there. Throws BAD_INPUT for what is no address. */
  async invite({ email, name }: Invitation): Promise<AccountView> {
    const address = email.trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) {
      throw new AppError('BAD_INPUT', `"${email}" is not an e-mail address.`, 'email');
    }
    await this.door.run(systemActor('accounts.invite', []), (em) =>
      em.query('select app_account_for_email($1, $2, $3)', [newId(), address, name.trim() || address]),
    );
    return this.find(address);
  }

  /** The account of an address. Throws NOT_FOUND. */
  async find(email: string): Promise<AccountView> {
    const rows = await this.auth.rows<{ id: string; email: string; name: string; is_operator: boolean }>(
      'select id, email, name, is_operator from account where email = $1',
      [email.trim().toLowerCase()],
    );
    const row = rows[0];
    if (!row) throw notFound('account');
    return { id: row.id, email: row.email, name: row.name, isOperator: row.is_operator };
  }

  /** Makes somebody operator of the installation, or takes it back. Throws NOT_FOUND. */
  async makeOperator(email: string, isOperator = true): Promise<AccountView> {
    const { id } = await this.find(email);
    await this.auth.rows('update account set is_operator = $2, updated_at = now() where id = $1', [id, isOperator]);
    return this.find(email);
  }

  /** Makes somebody region director or organisation admin; once more changes nothing. Throws NOT_FOUND, BAD_INPUT. */
  async makeStaff({ email, role, organisationSlug, regionName = null }: StaffAppointment): Promise<void> {
    const actor = await this.actorOf(email);
    // In the account's own name: row-level security shows nobody the staff roles of others.
    await this.door.run(actor, async (em) => {
      const organisation = await em.getRepository(OrganisationEntity).findOneBy({ slug: organisationSlug });
      if (!organisation) throw notFound('organisation');
      const regionId = await regionOf(em, organisation.id, role, regionName);
      const roles = em.getRepository(StaffRoleEntity);
      const all = await roles.findBy({ accountId: actor.accountId, role, organisationId: organisation.id });
      if (all.some((r) => r.regionId === regionId)) return;
      const { accountId } = actor;
      await roles.insert({ id: newId(), accountId, role, organisationId: organisation.id, regionId });
    });
  }

  /** A real single-use sign-in link, valid for a quarter of an hour, without a mail. Throws NOT_FOUND. */
  signInLink(email: string, callbackPath = '/'): Promise<string> {
    return this.signIn.linkFor(email, callbackPath);
  }

  /** The account with the rights it has today. Throws NOT_FOUND. */
  async actorOf(email: string): Promise<AccountActor> {
    const actor = await this.actors.actorOf((await this.find(email)).id);
    if (!actor) throw notFound('account');
    return actor;
  }

  /** One's own row. */
  async own(em: EntityManager, actor: AccountActor): Promise<AccountEntity> {
    const row = await em.getRepository(AccountEntity).findOneBy({ id: actor.accountId });
    if (!row) throw notFound('account');
    return row;
  }
}

async function regionOf(
  em: EntityManager,
  organisationId: string,
  role: StaffRole,
  name: string | null,
): Promise<string | null> {
  if (role === 'ORGANISATION_ADMIN') {
    if (name) throw new AppError('BAD_INPUT', 'An organisation admin is for all regions; name none.', 'regionName');
    return null;
  }
  if (!name) throw new AppError('BAD_INPUT', 'A region director needs the name of the region.', 'regionName');
  const region = await em.getRepository(RegionEntity).findOneBy({ organisationId, name });
  if (!region) throw notFound('region');
  return region.id;
}
