import type pg from 'pg';
import { addDays, classificationKey, foldName } from '@chapterhouse/domain';
import type {
  AccountEntity,
  AttendanceEntity,
  ChapterEntity,
  MeetingEntity,
  MemberEntity,
  OrganisationEntity,
  RegionEntity,
  RoleTermEntity,
  SlipEntity,
  StaffRoleEntity,
  VisitorEntity,
} from '@chapterhouse/database';
import { newId } from '@chapterhouse/platform';

const FIRST = [
  'Ada',
  'Bilal',
  'Cora',
  'Dmitri',
  'Elif',
  'Farah',
  'Goran',
  'Hana',
  'Idris',
  'Jonas',
  'Keiko',
  'Lena',
  'Milo',
  'Noor',
  'Oskar',
  'Petra',
];
const LAST = [
  'Abara',
  'Brandt',
  'Corrigan',
  'Delacroix',
  'Engstrom',
  'Farrow',
  'Grieve',
  'Hartono',
  'Ibsen',
  'Jelinek',
  'Kowal',
  'Lorca',
  'Moreau',
];
const TRADES = [
  ['Legal', 'Conveyancing'],
  ['Finance', 'Bookkeeping'],
  ['Building', 'Joinery'],
  ['Health', 'Physiotherapy'],
  ['Events', 'Florist'],
  ['Media', 'Photography'],
  ['Real Estate', 'Surveying'],
] as const;

/** A Wednesday on which the made meetings begin: within the window of the default `fixedClock()`. */
const FIRST_MEETING = '2026-09-02';
const JOINED = '2024-01-10';

type Given<Row> = Partial<Row>;

/**
 * Small, plausible rows, written by the owner past the door. Every method takes the columns that matter to the test
 * and fills in the rest; it makes the rows above when their ids are not given. It answers with the whole row.
 */
export class Factories {
  private count = 0;

  constructor(private readonly pool: pg.Pool) {}

  organisation(given: Given<OrganisationEntity> = {}): Promise<OrganisationEntity> {
    const n = this.next();
    return this.insert('organisation', { id: newId(), slug: `guild-${n}`, name: `Guild ${n}`, ...given });
  }

  async region(given: Given<RegionEntity> = {}): Promise<RegionEntity> {
    const organisationId = given.organisationId ?? (await this.organisation()).id;
    return this.insert('region', {
      id: newId(),
      name: `North Shore ${this.next()}`,
      country: 'Ireland',
      ...given,
      organisationId,
    });
  }

  async chapter(given: Given<ChapterEntity> = {}): Promise<ChapterEntity> {
    const n = this.next();
    const region = given.regionId
      ? {
          id: given.regionId,
          organisationId:
            given.organisationId ??
            (await this.one<RegionEntity>('select * from region where id = $1', [given.regionId])).organisationId,
        }
      : await this.region(given.organisationId ? { organisationId: given.organisationId } : {});
    return this.insert('chapter', {
      id: newId(),
      slug: `harbour-${n}`,
      name: `Harbour ${n}`,
      timeZone: 'Europe/Dublin',
      currency: 'EUR',
      ...given,
      organisationId: region.organisationId,
      regionId: region.id,
    });
  }

  account(given: Given<AccountEntity> = {}): Promise<AccountEntity> {
    const n = this.next();
    const name = given.name ?? this.person(n);
    return this.insert('account', {
      id: newId(),
      name,
      email: `${foldName(name).replaceAll(' ', '.')}.${n}@example.com`,
      emailVerified: true,
      ...given,
    });
  }

  /** A seat with its account, unless `accountId: null` asks for a member whose address is not known. */
  async member(given: Given<MemberEntity> & { chapterId: string }): Promise<MemberEntity> {
    const n = this.next();
    const displayName = given.displayName ?? this.person(n);
    const accountId = given.accountId === undefined ? (await this.account({ name: displayName })).id : given.accountId;
    const [industry, trade] = TRADES[n % TRADES.length] ?? TRADES[0];
    const seat = { industry: given.industry ?? industry, speciality: given.speciality ?? `${trade} ${n}` };
    return this.insert('member', {
      id: newId(),
      displayName,
      nameKey: foldName(displayName),
      company: `${displayName.split(' ')[1] ?? displayName} & Co`,
      ...seat,
      classificationKey: classificationKey(seat.industry, seat.speciality),
      joined: JOINED,
      status: given.left ? 'LEFT' : 'ACTIVE',
      ...given,
      accountId,
    });
  }

  /** Several seats at once. */
  async members(chapterId: string, count: number): Promise<MemberEntity[]> {
    const made: MemberEntity[] = [];
    for (let i = 0; i < count; i++) made.push(await this.member({ chapterId }));
    return made;
  }

  roleTerm(
    given: Given<RoleTermEntity> & { chapterId: string; memberId: string; role: RoleTermEntity['role'] },
  ): Promise<RoleTermEntity> {
    return this.insert('role_term', { id: newId(), from: JOINED, ...given });
  }

  /** A member who leads the chapter (president, unless told). */
  async leader(chapterId: string, role = 'PRESIDENT'): Promise<MemberEntity> {
    const member = await this.member({ chapterId });
    await this.roleTerm({ chapterId, memberId: member.id, role });
    return member;
  }

  staffRole(
    given: Given<StaffRoleEntity> & { accountId: string; organisationId: string; role: StaffRoleEntity['role'] },
  ): Promise<StaffRoleEntity> {
    return this.insert('staff_role', { id: newId(), ...given });
  }

  /** A held meeting; each further one is a week later, unless the date is given. */
  meeting(given: Given<MeetingEntity> & { chapterId: string }): Promise<MeetingEntity> {
    return this.insert('meeting', { date: addDays(FIRST_MEETING, 7 * (this.next() % 10)), status: 'HELD', ...given });
  }

  attendance(
    given: Given<AttendanceEntity> & { chapterId: string; memberId: string; date: string },
  ): Promise<AttendanceEntity> {
    return this.insert('attendance', { mark: 'PRESENT', ...given });
  }

  referral(given: Given<SlipEntity> & { chapterId: string }): Promise<SlipEntity> {
    return this.insert('slip', {
      id: newId(),
      type: 'REFERRAL',
      date: FIRST_MEETING,
      tier: 'OUTSIDE',
      status: 'NEW',
      prospectName: `Prospect ${this.next()}`,
      ...given,
    });
  }

  oneToOne(given: Given<SlipEntity> & { chapterId: string }): Promise<SlipEntity> {
    return this.insert('slip', { id: newId(), type: 'ONE_TO_ONE', date: FIRST_MEETING, ...given });
  }

  /** Thanks for business: `toMemberId` is thanked, and `fromMemberId` (if any) says so. */
  closedBusiness(given: Given<SlipEntity> & { chapterId: string }): Promise<SlipEntity> {
    return this.insert('slip', {
      id: newId(),
      type: 'CLOSED_BUSINESS',
      date: FIRST_MEETING,
      amount: '1200.00',
      currency: 'EUR',
      business: 'NEW',
      ...given,
    });
  }

  education(given: Given<SlipEntity> & { chapterId: string; fromMemberId: string }): Promise<SlipEntity> {
    return this.insert('slip', {
      id: newId(),
      type: 'EDUCATION',
      date: FIRST_MEETING,
      activity: 'Workshop',
      credits: '1',
      ...given,
    });
  }

  testimonial(
    given: Given<SlipEntity> & { chapterId: string; fromMemberId: string; toMemberId: string },
  ): Promise<SlipEntity> {
    return this.insert('slip', {
      id: newId(),
      type: 'TESTIMONIAL',
      date: FIRST_MEETING,
      text: 'They did what they said, on the day they said.',
      ...given,
    });
  }

  visitor(given: Given<VisitorEntity> & { chapterId: string }): Promise<VisitorEntity> {
    return this.insert('visitor', { id: newId(), name: this.person(this.next()), ...given });
  }

  /** Any row: property names become columns; objects go in as JSON. Answers with property names again. */
  async insert<Row>(table: string, row: Record<string, unknown>): Promise<Row> {
    const entries = Object.entries(row).filter(([, value]) => value !== undefined);
    const columns = entries.map(([name]) => `"${snake(name)}"`);
    const values = entries.map(([, value]) => value);
    return this.one<Row>(
      `insert into "${table}" (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
      values,
    );
  }

  private async one<Row>(text: string, values: unknown[]): Promise<Row> {
    const row = (await this.pool.query<Record<string, unknown>>(text, values)).rows[0];
    if (!row) throw new Error(`no row came back from: ${text}`);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as Row;
  }

  private person(n: number): string {
    return `${FIRST[n % FIRST.length]} ${LAST[n % LAST.length]}${n < FIRST.length * LAST.length ? '' : ` ${n}`}`;
  }

  private next(): number {
    return ++this.count;
  }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
