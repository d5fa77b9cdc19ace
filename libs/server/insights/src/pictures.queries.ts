import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import { windowBefore, type DateRange, type LocalDate } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { HELD, PAIRS, PEOPLE, PERIODS, WEEK } from './pictures.sql.js';

/** Somebody in a picture of the window. */
export interface PicturePerson {
  readonly memberId: string;
  readonly displayName: string;
  readonly industry: string | null;
  readonly speciality: string | null;
  readonly joined: LocalDate;
  /** False for a former member, who is there because of referrals. */
  readonly active: boolean;
  /** One letter for each of the picture's meetings: P A L M S, `-` not recorded, a space for not a member then. */
  readonly marks: string;
}

/** What went between two members in the window. */
export interface PicturePair {
  /** The one with the smaller id. */
  readonly oneId: string;
  readonly otherId: string;
  /** Referrals from the one to the other, and back. */
  readonly given: number;
  readonly returned: number;
  readonly oneToOnes: number;
  readonly lastMet: LocalDate | null;
}

/** What somebody did in a time of so many days. */
export interface PicturePeriod {
  readonly from: LocalDate;
  readonly given: number;
  readonly received: number;
  readonly oneToOnes: number;
}

interface PictureFrame {
  readonly asOf: LocalDate;
  /** First day of the window. */
  readonly from: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  /** Days of the meetings held in the window. */
  readonly meetings: readonly LocalDate[];
}

export interface ChapterPicture extends PictureFrame {
  /** Active members and anybody else with a referral in the window, by name. */
  readonly people: readonly PicturePerson[];
  readonly pairs: readonly PicturePair[];
}

/** The picture of a time that somebody chose. */
export type PeriodPicture = Pick<ChapterPicture, 'meetings' | 'people' | 'pairs'>;

export interface MemberPicture extends PictureFrame {
  readonly marks: string;
  /** Every week of the window, oldest first; other chapters included. */
  readonly weeks: readonly PicturePeriod[];
  /** Quarters of thirteen weeks before `asOf` over two years, oldest first; referrals inside the chapter. */
  readonly quarters: readonly PicturePeriod[];
  /** Whoever something went to or came from, most first. */
  readonly partners: readonly (Omit<PicturePair, 'oneId' | 'otherId'> & { readonly memberId: string })[];
}

const QUARTER_DAYS = 91;
const QUARTERS = 8;

/** What matrices, heat maps and networks are drawn from: counted over the window of a computed week, whoever asks how often. */
@Injectable()
export class PictureQueries {
  /**
   * The whole chapter, for leaders and the membership committee; null when no week was computed. Three statements, whatever
   * its size. @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async ofChapter(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    asOf: LocalDate | null = null,
  ): Promise<ChapterPicture | null> {
    authorize(actor, 'insights:read', place, 'chapter');
    const frame = await frameOf(em, place.chapterId, asOf);
    if (!frame) return null;
    return { ...frame, ...(await pictured(em, place.chapterId, { from: frame.from, to: frame.asOf })) };
  }

  /** The same for any time, whether a week was computed or not; three statements. @throws AppError FORBIDDEN, NOT_FOUND. */
  async between(em: EntityManager, place: ChapterPlace, actor: Actor, range: DateRange): Promise<PeriodPicture> {
    authorize(actor, 'insights:read', place, 'chapter');
    const [held] = await em.query<{ meetings: LocalDate[] }[]>(HELD, [place.chapterId, range.from, range.to]);
    return { meetings: held?.meetings ?? [], ...(await pictured(em, place.chapterId, range)) };
  }

  /**
   * One member: themself, or anybody for leaders and the membership committee; null when no week was computed or they were
   * not there in its window. Five statements. @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate | null = null,
  ): Promise<MemberPicture | null> {
    authorize(actor, 'insights:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { chapterId } = place;
    const frame = await frameOf(em, chapterId, asOf);
    if (!frame) return null;
    const window = [chapterId, frame.from, frame.asOf, memberId];
    const [person] = await em.query<PicturePerson[]>(PEOPLE, window);
    if (!person) return null;
    const periods = (days: number, count: number, inChapter: boolean): Promise<PicturePeriod[]> =>
      em.query(PERIODS, [chapterId, memberId, frame.asOf, days, count, inChapter]);
    const weeks = await periods(7, frame.windowWeeks, false);
    const quarters = await periods(QUARTER_DAYS, QUARTERS, true);
    const pairs = await em.query<PicturePair[]>(PAIRS, window);
    const partners = pairs
      .map(({ oneId, otherId, given, returned, ...met }) =>
        oneId === memberId
          ? { memberId: otherId, given, returned, ...met }
          : { memberId: oneId, given: returned, returned: given, ...met },
      )
      .sort((a, b) => b.given + b.returned - a.given - a.returned || b.oneToOnes - a.oneToOnes);
    return { ...frame, marks: person.marks, weeks, quarters, partners };
  }
}

async function pictured(
  em: EntityManager,
  chapterId: string,
  { from, to }: DateRange,
): Promise<Pick<ChapterPicture, 'people' | 'pairs'>> {
  const window = [chapterId, from, to, null];
  const people = await em.query<PicturePerson[]>(PEOPLE, window);
  const pairs = await em.query<PicturePair[]>(PAIRS, window);
  const onEdge = new Set(pairs.flatMap((p) => (p.given + p.returned > 0 ? [p.oneId, p.otherId] : [])));
  const shown = people.filter(({ active, memberId }) => active || onEdge.has(memberId));
  const ids = new Set(shown.map(({ memberId }) => memberId));
  return { people: shown, pairs: pairs.filter((p) => ids.has(p.oneId) && ids.has(p.otherId)) };
}

async function frameOf(em: EntityManager, chapterId: string, day: LocalDate | null): Promise<PictureFrame | null> {
  const [week] = await em.query<Omit<PictureFrame, 'from'>[]>(WEEK, [chapterId, day]);
  return week ? { ...week, from: windowBefore(week.asOf, week.windowWeeks).from } : null;
}
