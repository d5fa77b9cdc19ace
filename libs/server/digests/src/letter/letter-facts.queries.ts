import { Inject, Injectable } from '@nestjs/common';
import { LEADER_ROLE_KINDS, type LocalDate, type MemberFigures, type MemberNotes } from '@chapterhouse/domain';
import type { LetterChapter } from '@chapterhouse/email';
import { type KeptGrowth, restoreGrowth } from '@chapterhouse/insights';
import { AnswerService } from '@chapterhouse/profiles';
import { callNames } from '@chapterhouse/words';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../ledger/ledger.js';
import type { WornBrand } from './letter-brand.js';
import type { LeaderFacts, NamedAsk, NamedSnapshot, NamedWaiting, ProposedMeeting } from './leader-facts.js';
import type { LetterData, MemberLetterData, Partner, WaitingSlip } from './letter-data.js';
import { LetterDataQueries } from './letter-data.queries.js';
import type { MemberFacts } from './member-letter.js';

/** To whom a claimed letter would go, as things stand now. */
export interface Addressee {
  readonly chapter: LetterChapter & { readonly slug: string; readonly isSample: boolean };
  readonly worn: WornBrand;
  readonly displayName: string;
  readonly email: string | null;
  readonly bounced: boolean;
  readonly wanted: boolean;
  /** Still a member, and for the leaders' letter still a leader. */
  readonly entitled: boolean;
}

type StoredFigures = MemberFigures & { readonly notes: MemberNotes };
interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly trade: string | null;
}
type WithoutWay<Facts> = Omit<Facts, 'links' | 'unsubscribeToken' | 'chapter'>;

/** Reads what one letter says from what was kept when the week was computed. It counts nothing that was kept. */
@Injectable()
export class LetterFactsQueries {
  constructor(
    @Inject(LetterDataQueries) private readonly letterData: LetterDataQueries,
    @Inject(AnswerService) private readonly answers: AnswerService,
  ) {}

  async addressee(em: EntityManager, claim: Claim, now: Date): Promise<Addressee | null> {
    type Row = Omit<Addressee, 'chapter' | 'worn'> & Addressee['chapter'] & WornBrand;
    const [row] = await em.query<Row[]>(ADDRESSEE, [
      claim.chapterId,
      claim.memberId,
      claim.kind,
      now,
      LEADER_ROLE_KINDS,
    ]);
    if (!row) return null;
    const { name, slug, locale, timeZone, currency, isSample, brandColour, logoHash, logoType, ...rest } = row;
    const { logoWidth, logoHeight, ...person } = rest;
    const worn = { brandColour, logoHash, logoType, logoWidth, logoHeight };
    return { ...person, worn, chapter: { name, slug, locale, timeZone, currency, isSample } };
  }

  /** Null when the week was not kept. */
  async forLeader(em: EntityManager, claim: Claim, recipient: string): Promise<WithoutWay<LeaderFacts> | null> {
    const week = await this.ofWeek(em, claim.chapterId, claim.asOf);
    if (!week) return null;
    const [now] = await em.query<{ drafts: number; rota: ProposedMeeting[] | null; asks: NamedAsk[] | null }[]>(
      LEADERS,
      [claim.chapterId, claim.asOf],
    );
    return { ...week, recipient, drafts: now?.drafts ?? 0, rota: now?.rota ?? [], asks: now?.asks ?? [] };
  }

  /**
   * What the leaders' letters of a week rest on; null when the week was not kept. What only letters need was kept with them: for a week
   * without letters it is worked out now.
   */
  async ofWeek(
    em: EntityManager,
    chapterId: string,
    asOf: LocalDate,
  ): Promise<Omit<WithoutWay<LeaderFacts>, 'recipient' | 'drafts' | 'rota' | 'asks'> | null> {
    const [week] = await em.query<
      {
        windowWeeks: number;
        evidenceWeeks: number;
        data: Omit<LetterData, 'members'> | null;
        absenceLimit: number;
        medicalLimit: number | null;
      }[]
    >(
      `select w.window_weeks as "windowWeeks", w.evidence_weeks as "evidenceWeeks", w.letter - 'members' as data,
         c.absence_limit as "absenceLimit", c.medical_limit as "medicalLimit"
       from chapter_week w join chapter c on c.id = w.chapter_id where w.chapter_id = $1 and w.as_of = $2`,
      [chapterId, asOf],
    );
    if (!week) return null;
    const rows = await em.query<{ memberId: string; displayName: string; figures: StoredFigures }[]>(
      `select m.id as "memberId", m.display_name as "displayName", s.figures
       from member_week s join member m on m.chapter_id = s.chapter_id and m.id = s.member_id
       where s.chapter_id = $1 and s.as_of = $2 and s.verdict is not null and m.status in ('ACTIVE', 'ON_LEAVE')`,
      [chapterId, asOf],
    );
    const { windowWeeks, evidenceWeeks, absenceLimit, medicalLimit } = week;
    const members = rows.map(snapshotOf);
    let { data } = week;
    if (!data) {
      const report = { windowWeeks, evidenceWeeks, members: Object.fromEntries(members.map((m) => [m.memberId, m])) };
      data = (await this.letterData.collect(em, asOf, new Map([[chapterId, report]]))).get(chapterId) ?? null;
    }
    if (!data) return null;
    return {
      policy: { absenceLimit, medicalLimit },
      asOf,
      windowWeeks,
      evidenceWeeks,
      data,
      members,
      waiting: await this.waiting(em, chapterId, data.waiting),
    };
  }

  /**
   * Null when the week was not kept, or holds no verdict of this member. With `questions` the links of the questions that wait
   * for the member's answer are made: for the member's own mail alone.
   */
  async forMember(
    em: EntityManager,
    claim: Claim,
    { questions = false } = {},
  ): Promise<WithoutWay<MemberFacts> | null> {
    const { chapterId, asOf, memberId } = claim;
    const [row] = await em.query<
      {
        windowWeeks: number;
        evidenceWeeks: number;
        data: MemberLetterData | null;
        partner: Partner | null;
        waiting: WaitingSlip[] | null;
        memberId: string;
        displayName: string;
        figures: StoredFigures;
        growth: KeptGrowth | null;
        proposal: MemberFacts['proposal'];
        asks: NamedAsk[] | null;
        people: Person[];
        asked: boolean;
      }[]
    >(MEMBER, [chapterId, asOf, memberId]);
    if (!row?.data) return null;
    const { windowWeeks, evidenceWeeks, data, partner, waiting, growth } = row;
    const snapshot = snapshotOf(row);
    const called = callNames(row.people.map((person) => person.displayName));
    const people = new Map(
      row.people.map((person) => {
        const { displayName } = person;
        return [person.id, { ...person, called: called.get(displayName) ?? displayName }];
      }),
    );
    const best = partner && people.get(partner.memberId);
    return {
      asOf,
      windowWeeks,
      evidenceWeeks,
      snapshot,
      data,
      partner: partner && best ? { name: best.called, trade: best.trade, count: partner.count } : null,
      waiting: await this.waiting(em, chapterId, waiting ?? []),
      growth: growth && restoreGrowth(memberId, growth, snapshot.figures, snapshot.notes),
      people,
      proposal: row.proposal,
      asks: (row.asks ?? []).filter((ask) => ask.memberId !== memberId),
      questions: questions && row.asked ? await this.answers.openInvitations(em, chapterId, memberId) : [],
    };
  }

  /** Only what still waits: the receiver may have answered since the week was computed. */
  private async waiting(
    em: EntityManager,
    chapterId: string,
    slips: readonly WaitingSlip[],
  ): Promise<(NamedWaiting & { prospect: string })[]> {
    if (slips.length === 0) return [];
    return em.query(
      `select s.id as "slipId", s.date, coalesce(f.display_name, s.from_name) as giver, t.display_name as receiver,
         s.prospect_name as prospect
       from slip s
       join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id
       left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id
       where s.chapter_id = $1 and s.id = any ($2::uuid[]) and s.status = 'NEW' order by s.date, s.id`,
      [chapterId, slips.map(({ slipId }) => slipId)],
    );
  }
}

function snapshotOf(row: { memberId: string; displayName: string; figures: StoredFigures }): NamedSnapshot {
  const { notes, ...figures } = row.figures;
  return { memberId: row.memberId, displayName: row.displayName, figures, notes };
}

/** What was asked in the week before, by those who still are here. Names are looked up when the letter is written. */
const asks = (
  day: string,
): string => `(select jsonb_agg(jsonb_build_object('memberId', m.id, 'name', m.display_name, 'text', a.text)
    order by a.asked_on desc, a.id desc)
  from ask a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id and m.status in ('ACTIVE', 'ON_LEAVE')
  where a.chapter_id = w.chapter_id and a.withdrawn_at is null and a.asked_on >= ${day} - 7 and a.asked_on <= ${day})`;

const MEMBER = `
select w.window_weeks as "windowWeeks", w.evidence_weeks as "evidenceWeeks", w.letter->'members'->($3::uuid::text) as data,
  w.letter->'partners'->($3::uuid::text) as partner, jsonb_path_query_array(w.letter, '$.waiting[*] ? (@.receiverId == $id)',
    jsonb_build_object('id', $3::uuid::text)) as waiting,
  m.id as "memberId", m.display_name as "displayName", s.figures, s.growth,
  exists (select from answer_invitation i where i.chapter_id = m.chapter_id and i.member_id = m.id and i.answered_at is null) as asked,
  (select jsonb_build_object('withMemberId',
      case when p.first_member_id = m.id then p.second_member_id else p.first_member_id end, 'reasons', p.reasons)
    from one_to_one_proposal p where p.chapter_id = w.chapter_id and p.as_of = w.as_of
      and m.id in (p.first_member_id, p.second_member_id)
      and coalesce(p.first_answer, '') <> 'DECLINED' and coalesce(p.second_answer, '') <> 'DECLINED' limit 1) as proposal,
  ${asks('$2::date')} as asks,
  (select jsonb_agg(jsonb_build_object('id', o.id, 'displayName', o.display_name, 'trade', o.speciality)) from member o
    where o.chapter_id = w.chapter_id and o.status in ('ACTIVE', 'ON_LEAVE')) as people
from chapter_week w
join member_week s on s.chapter_id = w.chapter_id and s.as_of = w.as_of and s.member_id = $3::uuid
join member m on m.chapter_id = s.chapter_id and m.id = s.member_id
where w.chapter_id = $1 and w.as_of = $2 and s.verdict is not null`;

const LEADERS = `
select (select count(*)::int from attendance_letter l where l.chapter_id = w.id and l.state = 'DRAFT') as drafts,
  (select jsonb_agg(jsonb_build_object('firstMemberId', p.first_member_id, 'secondMemberId', p.second_member_id,
      'reasons', p.reasons) order by p.weight desc, p.first_member_id)
    from one_to_one_proposal p where p.chapter_id = w.id and p.as_of = $2::date) as rota,
  ${asks('$2::date').replace('w.chapter_id', 'w.id')} as asks
from chapter w where w.id = $1`;

const ADDRESSEE = `
select c.name, c.slug, c.locale, c.time_zone as "timeZone", c.currency, c.is_sample as "isSample",
  c.brand_colour as "brandColour", c.logo_hash as "logoHash", c.logo_type as "logoType",
  l.width as "logoWidth", l.height as "logoHeight",
  m.display_name as "displayName", a.email, a.mail_bounced_at is not null as bounced, coalesce(p.enabled, true) as wanted,
  m.status in ('ACTIVE', 'ON_LEAVE') and (m."left" is null or m."left" > ($4::timestamptz at time zone c.time_zone)::date)
    and ($3::text <> 'LEADER_WEEKLY' or exists (
      select from role_term r where r.chapter_id = m.chapter_id and r.member_id = m.id and r.role = any ($5::text[])
        and r."from" <= ($4::timestamptz at time zone c.time_zone)::date
        and (r."to" is null or r."to" > ($4::timestamptz at time zone c.time_zone)::date))) as entitled
from member m
join chapter c on c.id = m.chapter_id
left join chapter_logo l on l.chapter_id = c.id
left join account a on a.id = m.account_id
left join mail_preference p on p.chapter_id = m.chapter_id and p.member_id = m.id and p.kind = $3
where m.chapter_id = $1 and m.id = $2`;
