import { Inject, Injectable } from '@nestjs/common';
import type { Letter, MailAddress } from '@chapterhouse/email';
import { Clock, CONFIG, type Config } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../ledger/ledger.js';
import { MomentFactsQueries, type Seat } from '../moments/moment-facts.queries.js';
import { composeAttendance, composeLoop, composeOneToOne, type MomentPlace } from '../moments/moment-letter.js';
import { signUnsubscribe } from '../preferences/unsubscribe-token.js';
import { composeLeaderLetter } from './leader-letter.js';
import { letterBrand } from './letter-brand.js';
import { type Addressee, LetterFactsQueries } from './letter-facts.queries.js';
import { LetterLinks } from './letter-links.js';
import { composeMemberLetter } from './member-letter.js';

/** A letter with what goes along. */
export interface Written {
  readonly letter: Letter;
  /** Whom an answer reaches; left out: whoever reads the sender's mail. */
  readonly replyTo?: MailAddress;
  /** A calendar invitation. */
  readonly invitation?: string;
}

/** Reads what a letter needs. */
@Injectable()
export class LetterWriter {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL' | 'AUTH_SECRET' | 'MAIL_FROM'>,
    @Inject(LetterFactsQueries) private readonly facts: LetterFactsQueries,
    @Inject(MomentFactsQueries) private readonly moments: MomentFactsQueries,
  ) {}

  /**
   * Reads what the letter needs; writing it needs no transaction. Null when there is nothing to write: the week was not kept, or
   * what it was about is settled. `sending`: on the way to the reader's own mail, with what may stand nowhere else. A letter of kind
   * LOOP needs the account's `seats`, and a door to all of their chapters.
   */
  async prepare(
    em: EntityManager,
    claim: Claim,
    addressee: Addressee,
    { sending = false, seats = [] }: { sending?: boolean; seats?: readonly Seat[] } = {},
  ): Promise<(() => Written) | null> {
    const { displayName } = addressee;
    const place = this.placeOf(claim, addressee);
    const way = { chapter: place.chapter, links: place.links, unsubscribeToken: place.unsubscribeToken };
    switch (claim.kind) {
      case 'LEADER_WEEKLY': {
        const read = await this.facts.forLeader(em, claim, displayName);
        return read && (() => ({ letter: composeLeaderLetter({ ...read, ...way }) }));
      }
      case 'MEMBER_WEEKLY': {
        const read = await this.facts.forMember(em, claim, { questions: sending });
        return read && (() => ({ letter: composeMemberLetter({ ...read, ...way }) }));
      }
      case 'LOOP': {
        const parts = await this.moments.loop(em, claim, seats, this.clock.now());
        const letter = composeLoop(place, parts);
        return letter && (() => ({ letter }));
      }
      case 'ATTENDANCE': {
        const read = await this.moments.attendance(em, claim, claim.asOf);
        if (!read) return null;
        const replyTo = { address: read.leaderEmail, name: read.leader };
        return () => ({ letter: composeAttendance(place, read), replyTo });
      }
      case 'ONE_TO_ONE': {
        const read = await this.moments.oneToOne(em, claim, claim.asOf);
        if (!read) return null;
        const senderAddress = /<(.+)>$/.exec(this.config.MAIL_FROM)?.[1] ?? this.config.MAIL_FROM;
        const more = {
          selfId: claim.memberId,
          selfEmail: String(addressee.email),
          agreedAt: claim.createdAt,
          senderAddress,
        };
        return () => composeOneToOne(place, read, more);
      }
    }
  }

  /** Where a letter to this member speaks. */
  placeOf(
    claim: Pick<Claim, 'chapterId' | 'memberId' | 'kind'>,
    { chapter, worn, displayName }: Addressee,
  ): MomentPlace {
    const { PUBLIC_URL: publicUrl, AUTH_SECRET } = this.config;
    return {
      chapter: { ...chapter, brand: letterBrand(worn, publicUrl) },
      recipient: displayName,
      links: new LetterLinks(publicUrl, chapter.slug),
      publicUrl,
      unsubscribeToken: signUnsubscribe(claim, AUTH_SECRET),
    };
  }
}
