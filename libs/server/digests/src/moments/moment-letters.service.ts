import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  accountIdOf,
  AppError,
  authorize,
  Clock,
  localDate,
  newId,
  notFound,
  systemActor,
} from '@chapterhouse/platform';
import { ChapterQueries, type ChapterPlace } from '@chapterhouse/chapters';
import { Door } from '@chapterhouse/database';
import type { LocalDate } from '@chapterhouse/domain';
import { MailRenderer, type RenderedMail } from '@chapterhouse/email';
import {
  AttendanceLetterService,
  type LoopNews,
  type ProposalAnswer,
  ProposalService,
  ThanksLoopService,
} from '@chapterhouse/insights';
import { Jobs, mailSend } from '@chapterhouse/jobs';
import type { EntityManager } from 'typeorm';
import { Ledger } from '../ledger/ledger.js';
import { LetterFactsQueries } from '../letter/letter-facts.queries.js';
import { LetterWriter } from '../letter/letter-writer.js';
import { MomentFactsQueries, type Seat } from './moment-facts.queries.js';
import { composeAttendance } from './moment-letter.js';

/** News of one chapter for one account. */
interface Told {
  readonly accountId: string;
  readonly place: ChapterPlace;
  readonly news: LoopNews;
}

/**
 * Letters of a moment: what people decide is written into the ledger in the transaction of the decision, and what moved is
 * noted and written in one. Sending is the ledger's business, so nothing is lost with a process or a queue.
 */
@Injectable()
export class MomentLetterService {
  private renderer: Promise<MailRenderer> | null = null;

  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ChapterQueries) private readonly chapters: ChapterQueries,
    @Inject(ThanksLoopService) private readonly thanks: ThanksLoopService,
    @Inject(AttendanceLetterService) private readonly attendance: AttendanceLetterService,
    @Inject(ProposalService) private readonly proposals: ProposalService,
    @Inject(LetterFactsQueries) private readonly facts: LetterFactsQueries,
    @Inject(MomentFactsQueries) private readonly moments: MomentFactsQueries,
    @Inject(LetterWriter) private readonly writer: LetterWriter,
  ) {}

  /** A leader sends a letter about attendance or drops it; sent, it goes to the member. @throws as `AttendanceLetterService.decide`. */
  async decideAttendance(
    actor: Actor,
    input: { chapterId: string; letterId: string; decision: 'SENT' | 'DROPPED' },
  ): Promise<void> {
    await this.attendance.decide(actor, input, async (em, { memberId, asOf }) => {
      await this.open(em, { chapterId: input.chapterId, kind: 'ATTENDANCE', asOf, memberIds: [memberId] });
    });
  }

  /** One of the two answers; when both said yes, each gets the calendar invitation, once. @throws as `ProposalService.answer`. */
  async answerProposal(
    actor: Actor,
    input: { chapterId: string; proposalId: string; answer: ProposalAnswer },
  ): Promise<void> {
    await this.proposals.answer(actor, input, async (em, { asOf, memberIds }) => {
      await this.open(em, { chapterId: input.chapterId, kind: 'ONE_TO_ONE', asOf, memberIds });
    });
  }

  /**
   * The exact mail of a letter about attendance, as it would go out if the actor sent it now; for leaders.
   * @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT when the member cannot be written to.
   */
  async previewAttendance(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    letterId: string,
  ): Promise<RenderedMail & { readonly asOf: LocalDate }> {
    authorize(actor, 'attendance:write', place, 'letter');
    const { chapterId } = place;
    const draft = await this.moments.draft(em, chapterId, letterId, accountIdOf(actor) ?? '');
    if (!draft) throw notFound('letter');
    const { memberId, asOf } = draft;
    const now = this.clock.now();
    const claim = {
      chapterId,
      deliveryId: newId(),
      kind: 'ATTENDANCE',
      memberId,
      asOf,
      attempts: 1,
      createdAt: now,
    } as const;
    const addressee = await this.facts.addressee(em, claim, now);
    if (!addressee) throw notFound('letter');
    if (!addressee.email)
      throw new AppError('CONFLICT', 'No e-mail address is known of this member. Add one in the roster, or call.');
    const renderer = await (this.renderer ??= MailRenderer.create());
    return { ...renderer.render(composeAttendance(this.writer.placeOf(claim, addressee), draft)), asOf };
  }

  /**
   * Tells everybody what moved since they were told last: one mail an account and day, at a decent hour of the chapter. Running it
   * again, or twice at once, tells nobody twice. Answers with how many mails were written.
   */
  async tell(now: Date = this.clock.now()): Promise<number> {
    const ids = await this.door.run(systemActor('worker.loop', []), (em) =>
      em.query<{ id: string }[]>(`select app_chapter_ids() as id`),
    );
    const byAccount = new Map<string, Told[]>();
    for (const { id } of ids) {
      const told = await this.door.run(systemActor('worker.loop', [id]), (em) => this.newsOf(em, id, now));
      for (const one of told) byAccount.set(one.accountId, [...(byAccount.get(one.accountId) ?? []), one]);
    }
    let written = 0;
    for (const [accountId, told] of byAccount) if (await this.write(accountId, told, now)) written++;
    return written;
  }

  /** What moved in a chapter for those who want to hear of it and can be reached. */
  private async newsOf(em: EntityManager, chapterId: string, now: Date): Promise<Told[]> {
    const place = await this.chapters.place(em, chapterId);
    if (!this.thanks.isAwake(place, now)) return [];
    const all = await this.thanks.collect(em, place, now);
    if (all.length === 0) return [];
    const wanting = await em.query<{ memberId: string; accountId: string }[]>(WANTING, [
      chapterId,
      all.map((news) => news.memberId),
    ]);
    const accounts = new Map(wanting.map((row) => [row.memberId, row.accountId]));
    return all.flatMap((news) => {
      const accountId = accounts.get(news.memberId);
      return accountId ? [{ accountId, place, news }] : [];
    });
  }

  /** Notes what is told and opens the mail, both or neither. False when the account had its mail of today. */
  private async write(accountId: string, told: readonly Told[], now: Date): Promise<boolean> {
    const seats = await this.door.run(systemActor('worker.loop', []), (em) =>
      em.query<Seat[]>(`select chapter_id as "chapterId", member_id as "memberId" from app_account_seats($1)`, [
        accountId,
      ]),
    );
    const chapterIds = [...new Set(seats.map((seat) => seat.chapterId))];
    return this.door.run(systemActor('worker.loop', chapterIds), async (em) => {
      // Two workers must not each see that nothing was told yet.
      await em.query(`select pg_advisory_xact_lock(hashtextextended('loop ' || $1, 0))`, [accountId]);
      const [first] = told;
      if (!first || (await this.wasTold(em, seats, first.place, now))) return false;
      const noted: Told[] = [];
      for (const one of told) if (await this.thanks.claim(em, one.place, one.news, now)) noted.push(one);
      const [main] = noted;
      if (!main) return false;
      const { chapterId, timeZone } = main.place;
      const asOf = localDate(now, timeZone);
      await this.open(em, { chapterId, kind: 'LOOP', asOf, memberIds: [main.news.memberId] });
      return true;
    });
  }

  /** Whether any seat of the account had such a mail since midnight where the first of them is. */
  private async wasTold(
    em: EntityManager,
    seats: readonly Seat[],
    { timeZone }: ChapterPlace,
    now: Date,
  ): Promise<boolean> {
    const [row] = await em.query<{ told: boolean }[]>(
      `select exists (select from loop_mail l where l.member_id = any ($1::uuid[])
         and l.created_at >= date_trunc('day', $2::timestamptz at time zone $3) at time zone $3) as told`,
      [seats.map((seat) => seat.memberId), now, timeZone],
    );
    return row?.told ?? false;
  }

  private async open(em: EntityManager, moment: Parameters<Ledger['openMoment']>[1]): Promise<void> {
    const opened = await this.ledger.openMoment(em, moment, this.clock.now());
    if (opened.length > 0) this.jobs.enqueueAfterCommit(em, mailSend, ...opened);
  }
}

const WANTING = `
select m.id as "memberId", m.account_id as "accountId" from member m
join chapter c on c.id = m.chapter_id and c.mail_enabled
join account a on a.id = m.account_id and a.mail_bounced_at is null
left join mail_preference p on p.chapter_id = m.chapter_id and p.member_id = m.id and p.kind = 'LOOP'
where m.chapter_id = $1 and m.id = any ($2::uuid[]) and p.enabled is distinct from false`;
