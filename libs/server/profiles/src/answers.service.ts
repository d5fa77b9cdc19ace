import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, CONFIG, Clock, newId, notFound, systemActor, type Config } from '@chapterhouse/platform';
import { Door } from '@chapterhouse/database';
import { MEETING_WAS, type LocalDate, type MeetingWas } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** How long a link works. */
const LINK_DAYS = 21;

/** A question that waits for a member's answer, with the link's secret: for that member's own mail and nowhere else. */
export interface OpenInvitation {
  readonly invitationId: string;
  readonly aboutMemberId: string;
  readonly metOn: LocalDate;
  readonly token: string;
  readonly expiresAt: Date;
}

/** What the page behind a link shows before the answer. */
export interface AnswerPage {
  readonly chapterName: string;
  readonly locale: string;
  readonly byName: string;
  readonly aboutName: string;
  readonly metOn: LocalDate;
  /** When the link stops working. */
  readonly expiresAt: Date;
}

export interface GiveAnswer {
  token: string;
  /** Could you say what they do, 1 to 5. */
  understood: number;
  /** Would you stake your name on them, 1 to 5. */
  stake: number;
  meetingWas: MeetingWas;
}

/**
 * What members say about each other after a one-to-one, in confidence. No method gives an answer to anybody: answers go into
 * PostgreSQL through a link, and come out summed up over three or more partners (see the migration).
 */
@Injectable()
export class AnswerService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'AUTH_SECRET'>,
  ) {}

  /**
   * Invites both sides of the one-to-ones of the week before `asOf`, in the transaction of the week. Running it again invites
   * nobody twice. Answers with how many were invited.
   */
  async invite(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<number> {
    const rows = await em.query<{ id: string }[]>(
      `insert into answer_invitation (chapter_id, id, member_id, about_member_id, met_on)
       select distinct on (s.chapter_id, b.by_id, b.about_id, s.date) s.chapter_id, gen_random_uuid(), b.by_id, b.about_id, s.date
       from slip s
       cross join lateral (values (s.from_member_id, s.to_member_id), (s.to_member_id, s.from_member_id)) b (by_id, about_id)
       join member m on m.chapter_id = s.chapter_id and m.id = b.by_id and m.account_id is not null
         and m.status in ('ACTIVE', 'ON_LEAVE')
       where s.chapter_id = any ($1::uuid[]) and s.type = 'ONE_TO_ONE' and s.withdrawn_at is null
         and s.from_member_id is not null and s.to_member_id is not null
         and s.date >= $2::date - 7 and s.date < $2::date
       on conflict do nothing returning id`,
      [chapterIds, asOf],
    );
    return rows.length;
  }

  /**
   * The questions that wait for this member, each with its link, newest first. The link of an invitation is always the same
   * one, so that a mail sent again does not break the mail before; it works until 21 days after it was first made.
   * For the system alone, on the way to the member's own mail.
   */
  async openInvitations(em: EntityManager, chapterId: string, memberId: string): Promise<OpenInvitation[]> {
    const now = this.clock.now();
    const rows = await em.query<{ id: string; aboutMemberId: string; metOn: LocalDate; expiresAt: Date | null }[]>(
      `select id, about_member_id as "aboutMemberId", met_on as "metOn", expires_at as "expiresAt" from answer_invitation
       where chapter_id = $1 and member_id = $2 and answered_at is null and (expires_at is null or expires_at > $3)
       order by met_on desc, id limit 10`,
      [chapterId, memberId, now],
    );
    const expires = new Date(now.getTime() + LINK_DAYS * 86_400_000);
    const open: OpenInvitation[] = [];
    for (const { id, expiresAt, ...row } of rows) {
      const token = this.tokenOf(chapterId, id);
      if (!expiresAt) {
        await em.query(
          `update answer_invitation set token_hash = $3, expires_at = $4 where chapter_id = $1 and id = $2 and expires_at is null`,
          [chapterId, id, hashOf(token), expires],
        );
      }
      open.push({ invitationId: id, ...row, token, expiresAt: expiresAt ?? expires });
    }
    return open;
  }

  /** What the page behind a link asks about; nobody is signed in. @throws AppError NOT_FOUND: unknown, used or expired. */
  async page(token: string): Promise<AnswerPage> {
    const hash = hashOf(token);
    const [page] = await this.door.run(nobody, (em) =>
      em.query<(Omit<AnswerPage, 'expiresAt'> & { chapterId: string })[]>(
        `select chapter_id as "chapterId", chapter_name as "chapterName", locale, by_name as "byName",
           about_name as "aboutName", met_on as "metOn" from app_answer_link($1, $2)`,
        [hash, this.clock.now()],
      ),
    );
    if (!page) throw notFound('link');
    const { chapterId, ...shown } = page;
    const [link] = await this.door.run(systemActor('answers', [chapterId]), (em) =>
      em.query<{ expiresAt: Date }[]>(
        `select expires_at as "expiresAt" from answer_invitation where chapter_id = $1 and token_hash = $2`,
        [chapterId, hash],
      ),
    );
    // Used up between the two looks.
    if (!link) throw notFound('link');
    return { ...shown, expiresAt: link.expiresAt };
  }

  /**
   * Keeps an answer and uses the link up; nobody is signed in, and nothing is told back.
   * @throws AppError BAD_INPUT naming the field, NOT_FOUND: unknown, used or expired.
   */
  async answer({ token, understood, stake, meetingWas }: GiveAnswer): Promise<void> {
    checkRange(understood, 'understood');
    checkRange(stake, 'stake');
    if (!MEETING_WAS.includes(meetingWas))
      throw new AppError('BAD_INPUT', 'Say whether it was about both of you or a sales pitch.', 'meetingWas');
    const [kept] = await this.door.run(nobody, (em) =>
      em.query<{ done: boolean }[]>(`select app_answer($1, $2, $3, $4, $5, $6) as done`, [
        hashOf(token),
        this.clock.now(),
        newId(),
        understood,
        stake,
        meetingWas,
      ]),
    );
    if (!kept?.done) throw notFound('link');
  }

  /** Sums up what was said before `asOf` about everybody of whom three different partners spoke; answers with how many sets. */
  async publish(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<number> {
    const [row] = await em.query<{ sets: number }[]>(`select app_publish_answers($1::uuid[], $2::date) as sets`, [
      chapterIds,
      asOf,
    ]);
    return row?.sets ?? 0;
  }

  /** Made from the secret instead of kept: whoever reads the table cannot answer for anybody. */
  private tokenOf(chapterId: string, invitationId: string): string {
    return createHmac('sha256', this.config.AUTH_SECRET)
      .update(`one-to-one answer ${chapterId} ${invitationId}`)
      .digest('base64url');
  }
}

const nobody = systemActor('answers', []);
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function checkRange(value: number, field: string): void {
  if (!Number.isInteger(value) || value < 1 || value > 5)
    throw new AppError('BAD_INPUT', 'Choose a number from 1 (not at all) to 5 (entirely).', field);
}
