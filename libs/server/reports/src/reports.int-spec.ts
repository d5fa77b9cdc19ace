import {
  actorIn,
  actorOf,
  loadTruth,
  readExpected,
  type LoadedVector,
  type TestDatabase,
  VECTORS,
  type Vector,
} from '@chapterhouse/testing';
import { addDays, type MemberFigures, type NamedReport } from '@chapterhouse/domain';
import type { Actor } from '@chapterhouse/platform';
import { REPORT_KINDS, type Report, type ReportKind, type Row, type Table } from './report-model.js';
import type { ReportRequest } from './reports.queries.js';
import { reportText } from './report-files.js';
import { added, exportedSummaries, FIGURES } from './testing/exported-summaries.js';
import { mondaysBefore, reportDesk, type ReportDesk } from './testing/report-desk.js';

const AS_OF = '2026-11-16';
const LAST = addDays(AS_OF, -1);
let desk: ReportDesk;
let db: TestDatabase;
beforeAll(async () => {
  desk = await reportDesk();
  ({ db } = desk);
});
afterAll(() => desk.close());

const tableOf = (report: Report, key: string): Table => {
  const { table } = report.sections.find((section) => section.key === key) ?? {};
  if (!table) throw new Error(`the report has no table ${key}`);
  return table;
};
/** Cells by the keys of their columns. */
const cellsOf = ({ columns }: Table, row: Row): Record<string, string | number | null> =>
  Object.fromEntries(columns.map(({ key }, at) => [key, row.cells[at] ?? null]));
const byMember = (table: Table): Map<string | null, ReturnType<typeof cellsOf>> =>
  new Map(table.rows.map((row) => [row.memberId, cellsOf(table, row)]));

describe.each(VECTORS)('the reports of %s', (vector: Vector) => {
  const expected = readExpected<unknown>(vector) as NamedReport;
  const active = Object.entries(expected.members).filter(([, member]) => member.verdict !== null);
  let house: LoadedVector;
  let report: (request: ReportRequest) => Promise<Report>;
  beforeAll(async () => {
    house = await loadTruth(db, vector);
    report = (request) => desk.report(house.chapterId, request);
  });
  const idOf = (name: string): string => house.memberIds.get(name)!;

  it('summarise any period as the exported files do, added up, and a single meeting line by line', async () => {
    const files = exportedSummaries(vector);
    const dates = [...files.keys()].sort();
    const window = dates.filter((date) => date >= addDays(AS_OF, -7 * 26) && date < AS_OF);
    const times = [window, dates, [dates.at(-1)!], [dates[20]!], dates.slice(5, 18)];
    for (const meetings of times) {
      const summary = await report({ kind: 'CHAPTER_SUMMARY', from: meetings[0]!, to: meetings.at(-1)! });
      const table = tableOf(summary, 'summary');
      const lines = byMember(table);
      const exported = added(meetings.map((date) => files.get(date)!));
      for (const [name, line] of exported) {
        if (['Visitors', 'BNI', 'Total'].includes(name)) continue;
        const own = lines.get(idOf(name)) ?? {};
        expect([name, ...FIGURES.map((figure) => own[figure])]).toEqual([
          name,
          ...FIGURES.map((figure) => line[figure]),
        ]);
      }
      const total = cellsOf(
        table,
        table.rows.find(({ kind }) => kind === 'TOTAL')!,
      );
      expect(FIGURES.map((figure) => total[figure])).toEqual(FIGURES.map((figure) => exported.get('Total')![figure]));
      // The files' own line of visitors holds 1 whatever happened; who came is in the column V, and in the truth.
      const visitors = cellsOf(
        table,
        table.rows.find(({ kind }) => kind === 'ASIDE')!,
      );
      const came = house.truth.slips.filter(({ type, date }) => type === 'VISITOR' && meetings.includes(date));
      expect(visitors['P']).toBe(came.length);
    }
  });

  it('agree with expected.json over the window, everybody and every figure', async () => {
    const period = { from: addDays(AS_OF, -7 * 26), to: LAST };
    const summary = byMember(tableOf(await report({ kind: 'CHAPTER_SUMMARY', ...period }), 'summary'));
    const sheet = byMember(tableOf(await report({ kind: 'ATTENDANCE_SHEET', ...period }), 'sheet'));
    const flows = tableOf(await report({ kind: 'REFERRAL_MATRIX', ...period }), 'matrix');
    const flow = byMember(flows);
    for (const [name, member] of active) {
      const of = (table: Map<string | null, ReturnType<typeof cellsOf>>) => table.get(idOf(name))!;
      expect([name, of(summary)]).toEqual([name, expect.objectContaining(summaryOf(member))]);
      expect([name, of(sheet)]).toEqual([
        name,
        expect.objectContaining({
          'count-P': member.present,
          'count-A': member.absent,
          'count-L': member.late,
          'count-M': member.medical,
          'count-S': member.substitute,
        }),
      ]);
      const { rate } = of(sheet);
      if (member.attendanceRate === null) expect(rate).toBeNull();
      else expect(rate).toBeCloseTo(member.attendanceRate, 9);
      expect([name, of(flow)['given'], of(flow)['received']]).toEqual([
        name,
        member.givenInChapter,
        member.receivedInChapter,
      ]);
    }
    for (const [giver, receiver, count] of expected.chapter.oneSidedTies) {
      expect(flow.get(idOf(giver))![idOf(receiver)]).toBe(count);
      expect(flow.get(idOf(receiver))![idOf(giver)]).toBe(0);
    }
    const { figures } = (await report({ kind: 'REFERRAL_MATRIX', ...period })).sections[0]!;
    expect(figures.map(({ value }) => value).slice(0, 2)).toEqual([expected.chapter.referrals, expected.chapter.ties]);
  });

  it('say what changed between two periods: what came, what went, and every difference', async () => {
    const [now, before] = [
      { from: '2026-05-18', to: LAST },
      { compareFrom: '2025-11-17', compareTo: '2026-05-17' },
    ];
    for (const kind of ['REFERRAL_MATRIX', 'ONE_TO_ONE_MATRIX'] as const) {
      const both = await report({ kind, ...now, ...before });
      const alone = tableOf(await report({ kind, ...now }), 'matrix');
      const then = tableOf(await report({ kind, from: before.compareFrom, to: before.compareTo }), 'matrix');
      const [later, earlier] = [byMember(alone), byMember(then)];
      const difference = tableOf(both, 'difference');
      for (const row of difference.rows) {
        difference.columns.forEach(({ memberId, key }, at) => {
          if (memberId === null || memberId === row.memberId) return;
          const was = Number(earlier.get(row.memberId)?.[key] ?? 0);
          const is = Number(later.get(row.memberId)?.[key] ?? 0);
          expect(row.cells[at]).toBe(is - was);
        });
      }
      const changes = ['came', 'went', 'changed'].flatMap((key) => {
        const { table } = both.sections.find((section) => section.key === key)!;
        return (table?.rows ?? []).map((row) => ({ key, ...cellsOf(table!, row) }) as Record<string, string | number>);
      });
      for (const change of changes) {
        const [one, other] = [idOf(String(change['one'])), idOf(String(change['other']))];
        expect(change['now']).toBe(Number(later.get(one)?.[other] ?? 0));
        expect(change['was']).toBe(Number(earlier.get(one)?.[other] ?? 0));
        expect(change['was'] === 0 ? 'came' : change['now'] === 0 ? 'went' : 'changed').toBe(change['key']);
      }
      const cells = difference.rows.flatMap((row) =>
        row.cells.filter((_, at) => difference.columns[at]!.memberId !== null),
      );
      const changed = cells.filter((cell) => cell !== null && cell !== 0).length;
      expect(changes).toHaveLength(kind === 'REFERRAL_MATRIX' ? changed : changed / 2);
    }
  });
});

function summaryOf(member: MemberFigures): Record<string, number> {
  return {
    RGI: member.referralsGivenInside,
    RGO: member.referralsGivenOutside,
    RRI: member.referralsReceivedInside,
    RRO: member.referralsReceivedOutside,
    V: member.visitors,
    '1-2-1': member.oneToOnes,
    TYFCB: member.closedBusiness,
    CEU: member.educationCredits,
  };
}

describe('what a report rests on', () => {
  let chapterId: string;
  let names: Map<string, string>;
  let leader: Actor;
  let keiko: string;
  const NAME = 'Keiko Ivanko';
  beforeAll(async () => {
    const [chapter] = await db.sql<{ id: string }>(`select id from chapter where slug = 'harbour-lights'`);
    chapterId = chapter!.id;
    const rows = await db.sql<{ id: string; name: string; accountId: string }>(
      `select id, display_name as name, account_id as "accountId" from member where chapter_id = $1`,
      [chapterId],
    );
    names = new Map(rows.map(({ id, name }) => [name, id]));
    keiko = names.get(NAME)!;
    leader = await actorOf(db, rows.find(({ name }) => name === 'Jonas Lorca')!.accountId);
  });
  const review = (actor?: Actor, about = keiko): Promise<Report> =>
    desk.report(chapterId, { kind: 'MEMBER_REVIEW', memberId: about }, actor);

  it('says so when no week was kept yet, and still has what was counted', async () => {
    const cards = await desk.report(chapterId, { kind: 'SCORECARDS' });
    expect(cards.sections.map(({ table }) => table)).toEqual([null]);
    expect(cards.sections[0]!.text[0]).toMatch(/No week was computed/);
    const early = await review();
    expect(reportText(early, await desk.place(chapterId))).toMatch(/No week was computed in this time/);
    expect(early.sections.find(({ key }) => key === 'figures')!.figures).toContainEqual(
      expect.objectContaining({ key: 'oneToOnes', value: expect.any(Number) }),
    );
  });

  it('scores and judges as the kept week does, and shows its trend', async () => {
    await desk.keepWeeks(chapterId, [...mondaysBefore('2026-06-29', 2), ...mondaysBefore(AS_OF, 3)]);
    const [kept] = await db.sql<{ score: number; weeks: number }>(
      `select (growth->'s'->0->>3)::int as score, (growth->'s'->0->>2)::int as weeks from member_week
       where chapter_id = $1 and member_id = $2 and as_of = $3`,
      [chapterId, keiko, AS_OF],
    );
    const cards = await desk.report(chapterId, { kind: 'SCORECARDS' });
    const points = tableOf(cards, 'points');
    const own = byMember(points).get(keiko)!;
    expect(own['score']).toBe(kept!.score);
    const sum = points.columns.reduce(
      (total, { key, type }) => total + (type === 'COUNT' && key !== 'score' ? Number(own[key]) : 0),
      0,
    );
    expect(sum).toBe(kept!.score);
    expect(byMember(tableOf(cards, 'counts')).get(keiko)!['weeks']).toBe(kept!.weeks);
    expect(points.rows).toHaveLength(30);

    const about = await review();
    const evidence = (readExpected<unknown>('harbour-lights') as NamedReport).members[NAME]!.evidence;
    const balance = about.sections.find(({ key }) => key === 'balance')!;
    expect(balance.chart!.series.map(({ values }) => values[0])).toEqual([evidence.given, evidence.received]);
    expect(balance.chart!.balance!.value).toBeCloseTo(evidence.balance!, 12);
    expect(balance.sentences[0]!.text).toBe('In the last 12 months 148 referrals came to Keiko and 10 went out.');
    const trend = about.sections.find(({ key }) => key === 'trend')!;
    expect(trend.chart!.series[0]!.values).toHaveLength(5);
    expect(trend.chart!.series[0]!.values.at(-1)).toBe(kept!.score);
  });

  it('adds up: four quarters make the year, and their marks are those of the sheet', async () => {
    const about = await review();
    const quarters = tableOf(about, 'quarters');
    const total = cellsOf(quarters, quarters.rows.at(-1)!);
    for (const key of ['given', 'received', 'oneToOnes', 'visitors', 'closedBusiness', 'education']) {
      const parts = quarters.rows.slice(0, 4).map((row) => Number(cellsOf(quarters, row)[key]));
      expect([key, parts.reduce((sum, value) => sum + value, 0)]).toEqual([key, total[key]]);
    }
    const strip = tableOf(about, 'attendance').rows[0]!.cells.join('');
    const sheet = tableOf(await desk.report(chapterId, { kind: 'ATTENDANCE_SHEET', from: '2025-11-17' }), 'sheet');
    const marks = sheet.columns.flatMap(({ type }, at) => (type === 'MARK' ? [at] : []));
    expect(marks.map((at) => sheet.rows.find(({ memberId }) => memberId === keiko)!.cells[at]).join('')).toBe(strip);
  });

  it('has the quarter’s figures as the summary of the same days has them, and those of before beside them', async () => {
    const period = { from: '2026-07-01', to: '2026-09-30' };
    const quarterly = await desk.report(chapterId, { kind: 'CHAPTER_QUARTERLY', ...period });
    const table = tableOf(quarterly, 'quarters');
    expect(table.columns.map(({ label }) => label)).toEqual(['Figure', 'Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026']);
    const figures = new Map(table.rows.map((row) => [row.cells[0], row.cells]));
    const summary = tableOf(await desk.report(chapterId, { kind: 'CHAPTER_SUMMARY', ...period }), 'summary');
    const total = cellsOf(summary, summary.rows.at(-1)!);
    expect(figures.get('of these inside')!.at(-1)).toBe(total['RGI']);
    expect(figures.get('of these outside')!.at(-1)).toBe(total['RGO']);
    expect(figures.get('Closed business')!.at(-1)).toBe(total['TYFCB']);
    expect(figures.get('Visitors')!.at(-1)).toBe(
      cellsOf(
        summary,
        summary.rows.find(({ kind }) => kind === 'ASIDE')!,
      )['P'],
    );
    const earlier = await desk.report(chapterId, { kind: 'CHAPTER_QUARTERLY', from: '2026-04-01', to: '2026-06-30' });
    const column = tableOf(earlier, 'quarters').rows.map(({ cells }) => cells.at(-1));
    expect(table.rows.map(({ cells }) => cells.at(-2)).slice(0, 16)).toEqual(column.slice(0, 16));
    const people = JSON.stringify(quarterly);
    expect(people).not.toMatch(/RECEIVES_MORE|GIVES_MORE|NOT_REFERRING/);
  });

  it('hides amounts by member where fewer than three known people said thanks', async () => {
    const house = await db.make.chapter();
    const [ada, bo, cy, dee] = await db.make.members(house.id, 4);
    const thank = (from: string, to: string) =>
      db.make.closedBusiness({
        chapterId: house.id,
        fromMemberId: from,
        toMemberId: to,
        date: '2026-10-07',
        amount: '100.10',
      });
    await thank(ada!.id, bo!.id);
    await thank(cy!.id, bo!.id);
    const amounts = async () => {
      const report = await desk.report(house.id, { kind: 'CHAPTER_SUMMARY' });
      const table = tableOf(report, 'summary');
      return {
        own: byMember(table).get(bo!.id)!['TYFCB'],
        total: cellsOf(table, table.rows.at(-1)!)['TYFCB'],
        notes: report.notes.join(),
      };
    };
    expect(await amounts()).toMatchObject({
      own: null,
      total: 200.2,
      notes: expect.stringMatching(/Fewer than 3 people/),
    });
    await thank(dee!.id, bo!.id);
    expect(await amounts()).toMatchObject({ own: 300.3, total: 300.3, notes: expect.not.stringMatching(/Fewer/) });
  });

  it('is for leaders with names, for the member alone without the leaders’ notes, and for staff in counts', async () => {
    const [row] = await db.sql<{ accountId: string; organisationId: string; regionId: string }>(
      `select m.account_id as "accountId", c.organisation_id as "organisationId", c.region_id as "regionId"
       from member m join chapter c on c.id = m.chapter_id where m.chapter_id = $1 and m.id = $2`,
      [chapterId, keiko],
    );
    await db.make.insert('follow_up', {
      chapterId,
      id: crypto.randomUUID(),
      memberId: keiko,
      onDate: '2026-10-01',
      note: 'A quiet word.',
    });
    const self = await actorOf(db, row!.accountId);
    const own = await review(self);
    expect(own.audience).toBe('SELF');
    expect(JSON.stringify(own)).not.toMatch(/A quiet word|What has been tried/);
    expect(own.sections.find(({ key }) => key === 'balance')!.sentences[0]!.text).toMatch(/came to you/);
    const theirs = await review(leader);
    expect(theirs.audience).toBe('LEADERS');
    expect(JSON.stringify(theirs)).toMatch(/A quiet word/);
    // A leader reading about themself reads what a member does.
    expect(JSON.stringify(await review(leader, names.get('Jonas Lorca')!))).not.toMatch(/What has been tried/);

    const director = await db.make.account();
    const { organisationId, regionId } = row!;
    await db.make.staffRole({ accountId: director.id, organisationId, regionId, role: 'REGION_DIRECTOR' });
    const staff = await actorOf(db, director.id);
    const everybody = [...names];
    const attempt = async (kind: ReportKind, actor: Actor): Promise<string> => {
      try {
        const report = await desk.report(
          chapterId,
          { kind, memberId: kind === 'MEMBER_REVIEW' ? names.get('Hana Karimi')! : null },
          actor,
        );
        const text = JSON.stringify(report);
        return everybody.some(([name, id]) => text.includes(name) || text.includes(id)) ? 'names' : 'counts';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const rights: Record<ReportKind, [leader: string, member: string, staff: string]> = {
      CHAPTER_SUMMARY: ['names', 'FORBIDDEN', 'counts'],
      ATTENDANCE_SHEET: ['names', 'FORBIDDEN', 'counts'],
      SCORECARDS: ['names', 'FORBIDDEN', 'counts'],
      REFERRAL_MATRIX: ['names', 'FORBIDDEN', 'FORBIDDEN'],
      ONE_TO_ONE_MATRIX: ['names', 'FORBIDDEN', 'FORBIDDEN'],
      COMBINATION_MATRIX: ['names', 'FORBIDDEN', 'FORBIDDEN'],
      MEMBER_REVIEW: ['names', 'FORBIDDEN', 'FORBIDDEN'],
      CHAPTER_QUARTERLY: ['names', 'FORBIDDEN', 'counts'],
    };
    for (const kind of REPORT_KINDS) {
      const got = [await attempt(kind, leader), await attempt(kind, self), await attempt(kind, staff)];
      // Whoever came and went is named to leaders; in a quarter without either nobody is.
      expect([kind, ...got]).toEqual([kind, ...rights[kind]]);
    }
    // What staff see are the same counts, without the lines of members.
    for (const [kind, key] of [
      ['CHAPTER_SUMMARY', 'summary'],
      ['ATTENDANCE_SHEET', 'meetings'],
      ['CHAPTER_QUARTERLY', 'quarters'],
    ] as const) {
      const lines = async (actor: Actor) =>
        tableOf(await desk.report(chapterId, { kind }, actor), key).rows.filter((line) => line.kind !== 'MEMBER');
      expect(await lines(staff)).toEqual(await lines(leader));
    }
    const lights = async (actor: Actor) =>
      (await desk.report(chapterId, { kind: 'SCORECARDS' }, actor)).sections[0]!.figures;
    expect(await lights(staff)).toEqual(await lights(leader));
    expect((await lights(staff)).reduce((sum, { value }) => sum + Number(value), 0)).toBe(30);
    const stranger = await db.make.leader((await db.make.chapter()).id);
    await expect(
      desk.report(chapterId, { kind: 'CHAPTER_SUMMARY' }, await actorIn(db, stranger)),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each<[ReportRequest, string, RegExp]>([
    [{ kind: 'MEMBER_REVIEW' }, 'memberId', /Say whom/],
    [{ kind: 'SCORECARDS', compareFrom: '2026-01-01', compareTo: '2026-02-01' }, 'compareFrom', /Only matrices/],
    [{ kind: 'REFERRAL_MATRIX', compareFrom: '2026-01-01' }, 'compareTo', /Give both/],
    [{ kind: 'CHAPTER_SUMMARY', language: 'fr' }, 'language', /Choose one of: en, de/],
    [{ kind: 'CHAPTER_SUMMARY', to: '2027-01-01' }, 'to', /still to come/],
  ])('refuses %j and says what helps', async (request, field, message) => {
    await expect(desk.report(chapterId, request)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field,
      message: expect.stringMatching(message) as string,
    });
  });
});
