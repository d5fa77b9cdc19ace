import { buildSchema, type GraphQLSchema } from 'graphql';
import type { MemberEntity } from '@chapterhouse/database';
import { InsightsService, WeekGrowthService } from '@chapterhouse/insights';
import { systemActor } from '@chapterhouse/platform';
import { AnswerService } from '@chapterhouse/profiles';
import { REPORT_KINDS, slugOfKind } from '@chapterhouse/reports';
import { fixedClock } from '@chapterhouse/testing';
import { emitSchema } from '../graphql/emit-schema.js';
import { type AskedQuery, everyQuery, typesBelow } from '../testing/every-query.js';
import { type As, type GraphqlAnswer, testApi, type TestApi } from '../testing/test-api.js';

const AS_OF = '2026-11-16';
const MET = '2026-11-11';
const clock = fixedClock('2026-11-12T09:00:00Z');
/** Everybody asks everything: on a busy machine that takes longer than other tests may. */
const PATIENCE = 240_000;
const ANSWER = 'mutation ($i: AnswerOneToOneInput!) { answerOneToOne(input: $i) { kept userErrors { code field } } }';
const PAGE = 'query ($t: String!) { answerInvitation(token: $t) { aboutName chapterName locale expiresAt } }';

let api: TestApi;
let schema: GraphQLSchema;
let queries: AskedQuery[];
/** Paths of files: every report as a table. */
let files: string[];
let chapterId: string;
let subject: MemberEntity;
let partners: MemberEntity[];
let tokens: string[];
const observers = new Map<string, As>();

beforeAll(async () => {
  const often = { points: 10_000, seconds: 60 };
  api = await testApi({ clock, rateRules: { 'answer:ip': often, 'answer:link': often } });
  schema = buildSchema(await emitSchema());
  await settle();
});
afterAll(() => api.close());

const asSystem = <T>(work: Parameters<TestApi['db']['door']['run']>[1]): Promise<T> =>
  api.db.door.run(systemActor('test', [chapterId]), work) as Promise<T>;

/** A chapter with a week of meetings between one member and four partners, everybody who might look, and the links. */
async function settle(): Promise<void> {
  const { make } = api.db;
  const chapter = await make.chapter();
  ({ id: chapterId } = chapter);
  const { organisationId, regionId, slug } = chapter;
  subject = await make.member({ chapterId });
  partners = await make.members(chapterId, 4);
  const leader = await make.leader(chapterId);
  const committee = await make.leader(chapterId, 'MEMBERSHIP_COMMITTEE');
  const colleague = await make.member({ chapterId });
  const elsewhere = await make.leader((await make.chapter()).id);
  const director = await make.account();
  await make.staffRole({ accountId: director.id, organisationId, role: 'REGION_DIRECTOR', regionId });
  const admin = await make.account();
  await make.staffRole({ accountId: admin.id, organisationId, role: 'ORGANISATION_ADMIN' });
  await make.meeting({ chapterId, date: MET });
  await make.attendance({ chapterId, memberId: subject.id, date: MET });
  let slipId = '';
  for (const partner of partners) {
    const ends = { chapterId, fromMemberId: partner.id, toMemberId: subject.id, date: MET };
    slipId = (await make.oneToOne(ends)).id;
  }
  const visitor = await make.visitor({ chapterId, invitedByMemberId: colleague.id });
  const importId = crypto.randomUUID();
  const preview = JSON.stringify({ options: { unknownNames: 'ask' }, decisions: [], preview: null });
  await make.insert('import_job', { chapterId, id: importId, state: 'APPLIED', preview, appliedAt: new Date() });
  const letterId = crypto.randomUUID();
  const facts = { state: 'BREACHED', effectiveAbsences: 4, absencesLeft: 0, withinPolicyOn: null, clearOn: null };
  await make.insert('attendance_letter', {
    ...{ chapterId, id: letterId, memberId: subject.id, asOf: '2026-11-09', step: 'BREACHED' },
    facts: JSON.stringify({ ...facts, oldestAbsenceExpires: null }),
  });
  await week();
  tokens = [];
  for (const partner of partners) {
    const open = await asSystem<{ token: string }[]>((em) =>
      api.app.get(AnswerService, { strict: false }).openInvitations(em, chapterId, partner.id),
    );
    tokens.push(open[0]!.token);
  }
  const everybody = { subject, partner: partners[0]!, colleague, leader, committee, elsewhere };
  for (const [name, { accountId }] of Object.entries(everybody)) observers.set(name, await api.signIn(accountId));
  observers.set('region director', await api.signIn(director.id));
  observers.set('organisation admin', await api.signIn(admin.id));
  observers.set('nobody', {});
  files = REPORT_KINDS.map((kind) => {
    const member = kind === 'MEMBER_REVIEW' ? `&member=${subject.id}` : '';
    return `/files/reports/${slugOfKind(kind)}.csv?chapter=${slug}${member}`;
  });
  queries = everyQuery(schema, {
    ...{ chapterId: [chapterId], organisationId: [organisationId], slug: [slug], slipId: [slipId] },
    ...{ memberId: [subject.id, partners[0]!.id], withMemberId: [partners[0]!.id], visitorId: [visitor.id] },
    ...{
      importId: [importId],
      letterId: [letterId],
      date: [MET],
      asOf: [AS_OF],
      from: ['2026-06-01'],
      to: ['2026-11-16'],
    },
    token: ['a link that is not ours'],
  });
}

/** The week of the day, as the weekly run does it. */
async function week(): Promise<void> {
  const insights = api.app.get(InsightsService, { strict: false });
  const growth = api.app.get(WeekGrowthService, { strict: false });
  await asSystem(async (em) => {
    await insights.storeSnapshots(em, await insights.computeChapters(em, AS_OF, [chapterId]));
    await growth.follow(em, AS_OF, [chapterId]);
  });
}

type Says = { understood: number; stake: number; meetingWas: string };
const ill: Says = { understood: 1, stake: 1, meetingWas: 'SALES_PITCH' };

async function say(partner: number, what: Says): Promise<void> {
  clock.set('2026-11-12T09:00:00Z');
  await api.ok(ANSWER, { i: { token: tokens[partner], ...what } });
}

/** What everybody gets for every query and every file, as text: by observer, then by query and arguments. */
async function look(): Promise<Map<string, Map<string, string>>> {
  clock.set('2026-11-16T09:00:00Z');
  const seen = await Promise.all(
    [...observers].map(async ([name, as]) => {
      const answers = new Map<string, string>();
      for (const { name: query, document, variables } of queries) {
        const { data, errors } = await api.gql(document, variables, as);
        answers.set(`${query} ${JSON.stringify(variables)}`, JSON.stringify({ data, errors }));
      }
      for (const path of files) {
        const asked = api.http().get(path);
        const { status, text } = await (as.cookie ? asked.set('cookie', as.cookie) : asked);
        answers.set(`file ${path}`, JSON.stringify({ status, text, errors: [] }));
      }
      return [name, answers] as const;
    }),
  );
  return new Map(seen);
}

/** The queries whose answers differ, with who sees it. */
function differences(before: Awaited<ReturnType<typeof look>>, after: Awaited<ReturnType<typeof look>>): string[] {
  return [...before].flatMap(([who, answers]) =>
    [...answers].flatMap(([query, answer]) =>
      after.get(who)?.get(query) === answer ? [] : [`${who}: ${query.split(' ')[0]}`],
    ),
  );
}

/** What every table holds, but for the limits of rates and the sessions. */
async function tables(): Promise<Map<string, string>> {
  const found = await api.db.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const sums = new Map<string, string>();
  for (const { name } of found) {
    if (['rate_limit', 'session'].includes(name)) continue;
    const [row] = await api.db.sql<{ sum: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`,
    );
    sums.set(name, row?.sum ?? '');
  }
  return sums;
}
const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].flatMap(([name, sum]) => (before.get(name) === sum ? [] : [name])).sort();

/** Where the one who is spoken of finds the sums; the report is their own review with the tune-up in it. */
const ONLY_OWN = ['file', 'publishedAnswers', 'report', 'tuneUp'];

describe('what members say about each other in confidence', () => {
  let without: Awaited<ReturnType<typeof look>>;
  let unpublished: typeof without;
  let published: typeof without;
  let silence: Map<string, string>;

  it(
    'is looked for in every query, each of which answers somebody',
    async () => {
      without = await look();
      const answered = new Set(
        [...without.values()].flatMap((answers) =>
          [...answers].flatMap(([query, answer]) =>
            (JSON.parse(answer) as GraphqlAnswer).errors.length === 0 ? [query.split(' ')[0]] : [],
          ),
        ),
      );
      const all = Object.keys(schema.getQueryType()?.getFields() ?? {});
      expect(all.filter((name) => !answered.has(name))).toEqual(['answerInvitation']);
      const codes = [...without.values()].flatMap((answers) =>
        [...answers.values()].flatMap((text) =>
          (JSON.parse(text) as GraphqlAnswer).errors.map((error) => error.extensions.code),
        ),
      );
      expect([...new Set(codes)].sort()).toEqual(['FORBIDDEN', 'NOT_FOUND', 'NOT_SIGNED_IN']);
      const tabled = [...(without.get('leader') ?? [])].flatMap(([query, text]) =>
        query.startsWith('file ') ? [(JSON.parse(text) as { status: number }).status] : [],
      );
      expect(tabled).toEqual(REPORT_KINDS.map(() => 200));
      silence = await tables();
    },
    PATIENCE,
  );

  it(
    'cannot be told from silence while fewer than three have spoken, nor before the week is over',
    async () => {
      for (const partner of [0, 1]) await say(partner, ill);
      await week();
      await say(2, ill);
      unpublished = await look();
      // Who answered sees what they said themselves; that is all that anybody sees.
      expect(differences(without, unpublished)).toEqual(['partner: givenAnswers']);
      expect(changedTables(silence, await tables())).toEqual(['answer_invitation', 'one_to_one_answer']);
    },
    PATIENCE,
  );

  it(
    'is shown to the one who is spoken of, summed up, and to nobody else',
    async () => {
      await week();
      published = await look();
      const differ = differences(unpublished, published);
      expect([...new Set(differ)].sort()).toEqual(ONLY_OWN.map((name) => `subject: ${name}`));
      expect(changedTables(silence, await tables())).toEqual(['answer_invitation', 'answer_set', 'one_to_one_answer']);
    },
    PATIENCE,
  );

  it(
    'changes nothing for anybody else when it is another thing that was said',
    async () => {
      await api.db.sql(
        `update one_to_one_answer set understood = 5, stake = 5, meeting_was = 'ABOUT_BOTH' where chapter_id = $1`,
        [chapterId],
      );
      await api.db.sql(`update answer_set set understood_sum = 15, stake_sum = 15, sold_to = 0 where chapter_id = $1`, [
        chapterId,
      ]);
      await week();
      const otherwise = await look();
      expect([...new Set(differences(published, otherwise))].sort()).toEqual(
        ['partner: givenAnswers', ...ONLY_OWN.map((name) => `subject: ${name}`)].sort(),
      );
      published = otherwise;
    },
    PATIENCE,
  );

  it('tells its subject the findings and the sums alone', async () => {
    const own = published.get('subject') ?? new Map<string, string>();
    const mine = (name: string): { data: Record<string, never> } =>
      JSON.parse(
        [...own].find(([query]) => query.startsWith(`${name} `) && query.includes(subject.id))?.[1] ?? '{}',
      ) as never;
    expect(mine('publishedAnswers').data).toEqual({
      publishedAnswers: { n: 3, understood: 4.5, stake: 4.5, soldTo: 0 },
    });
    const { findings } = mine('tuneUp').data['tuneUp'] as unknown as {
      findings: { code: string; confidential: boolean }[];
    };
    expect(findings.filter((finding) => finding.confidential).map((finding) => finding.code)).toEqual([
      'UNDERSTOOD',
      'MUTUAL',
    ]);
    for (const who of ['leader', 'committee']) {
      for (const [query, answer] of published.get(who) ?? []) {
        if (/^(tuneUp|chapterFindings) /.test(query)) expect(answer).not.toMatch(/UNDERSTOOD|MUTUAL/);
      }
    }
  });

  it(
    'does not come out of the difference that a fourth answer makes',
    async () => {
      await say(3, ill);
      await week();
      expect(differences(published, await look())).toEqual([]);
    },
    PATIENCE,
  );

  it('is in no answer that carries a link or names the one who spoke', async () => {
    for (const [who, answers] of published) {
      for (const [query, answer] of answers) {
        for (const token of tokens) if (answer.includes(token)) throw new Error(`${who} finds a link in ${query}`);
      }
    }
  });

  it('has its place in the schema, below these queries and no mutation', () => {
    const carrying = ['PublishedAnswers', 'GivenAnswer', 'TuneUpEvidence'];
    const below = (root: 'getQueryType' | 'getMutationType'): string[] =>
      Object.values(schema[root]()?.getFields() ?? {}).flatMap((field) => {
        const types = typesBelow(field.type);
        return carrying.some((name) => types.has(name)) ? [field.name] : [];
      });
    expect(below('getQueryType').sort()).toEqual(['chapterFindings', 'givenAnswers', 'publishedAnswers', 'tuneUp']);
    expect(below('getMutationType')).toEqual([]);
  });
});

describe('the link of a question', () => {
  beforeEach(() => clock.set('2026-11-12T09:00:00Z'));
  const link = async (): Promise<string> => {
    const { make } = api.db;
    const by = await make.member({ chapterId });
    const invitation = { chapterId, id: crypto.randomUUID(), memberId: by.id, aboutMemberId: subject.id, metOn: MET };
    await make.insert('answer_invitation', invitation);
    const open = await asSystem<{ token: string }[]>((em) =>
      api.app.get(AnswerService, { strict: false }).openInvitations(em, chapterId, by.id),
    );
    return open[0]!.token;
  };
  const fine: Says = { understood: 4, stake: 4, meetingWas: 'ABOUT_BOTH' };

  it('says whom it is about and nothing else, and works once', async () => {
    const token = await link();
    const { answerInvitation } = await api.ok<{ answerInvitation: object }>(PAGE, { t: token });
    const [chapter] = await api.db.sql<{ name: string }>('select name from chapter where id = $1', [chapterId]);
    expect(answerInvitation).toEqual({
      ...{ aboutName: subject.displayName, chapterName: chapter?.name, locale: 'en-GB' },
      expiresAt: '2026-12-03T09:00:00.000Z',
    });
    const both = await Promise.all([1, 2].map(() => api.gql(ANSWER, { i: { token, ...fine } })));
    expect(both.map((answer) => answer.errors[0]?.extensions.code ?? 'kept').sort()).toEqual(['NOT_FOUND', 'kept']);
    expect(both.find((answer) => answer.data)?.data).toEqual({ answerOneToOne: { kept: true, userErrors: [] } });
  });

  it('answers the same, to the letter, whether it is unknown, used up or too old', async () => {
    const used = await link();
    await api.ok(ANSWER, { i: { token: used, ...fine } });
    const old = await link();
    clock.set('2026-12-31T09:00:00Z');
    const told = async (token: string) => {
      const page = await api.gql(PAGE, { t: token });
      const answer = await api.gql(ANSWER, { i: { token, ...fine } });
      return [page.status, page.errors, answer.status, answer.errors];
    };
    const unknown = await told('never made');
    expect(await told(used)).toEqual(unknown);
    expect(await told(old)).toEqual(unknown);
    expect(await told('')).toEqual(unknown);
    expect(JSON.stringify(unknown)).toContain('NOT_FOUND');
  });

  it('is not used up by an answer that is wrong', async () => {
    const token = await link();
    const wrong = await api.ok<{ answerOneToOne: { userErrors: object[] } }>(ANSWER, {
      i: { token, ...fine, understood: 6 },
    });
    expect(wrong.answerOneToOne.userErrors).toEqual([{ code: 'BAD_INPUT', field: 'input.understood' }]);
    await api.ok(ANSWER, { i: { token, ...fine } });
  });

  it('cannot be tried without end, neither one link nor from one place', async () => {
    const tight = await testApi({
      clock,
      rateRules: { 'answer:ip': { points: 5, seconds: 60 }, 'answer:link': { points: 2, seconds: 60 } },
    });
    try {
      const code = async (t: string) => (await tight.gql(PAGE, { t })).errors[0]?.extensions.code;
      expect([await code('a'), await code('a'), await code('a')]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'RATE_LIMITED']);
      expect([await code('b'), await code('c'), await code('d')]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'RATE_LIMITED']);
    } finally {
      await tight.close();
    }
  });
});
