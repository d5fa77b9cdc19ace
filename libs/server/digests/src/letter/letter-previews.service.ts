import { Inject, Injectable } from '@nestjs/common';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { LocalDate } from '@chapterhouse/domain';
import { type Letter, MailRenderer, type OutgoingMail } from '@chapterhouse/email';
import { type Actor, authorize, Clock, CONFIG, type Config, memberIdsIn, newId } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { isWeekly, type LetterKind } from '../preferences/unsubscribe-token.js';
import { LetterFactsQueries } from './letter-facts.queries.js';
import { LetterWriter } from './letter-writer.js';

/** One's own letter, ready to be written. */
export interface OwnLetter {
  readonly asOf: LocalDate;
  readonly to: { readonly address: string; readonly name: string };
  readonly write: () => Letter;
}

/** Letters to look at before they go out: always one's own, since what others read is theirs. */
@Injectable()
export class LetterPreviews {
  private renderer: Promise<MailRenderer> | null = null;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'MAIL_FROM'>,
    @Inject(LetterFactsQueries) private readonly facts: LetterFactsQueries,
    @Inject(LetterWriter) private readonly writer: LetterWriter,
  ) {}

  /**
   * The latest week's letter of a kind as the actor would get it; null without a seat or an address there, without a
   * computed week, for the leaders' letter without leading, and for letters that are not weekly. For those who may look at the runs.
   * @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async own(em: EntityManager, place: ChapterPlace, actor: Actor, kind: LetterKind): Promise<OwnLetter | null> {
    authorize(actor, 'runs:read', place, 'chapter');
    const { chapterId } = place;
    const [memberId] = memberIdsIn(actor, chapterId);
    const [week] = await em.query<{ asOf: LocalDate }[]>(
      `select as_of as "asOf" from chapter_week where chapter_id = $1 and letter is not null order by as_of desc limit 1`,
      [chapterId],
    );
    if (!memberId || !week || !isWeekly(kind)) return null;
    const now = this.clock.now();
    const claim = { chapterId, deliveryId: newId(), asOf: week.asOf, kind, memberId, attempts: 1, createdAt: now };
    const addressee = await this.facts.addressee(em, claim, now);
    if (!addressee?.email || !addressee.entitled) return null;
    const writing = await this.writer.prepare(em, claim, addressee);
    const write = writing && (() => writing().letter);
    return write && { asOf: week.asOf, to: { address: addressee.email, name: addressee.displayName }, write };
  }

  /** The mail itself, to the letter of what goes out on the day. */
  async mail({ write, to }: OwnLetter): Promise<OutgoingMail> {
    const renderer = await (this.renderer ??= MailRenderer.create());
    const [, name = '', address = ''] = /^(.+) <(.+)>$/.exec(this.config.MAIL_FROM) ?? [];
    const messageId = `<${newId()}@${address.split('@')[1] ?? 'localhost'}>`;
    return { ...renderer.render(write()), messageId, from: { address, name }, to };
  }
}
