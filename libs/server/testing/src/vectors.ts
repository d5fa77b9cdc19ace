import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classificationKey, foldName } from '@chapterhouse/domain';
import { newId } from '@chapterhouse/platform';
import type { TestDatabase } from './test-database.js';

/** The chapters in test/fixtures/vectors. */
export const VECTORS = ['harbour-lights', 'large', 'quiet', 'small-quirks'] as const;
export type Vector = (typeof VECTORS)[number];

/** What the files of a vector mean. People are named; `…Other` names the chapter of somebody from outside. */
export interface Truth {
  chapter: { name: string; region: string; country: string; timeZone: string; currency: string };
  asOf: string;
  windowWeeks: number;
  roles: Record<string, string>;
  members: {
    name: string;
    joined: string;
    left: string | null;
    industry: string;
    classification: string;
    company: string;
    email: string;
    phone: string;
  }[];
  meetings: { date: string; status: string }[];
  attendance: { date: string; member: string; status: string }[];
  slips: {
    date: string;
    type: 'REFERRAL' | 'ONE_TO_ONE' | 'EDUCATION' | 'CLOSED_BUSINESS' | 'VISITOR';
    from: string | null;
    to: string | null;
    fromOther?: string;
    toOther?: string;
    tier?: 'INSIDE' | 'OUTSIDE';
    amount?: number;
    credits?: number;
  }[];
}

const fixtures = findFixtures(dirname(fileURLToPath(import.meta.url)));

function findFixtures(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'test/fixtures/vectors'))) return join(folder, 'test/fixtures');
    if (folder === dirname(folder)) throw new Error(`There is no test/fixtures/vectors above ${from}`);
  }
}

/** Absolute path inside test/fixtures. */
export const fixture = (...path: string[]): string => join(fixtures, ...path);

export const readTruth = (vector: Vector): Truth =>
  JSON.parse(readFileSync(fixture('vectors', vector, 'truth.json'), 'utf8')) as Truth;

/** `expected.json`: every figure of the vector, in the shape of insights.md. */
export const readExpected = <T = Record<string, unknown>>(vector: Vector): T =>
  JSON.parse(readFileSync(fixture('vectors', vector, 'expected.json'), 'utf8')) as T;

/** Absolute paths of the files that a leader of this chapter has at hand, sorted by name. */
export const exportsOf = (vector: Vector): string[] =>
  readdirSync(fixture('vectors', vector, 'exports'))
    .sort()
    .map((name) => fixture('vectors', vector, 'exports', name));

export interface LoadedVector {
  truth: Truth;
  chapterId: string;
  organisationId: string;
  regionId: string;
  /** Member's id by name. */
  memberIds: Map<string, string>;
  /** Account's id by name. */
  accountIds: Map<string, string>;
}

/** Writes a vector's truth into the tables, past the imports: what the figures are computed from. */
export async function loadTruth(db: TestDatabase, vector: Vector): Promise<LoadedVector> {
  const truth = readTruth(vector);
  const organisation = await db.make.organisation();
  const region = await db.make.region({
    organisationId: organisation.id,
    name: truth.chapter.region,
    country: truth.chapter.country,
  });
  const chapter = await db.make.chapter({
    organisationId: organisation.id,
    regionId: region.id,
    slug: vector,
    name: truth.chapter.name,
    timeZone: truth.chapter.timeZone,
    currency: truth.chapter.currency,
    windowWeeks: truth.windowWeeks,
  });
  const chapterId = chapter.id;
  // One account, many chapters: the vectors share some addresses.
  const accounts = await db.sql<{ id: string; email: string }>(
    `insert into account (id, name, email, email_verified)
     select id, name, email, true from json_to_recordset($1) as a(id uuid, name text, email text)
     on conflict (email) do update set email = excluded.email returning id, email`,
    [JSON.stringify(truth.members.map((m) => ({ id: newId(), name: m.name, email: m.email.toLowerCase() })))],
  );
  const accountOf = new Map(accounts.map((a) => [a.email, a.id]));
  const people = truth.members.map((m) => ({
    ...m,
    id: newId(),
    accountId: accountOf.get(m.email.toLowerCase()) ?? '',
  }));
  const memberIds = new Map(people.map((m) => [m.name, m.id]));
  const accountIds = new Map(people.map((m) => [m.name, m.accountId]));
  await insertAll(
    db,
    'member',
    people.map((m) => ({
      chapter_id: chapterId,
      id: m.id,
      account_id: m.accountId,
      display_name: m.name,
      name_key: foldName(m.name),
      company: m.company,
      phone: m.phone,
      industry: m.industry,
      speciality: m.classification,
      classification_key: classificationKey(m.industry, m.classification),
      status: m.left ? 'LEFT' : 'ACTIVE',
      joined: m.joined,
      left: m.left,
    })),
  );
  await insertAll(
    db,
    'role_term',
    Object.entries(truth.roles).map(([role, name]) => ({
      chapter_id: chapterId,
      id: newId(),
      member_id: memberIds.get(name),
      role,
      from: truth.members.find((m) => m.name === name)?.joined,
    })),
  );
  await insertAll(
    db,
    'meeting',
    truth.meetings.map((m) => ({ chapter_id: chapterId, date: m.date, status: m.status })),
  );
  await insertAll(
    db,
    'attendance',
    truth.attendance.map((a) => ({
      chapter_id: chapterId,
      member_id: memberIds.get(a.member),
      date: a.date,
      mark: a.status,
    })),
  );
  const end = (side: 'from' | 'to', name: string | null, other?: string): Record<string, unknown> => {
    const id = other || !name ? undefined : memberIds.get(name);
    return {
      [`${side}_member_id`]: id ?? null,
      [`${side}_name`]: id ? null : name,
      [`${side}_chapter`]: other ?? null,
    };
  };
  const slips = truth.slips.filter((s) => s.type !== 'VISITOR');
  await insertAll(
    db,
    'slip',
    slips.map((s, i) => ({
      chapter_id: chapterId,
      id: newId(),
      type: s.type,
      date: s.date,
      ...end('from', s.from, s.fromOther),
      ...end('to', s.to, s.toOther),
      tier: s.tier ?? null,
      status: s.type === 'REFERRAL' ? 'NEW' : null,
      prospect_name: s.type === 'REFERRAL' ? `Prospect ${i}` : null,
      amount: s.amount ?? null,
      currency: s.amount === undefined ? null : truth.chapter.currency,
      credits: s.credits ?? null,
    })),
  );
  await insertAll(
    db,
    'visitor',
    truth.slips
      .filter((s) => s.type === 'VISITOR')
      .map((s) => ({
        chapter_id: chapterId,
        id: newId(),
        name: s.to,
        invited_by_member_id: s.from ? memberIds.get(s.from) : null,
        visited_on: s.date,
        visits: 1,
        stage: 'FOLLOWED_UP',
      })),
  );
  return { truth, chapterId, organisationId: organisation.id, regionId: region.id, memberIds, accountIds };
}

/** One statement for all rows: PostgreSQL itself gives the JSON its columns' types. */
async function insertAll(db: TestDatabase, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(', ');
  if (columns)
    await db.sql(
      `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(rows)],
    );
}
