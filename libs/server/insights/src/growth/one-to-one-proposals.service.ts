import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, authorize, memberIdsIn, newId, notFound, type Actor } from '@chapterhouse/platform';
import { ChapterDoor, pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import type { LocalDate, PairReason } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import type { Rota } from './rota.js';

export type ProposalAnswer = 'ACCEPTED' | 'DECLINED';

/** A proposed one-to-one as one of the two sees it. */
export interface Proposal {
  readonly id: string;
  readonly asOf: LocalDate;
  /** Whose side of it this is, and the other one. */
  readonly memberId: string;
  readonly withMemberId: string;
  readonly reasons: readonly PairReason[];
  readonly own: ProposalAnswer | null;
  readonly theirs: ProposalAnswer | null;
  /** Both accepted: it can go into the calendars. */
  readonly agreed: boolean;
  /** Whether the two may still answer: in the proposal's week and the one after. */
  readonly open: boolean;
  /** Seconds from the making of it to the last answer, 0 without one: it grows with each answer, for calendars. */
  readonly revision: number;
}

/** A pair of the week's rota as leaders see it. */
export interface ProposedPair {
  readonly id: string;
  readonly firstMemberId: string;
  readonly secondMemberId: string;
  readonly weight: number;
  readonly reasons: readonly PairReason[];
  readonly firstAnswer: ProposalAnswer | null;
  readonly secondAnswer: ProposalAnswer | null;
}

/** A proposal that both have accepted. */
export interface AgreedProposal {
  readonly asOf: LocalDate;
  readonly memberIds: readonly string[];
}

/** The one-to-ones that the week's rota proposes, accepted or declined by both sides. */
@Injectable()
export class ProposalService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Turns the kept rotas of a week into proposals, in the caller's transaction. A week that has proposals keeps them, however
   * often it is computed again: nobody's answer is lost. Answers with how many were made.
   */
  async propose(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<number> {
    const weeks = await em.query<{ chapterId: string; rota: Rota }[]>(
      `select w.chapter_id as "chapterId", w.figures->'rota' as rota from chapter_week w
       where w.chapter_id = any ($1::uuid[]) and w.as_of = $2::date and jsonb_typeof(w.figures->'rota') = 'object'
         and not exists (select from one_to_one_proposal p where p.chapter_id = w.chapter_id and p.as_of = w.as_of)
         and not exists (select from chapter_week l where l.chapter_id = w.chapter_id and l.as_of > w.as_of)`,
      [chapterIds, asOf],
    );
    const proposals = weeks.flatMap(({ chapterId, rota }) =>
      rota.pairs.map(({ pair: [a, b], weight, reasons }) => ({
        ...{ chapter_id: chapterId, id: newId(), first_member_id: a, second_member_id: b },
        ...{ weight, reasons },
      })),
    );
    const made = await em.query<unknown[]>(
      `insert into one_to_one_proposal (chapter_id, id, as_of, first_member_id, second_member_id, weight, reasons)
       select p.chapter_id, p.id, $2::date, p.first_member_id, p.second_member_id, p.weight, p.reasons
       from json_to_recordset($1::json) as p (
         chapter_id uuid, id uuid, first_member_id uuid, second_member_id uuid, weight smallint, reasons jsonb)
       on conflict do nothing returning 1`,
      [JSON.stringify(proposals), asOf],
    );
    return made.length;
  }

  /** A member's proposals, newest first: one's own, or anybody's for leaders and the membership committee. */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: Page = {},
  ): Promise<PageOf<Proposal>> {
    authorize(actor, 'insights:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { limit, offset } = pageOf(page);
    const rows = await em.query<(ProposalRow & { totalCount: number })[]>(
      `${oneSide()}, count(*) over ()::int as "totalCount"
       from one_to_one_proposal p where p.chapter_id = $1 and $2 in (first_member_id, second_member_id)
       order by p.as_of desc, p.id desc limit $4 offset $5`,
      [place.chapterId, memberId, this.clock.today(place.timeZone), limit, offset],
    );
    return { items: rows.map(proposalOf), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** A member's proposals of one week, by the other member; rights as in `ofMember`. */
  async ofWeek(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate,
  ): Promise<Map<string, Proposal>> {
    authorize(actor, 'insights:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const rows = await em.query<ProposalRow[]>(
      `${oneSide()} from one_to_one_proposal p
       where p.chapter_id = $1 and $2 in (first_member_id, second_member_id) and p.as_of = $4::date order by p.id`,
      [place.chapterId, memberId, this.clock.today(place.timeZone), asOf],
    );
    return new Map(rows.map((row) => [row.withMemberId, proposalOf(row)]));
  }

  /** The whole rota of a week with everybody's answers, for leaders and the membership committee, in the order of the ids. */
  async pairsOf(em: EntityManager, place: ChapterPlace, actor: Actor, asOf: LocalDate): Promise<ProposedPair[]> {
    authorize(actor, 'insights:read', place, 'chapter');
    return em.query<ProposedPair[]>(
      `select id, first_member_id as "firstMemberId", second_member_id as "secondMemberId", weight, reasons,
         first_answer as "firstAnswer", second_answer as "secondAnswer"
       from one_to_one_proposal where chapter_id = $1 and as_of = $2 order by first_member_id`,
      [place.chapterId, asOf],
    );
  }

  /** A proposal of the actor's own seat, from their side. @throws AppError NOT_FOUND for anybody else's, whatever the role. */
  async own(em: EntityManager, place: ChapterPlace, actor: Actor, proposalId: string): Promise<Proposal> {
    const [row] = await em.query<ProposalRow[]>(
      `${oneSide('mine.id')} from one_to_one_proposal p
       join unnest($2::uuid[]) mine (id) on mine.id in (p.first_member_id, p.second_member_id)
       where p.chapter_id = $1 and p.id = $4 limit 1`,
      [place.chapterId, memberIdsIn(actor, place.chapterId), this.clock.today(place.timeZone), proposalId],
    );
    if (!row) throw notFound('proposal');
    return proposalOf(row);
  }

  /**
   * One of the two accepts or declines, and may change their mind within the proposal's week and the one after. `onAgreed` is
   * called in the same transaction when both have accepted now.
   * @throws AppError NOT_FOUND when it is not a proposal of the actor's own seat, CONFLICT when its time is over.
   */
  async answer(
    actor: Actor,
    { chapterId, proposalId, answer }: { chapterId: string; proposalId: string; answer: ProposalAnswer },
    onAgreed?: (em: EntityManager, proposal: AgreedProposal) => Promise<void>,
  ): Promise<void> {
    await this.door.run(actor, chapterId, async (em, _place, today) => {
      const seats = memberIdsIn(actor, chapterId);
      const [found] = await em.query<{ first: boolean; over: boolean }[]>(
        `select first_member_id = any ($3::uuid[]) as first, as_of < $4::date - 13 as over from one_to_one_proposal
         where chapter_id = $1 and id = $2 and (first_member_id = any ($3::uuid[]) or second_member_id = any ($3::uuid[]))
         for update`,
        [chapterId, proposalId, seats, today],
      );
      if (!found) throw notFound('proposal');
      if (found.over)
        throw new AppError('CONFLICT', 'This proposal was for an earlier week. Answer the one of this week instead.');
      const side = found.first ? 'first' : 'second';
      await em.query(
        `update one_to_one_proposal set ${side}_answer = $3, ${side}_answered_at = $4 where chapter_id = $1 and id = $2`,
        [chapterId, proposalId, answer, this.clock.now()],
      );
      const [agreed] = await em.query<AgreedProposal[]>(
        `select as_of as "asOf", array[first_member_id, second_member_id]::text[] as "memberIds" from one_to_one_proposal
         where chapter_id = $1 and id = $2 and first_answer = 'ACCEPTED' and second_answer = 'ACCEPTED'`,
        [chapterId, proposalId],
      );
      if (agreed) await onAgreed?.(em, agreed);
    });
  }
}

type ProposalRow = Omit<Proposal, 'agreed'>;

/** The columns of a proposal `p` from the side of a member; `$3` is today. */
const oneSide = (
  member = '$2::uuid',
): string => `select p.id, p.as_of as "asOf", ${member} as "memberId", p.reasons, p.as_of >= $3::date - 13 as open,
  greatest(0, ceil(extract(epoch from greatest(p.first_answered_at, p.second_answered_at) - p.created_at)))::int as revision,
  case when p.first_member_id = ${member} then p.second_member_id else p.first_member_id end as "withMemberId",
  case when p.first_member_id = ${member} then p.first_answer else p.second_answer end as own,
  case when p.first_member_id = ${member} then p.second_answer else p.first_answer end as theirs`;

function proposalOf({ id, asOf, memberId, withMemberId, reasons, own, theirs, open, revision }: ProposalRow): Proposal {
  const agreed = own === 'ACCEPTED' && theirs === 'ACCEPTED';
  return { id, asOf, memberId, withMemberId, reasons, own, theirs, open, agreed, revision };
}
