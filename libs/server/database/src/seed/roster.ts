import { addDays, classificationKey, dayNumber, foldName, type LocalDate } from '@chapterhouse/domain';
import { type Behaviour, makeBehaviour } from './behaviour.js';
import type { CopyLines } from './copy.js';
import { COMPANY_ENDS, FIRST_NAMES, LAST_NAMES, TRADES } from './people.data.js';
import type { Place } from './places.data.js';
import type { Random } from './random.js';

export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly industry: string;
  /** Days since 1970; `left` is Infinity while the member stays. */
  readonly joined: number;
  readonly left: number;
  readonly behaviour: Behaviour;
}

/** The part of a chapter that its rows share. */
export interface Frame {
  readonly random: Random;
  readonly chapterId: string;
  readonly slug: string;
  readonly place: Place;
  readonly asOf: LocalDate;
  readonly weeks: number;
  readonly members: number;
}

/** How many active members a chapter may have: each needs a classification of their own. */
export const MOST_MEMBERS = TRADES.reduce((sum, [, specialities]) => sum + specialities.length, 0);

/** Share of the members that leaves (and is followed by a new one) in a year. */
const TURNOVER = 0.12;
const DAYS_PER_YEAR = 365;

/**
 * Members, their accounts and their roles: `members` active ones at the end, besides those who left on the way. As many
 * joined as left, so that the size stays about the same.
 */
export function makeRoster(frame: Frame, out: CopyLines): Seat[] {
  const { random, members, weeks } = frame;
  const trades = random.shuffle(TRADES.flatMap(([industry, list]) => list.map((s) => [industry, s] as const)));
  const changes = Math.min(members - 1, Math.round(members * TURNOVER * (weeks / 52)));
  const names = makeNames(random, members + changes);
  const end = dayNumber(frame.asOf);
  const start = end - 7 * weeks;
  const seats: Seat[] = [];
  for (let i = 0; i < members + changes; i++) {
    const leaver = i >= members;
    const newcomer = !leaver && i >= members - changes;
    // The one who leaves and the one who takes the seat share the day, more or less.
    const turn = start + 1 + random.below(Math.max(1, end - start - 1));
    const before = start - 30 - Math.floor(-Math.log(1 - random.next()) * 3 * DAYS_PER_YEAR);
    const seat: Seat = {
      id: random.uuid(dayNumber(frame.asOf) * 86_400_000 - (members + changes - i) * 1000),
      name: names[i] ?? '',
      industry: '',
      joined: newcomer ? turn : before,
      left: leaver ? turn : Infinity,
      behaviour: makeBehaviour(random, weeks),
    };
    const [industry, speciality] = trades[i % trades.length] ?? ['', ''];
    seats.push({ ...seat, industry });
    addMember(frame, seat, industry, speciality, seats[random.below(Math.max(1, i))], out);
  }
  addRoles(frame, seats.slice(0, Math.max(1, members - changes)), out);
  return seats;
}

function makeNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`);
  return [...names];
}

function addMember(
  frame: Frame,
  seat: Seat,
  industry: string,
  speciality: string,
  sponsor: Seat | undefined,
  out: CopyLines,
): void {
  const { random, place } = frame;
  const accountId = random.uuid(seat.joined * 86_400_000);
  const email = `${foldName(seat.name).replaceAll(' ', '.')}@${frame.slug}.example`;
  out.add('account', [accountId, seat.name, email, true]);
  const left = Number.isFinite(seat.left) ? isoDate(seat.left) : null;
  const asOf = dayNumber(frame.asOf);
  const anniversary = seat.joined + Math.ceil((asOf - seat.joined + 1) / DAYS_PER_YEAR) * DAYS_PER_YEAR;
  out.add('member', [
    frame.chapterId,
    seat.id,
    accountId,
    seat.name,
    foldName(seat.name),
    `${seat.name.split(' ')[1] ?? seat.name} ${random.pick(COMPANY_ENDS)}`,
    `${place.dial} ${random.between(20, 99)} ${random.between(100, 999)} ${random.between(1000, 9999)}`,
    industry,
    speciality,
    classificationKey(industry, speciality),
    left ? 'LEFT' : random.chance(0.02) ? 'ON_LEAVE' : 'ACTIVE',
    isoDate(seat.joined),
    left,
    left ? null : isoDate(anniversary),
    sponsor && sponsor.id !== seat.id && sponsor.joined < seat.joined ? sponsor.id : null,
  ]);
}

/** The three leaders for half a year each time, and the other roles for good. All are members of some standing. */
function addRoles(frame: Frame, standing: readonly Seat[], out: CopyLines): void {
  const { random, chapterId } = frame;
  const people = random.shuffle(standing);
  const term = (role: string, seat: Seat, from: number, to: number | null): void =>
    out.add('role_term', [chapterId, random.uuid(from * 86_400_000), seat.id, role, isoDate(from), to && isoDate(to)]);
  const end = dayNumber(frame.asOf);
  const handOver = end - 100;
  let next = 0;
  const someone = (): Seat => people[next++ % people.length] as Seat;
  for (const role of ['PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER']) {
    const [now, then] = [someone(), people[(next + 10) % people.length] as Seat];
    if (then.joined < handOver - 182) term(role, then, handOver - 182, handOver);
    term(role, now, Math.max(now.joined, handOver), null);
  }
  for (const role of ['MEMBERSHIP_COMMITTEE', 'VISITOR_HOST', 'EDUCATION', 'MENTOR', 'GROWTH']) {
    if (next >= people.length) return;
    const seat = someone();
    term(role, seat, Math.max(seat.joined, handOver), null);
  }
}

const isoDate = (day: number): LocalDate => addDays('1970-01-01', day);
