import { addDays, dayNumber, type LocalDate } from '@chapterhouse/domain';
import { attendanceMark, referralStatus } from './behaviour.js';
import type { CopyLines } from './copy.js';
import {
  COMMENTS,
  EDUCATION,
  FIRST_NAMES,
  LAST_NAMES,
  OTHER_CHAPTERS,
  PLACES,
  TESTIMONIALS,
  TOPICS,
  TRADES,
} from './people.data.js';
import { type Frame, makeRoster, type Seat } from './roster.js';

export interface ChapterPlan extends Frame {
  readonly name: string;
  readonly organisationId: string;
  readonly regionId: string;
  readonly referralsPerYear: number;
}

/** Meetings older than this are closed for corrections. */
const OPEN_WEEKS = 3;
const ABROAD = 0.03;
const FREE_TEXT = 0.15;

/** Every row of one chapter, history included, up to the day before `asOf`. */
export function makeChapter(plan: ChapterPlan, out: CopyLines): void {
  const { random, place } = plan;
  const weekday = random.between(2, 5);
  out.add('chapter', [
    plan.chapterId,
    plan.organisationId,
    plan.regionId,
    plan.slug,
    plan.name,
    place.timeZone,
    place.currency,
    place.locale,
    weekday,
    random.pick(['06:45', '07:00', '07:30', '12:00']),
    `${random.pick(LAST_NAMES)} House`,
    random.between(5, 9),
    true,
  ]);
  const seats = makeRoster(plan, out);
  const history = new History(plan, seats, out);
  for (let week = 0; week < plan.weeks; week++) history.addWeek(week, weekday);
  history.addInvitations();
}

class History {
  private readonly start: number;
  private readonly end: number;
  private readonly dates: LocalDate[];
  /** Weekly rate of referrals by seat. */
  private readonly rates: number[];
  /** For each giver, running sums of how likely each receiver is. */
  private readonly partners: Float64Array[];

  constructor(
    private readonly plan: ChapterPlan,
    private readonly seats: readonly Seat[],
    private readonly out: CopyLines,
  ) {
    this.end = dayNumber(plan.asOf);
    this.start = this.end - 7 * plan.weeks;
    this.dates = Array.from({ length: 7 * plan.weeks + 8 }, (_, i) => addDays(plan.asOf, i - 7 * plan.weeks));
    const mean = seats.reduce((sum, s) => sum + s.behaviour.gives, 0) / seats.length;
    this.rates = seats.map((s) => ((plan.referralsPerYear / 52) * s.behaviour.gives) / mean);
    this.partners = this.makePartners();
  }

  /** Whoever likes whom is mutual: what is one-sided comes from giving and receiving, not from the tie. */
  private makePartners(): Float64Array[] {
    const { random } = this.plan;
    const n = this.seats.length;
    const ties = this.seats.map(() => new Float64Array(n));
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        const sphere = this.seats[i]?.industry === this.seats[j]?.industry ? 2 : 1;
        const tie = sphere * Math.exp(0.9 * random.normal());
        (ties[i] as Float64Array)[j] = tie;
        (ties[j] as Float64Array)[i] = tie;
      }
    return ties.map((row) => {
      let sum = 0;
      return row.map((tie, j) => (sum += tie * (this.seats[j] as Seat).behaviour.receives));
    });
  }

  addWeek(week: number, weekday: number): void {
    const { plan, out } = this;
    const first = this.start + 7 * week;
    // 1970-01-01 was a Thursday: ISO weekday 4.
    const day = first + ((weekday - (((first + 3) % 7) + 1) + 7) % 7);
    const date = this.dateOf(day);
    const cancelled = date.slice(5) >= '12-24' || date.slice(5) <= '01-01';
    const locked = plan.weeks - week > OPEN_WEEKS;
    out.add('meeting', [
      plan.chapterId,
      date,
      cancelled ? 'CANCELLED' : 'HELD',
      locked ? 'LOCKED' : 'OPEN',
      locked ? `${this.dateOf(Math.min(day + 7, this.end))}T12:00:00Z` : null,
    ]);
    this.seats.forEach((seat, i) => {
      if (day < seat.joined || day >= seat.left) return;
      if (!cancelled) this.addAttendance(seat, week, date);
      this.addSlips(seat, i, first, cancelled ? first : day);
    });
  }

  private addAttendance(seat: Seat, week: number, date: LocalDate): void {
    const { random } = this.plan;
    const mark = attendanceMark(random, seat.behaviour, week);
    if (!mark) return;
    const substitute = mark === 'SUBSTITUTE' ? this.person() : null;
    const leftEarly = mark === 'PRESENT' && random.chance(0.02);
    this.out.add('attendance', [this.plan.chapterId, seat.id, date, mark, substitute, leftEarly]);
  }

  private addSlips(seat: Seat, index: number, first: number, meeting: number): void {
    const { random } = this.plan;
    const { behaviour } = seat;
    const some = (): number => (random.chance(0.7) ? meeting : first + random.below(7));
    const here = (day: number): boolean => day >= seat.joined && day < seat.left;
    for (let n = random.poisson(this.rates[index] ?? 0); n > 0; n--) {
      const day = some();
      if (here(day)) this.addReferral(seat, index, day);
    }
    if (random.chance(Math.min(0.9, behaviour.oneToOnes))) {
      const day = some();
      const partner = this.partner(index, day);
      if (here(day) && partner) this.addOneToOne(seat, partner, day);
    }
    if (here(meeting) && random.chance(Math.min(0.9, behaviour.education)))
      this.slip(meeting, 'EDUCATION', seat, null, {
        activity: random.pick(EDUCATION),
        credits: random.between(1, 3),
      });
    if (here(meeting) && random.chance(0.05)) {
      const partner = this.partner(index, meeting);
      if (partner) this.slip(meeting, 'TESTIMONIAL', seat, partner, { text: random.pick(TESTIMONIALS) });
    }
    if (here(meeting) && random.chance(Math.min(0.5, behaviour.visitors))) this.addVisitor(seat, meeting);
  }

  private addReferral(giver: Seat, index: number, day: number): void {
    const { random } = this.plan;
    const status = referralStatus(random, this.end - day);
    const abroad = random.chance(ABROAD);
    const receiver = abroad ? null : this.partner(index, day);
    if (!abroad && !receiver) return;
    const id = this.slip(day, 'REFERRAL', giver, receiver, {
      tier: random.chance(0.4) ? 'INSIDE' : 'OUTSIDE',
      prospectName: this.person(),
      gaveCard: random.chance(0.5),
      saidYouWouldCall: random.chance(0.5),
      heat: random.between(2, 5),
      status,
      text: random.chance(FREE_TEXT) ? random.pick(COMMENTS) : null,
      withdrawnAt: status === 'WITHDRAWN' ? `${this.dateOf(day)}T18:00:00Z` : null,
    });
    if (receiver && status === 'WON' && random.chance(receiver.behaviour.thanks))
      this.addThanks(receiver, giver, id, day);
  }

  /** The receiver thanks the giver for the business that came of it. */
  private addThanks(receiver: Seat, giver: Seat, referralId: string, referred: number): void {
    const { random, place } = this.plan;
    const day = referred + random.between(7, 60);
    if (day >= Math.min(this.end, receiver.left, giver.left)) return;
    const euros = Math.exp(6.6 + 1.1 * random.normal());
    this.slip(day, 'CLOSED_BUSINESS', receiver, giver, {
      amount: Math.max(1, Math.round(euros * place.rate)),
      currency: place.currency,
      business: random.chance(0.75) ? 'NEW' : 'REPEAT',
      referralId,
    });
  }

  private addOneToOne(seat: Seat, partner: Seat, day: number): void {
    const { random } = this.plan;
    this.slip(day, 'ONE_TO_ONE', seat, partner, {
      invitedBy: seat.id,
      place: random.pick(PLACES),
      topics: random.chance(FREE_TEXT) ? random.pick(TOPICS) : null,
    });
  }

  private addVisitor(inviter: Seat, day: number): void {
    const { plan, out } = this;
    const { random } = plan;
    const age = this.end - day;
    const stage = age <= 7 ? 'ATTENDED' : random.pick(['FOLLOWED_UP', 'FOLLOWED_UP', 'APPLIED', 'DECLINED'] as const);
    const date = this.dateOf(day);
    const due = `${this.dateOf(day + 1)}T09:00:00Z`;
    out.add('visitor', [
      plan.chapterId,
      random.uuid(day * 86_400_000),
      this.person(),
      null,
      this.trade(),
      inviter.id,
      date,
      random.chance(0.15) ? 2 : 1,
      stage,
      due,
    ]);
  }

  /** Those who were asked and have not come yet. */
  addInvitations(): void {
    const { plan, out } = this;
    const { random } = plan;
    for (const seat of this.seats)
      if (seat.left === Infinity && random.chance(Math.min(0.5, seat.behaviour.visitors))) {
        const stage = random.pick(['INVITED', 'REGISTERED'] as const);
        const id = random.uuid(this.end * 86_400_000 - 1);
        out.add('visitor', [plan.chapterId, id, this.person(), null, this.trade(), seat.id, null, 0, stage, null]);
      }
  }

  /** Somebody else who is a member on that day, the closer the likelier; null when chance finds nobody. */
  private partner(index: number, day: number): Seat | null {
    const sums = this.partners[index] as Float64Array;
    for (let tries = 0; tries < 12; tries++) {
      const i = this.plan.random.weighted(sums);
      const seat = this.seats[i] as Seat;
      if (i !== index && day >= seat.joined && day < seat.left) return seat;
    }
    return null;
  }

  private slip(day: number, type: string, from: Seat, to: Seat | null, more: SlipCells): string {
    const { plan } = this;
    const { random } = plan;
    const id = random.uuid(day * 86_400_000 + random.below(86_400_000));
    const outside = type === 'REFERRAL' && !to;
    this.out.add('slip', [
      plan.chapterId,
      id,
      type,
      this.dateOf(day),
      from.id,
      null,
      null,
      to?.id ?? null,
      outside ? this.person() : null,
      outside ? random.pick(OTHER_CHAPTERS) : null,
      more.tier ?? null,
      more.prospectName ?? null,
      more.gaveCard ?? false,
      more.saidYouWouldCall ?? false,
      more.heat ?? null,
      more.status ?? null,
      more.amount ?? null,
      more.currency ?? null,
      more.business ?? null,
      more.referralId ?? null,
      more.invitedBy ?? null,
      more.place ?? null,
      more.topics ?? null,
      more.activity ?? null,
      more.credits ?? null,
      more.text ?? null,
      more.withdrawnAt ?? null,
    ]);
    return id;
  }

  private person(): string {
    const { random } = this.plan;
    return `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
  }

  private trade(): string {
    const [, specialities] = this.plan.random.pick(TRADES);
    return this.plan.random.pick(specialities);
  }

  private dateOf(day: number): LocalDate {
    return this.dates[day - this.start] ?? addDays(this.plan.asOf, day - this.end);
  }
}

interface SlipCells {
  tier?: string;
  prospectName?: string;
  gaveCard?: boolean;
  saidYouWouldCall?: boolean;
  heat?: number;
  status?: string;
  amount?: number;
  currency?: string;
  business?: string;
  referralId?: string;
  invitedBy?: string;
  place?: string;
  topics?: string | null;
  activity?: string;
  credits?: number;
  text?: string | null;
  withdrawnAt?: string | null;
}
