import { fixedClock } from '@chapterhouse/testing';
import { type As, testApi, type TestApi } from '../testing/test-api.js';

const CLOCK = fixedClock('2026-11-16T09:00:00Z');

describe('a proposed one-to-one', () => {
  let api: TestApi;
  let chapterId: string;
  let id: string;
  const as: Record<'ada' | 'bo' | 'leader' | 'stranger', As> = { ada: {}, bo: {}, leader: {}, stranger: {} };
  let adaId: string;
  beforeAll(async () => {
    api = await testApi({ clock: CLOCK });
    const { make } = api.db;
    const settings = { timeZone: 'America/New_York', meetingWeekday: 3, meetingTime: '07:00', name: 'Harbour Lights' };
    ({ id: chapterId } = await make.chapter(settings));
    const seat = async (displayName: string, email: string) =>
      make.member({ chapterId, displayName, accountId: (await make.account({ email })).id });
    const ada = await seat('Ada Lovelace', 'ada@example.com');
    const bo = await seat('Bo Ek', 'bo@example.com');
    adaId = ada.id;
    const [firstMemberId, secondMemberId] = [ada.id, bo.id].sort();
    const reasons = JSON.stringify([
      { code: 'NEVER_MET' },
      { code: 'ONE_SIDED_TIE', giverId: ada.id, receiverId: bo.id, referrals: 3 },
    ]);
    id = crypto.randomUUID();
    await make.insert('one_to_one_proposal', {
      ...{ chapterId, id, asOf: '2026-11-16', firstMemberId, secondMemberId, weight: 5, reasons },
      createdAt: new Date('2026-11-16T08:00:00Z'),
    });
    as.ada = await api.signIn(ada.accountId);
    as.bo = await api.signIn(bo.accountId);
    as.leader = await api.signIn((await make.leader(chapterId)).accountId);
    as.stranger = await api.signIn((await make.leader((await make.chapter()).id)).accountId);
  });
  afterAll(() => api.close());

  const file = (who: As, path: string) => {
    const asked = api.http().get(path);
    return who.cookie ? asked.set('cookie', who.cookie) : asked;
  };
  const path = (proposal = id, query = ''): string => `/api/chapters/${chapterId}/one-to-ones/${proposal}.ics${query}`;
  const answer = async (who: As, say: string): Promise<object> => {
    const document =
      'mutation ($i: AnswerProposalInput!) { answerProposal(input: $i) { proposal { own theirs agreed calendarPath } } }';
    const i = { chapterId, proposalId: id, answer: say };
    return (await api.ok<{ answerProposal: { proposal: object } }>(document, { i }, who)).answerProposal.proposal;
  };

  it('is a calendar file for the two, with a suggested time after the chapter’s next meeting', async () => {
    const found = await file(as.ada, path());
    expect(found.status).toBe(200);
    expect(found.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(found.headers['content-disposition']).toBe('attachment; filename=one-to-one.ics');
    const text = found.text.replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:One-to-one: Ada and Bo\r\n');
    expect(text).toContain('DTSTART:20261118T140000Z\r\nDTEND:20261118T150000Z');
    expect(text).toContain('You two have not sat down together yet.\\nYou have sent Bo 3 referrals');
    expect(text).toContain('This time is a suggestion.');
    expect(text).toContain(`UID:one-to-one-${id}@chapterhouse.test\r\nSEQUENCE:0`);
    expect(text).toMatch(/ATTENDEE;[^\r]*CN="Bo Ek":MAILTO:bo@example\.com/);
    expect((await file(as.bo, path())).text.replaceAll('\r\n ', '')).toContain('Ada has sent you 3 referrals');
  });

  it('takes a time that somebody chose, and says what is wrong with one', async () => {
    const { text } = await file(as.ada, path(id, '?starts=2026-11-20T12:30&minutes=30'));
    expect(text).toContain('DTSTART:20261120T173000Z\r\nDTEND:20261120T180000Z');
    expect(text).not.toContain('suggestion');
    const wrong = await file(as.ada, path(id, '?starts=soon'));
    expect([wrong.status, (wrong.body as { userErrors: object[] }).userErrors]).toMatchObject([
      422,
      [{ code: 'BAD_INPUT', field: 'starts' }],
    ]);
    expect((await file(as.ada, path(id, '?starts=2026-11-20T12:30&minutes=x'))).status).toBe(422);
  });

  it('is not there for anybody else, and looks like one that never was', async () => {
    expect((await file({}, path())).status).toBe(401);
    const never = await file(as.ada, path(crypto.randomUUID()));
    for (const other of [as.leader, as.stranger]) {
      const found = await file(other, path());
      expect(found.status).toBe(404);
      expect(other === as.leader ? found.body : never.body).toEqual(never.body);
    }
    for (const shapeless of ['nope', "x'--", '%00', '..%2f..%2fetc']) {
      expect((await file(as.ada, path(shapeless))).status).toBe(404);
    }
    expect((await file(as.ada, `/api/chapters/nope/one-to-ones/${id}.ics`)).status).toBe(404);
  });

  it('is agreed when both accept; the calendar then says so under a higher number', async () => {
    expect(await answer(as.ada, 'ACCEPTED')).toEqual({
      ...{ own: 'ACCEPTED', theirs: null, agreed: false },
      calendarPath: path(),
    });
    CLOCK.advance(60_000);
    expect(await answer(as.bo, 'ACCEPTED')).toMatchObject({ own: 'ACCEPTED', theirs: 'ACCEPTED', agreed: true });
    const { text } = await file(as.ada, path());
    expect(text).toContain('SEQUENCE:3660\r\n');
    expect(text).toContain('STATUS:CONFIRMED');
  });

  it('shows leaders what was agreed, and gives them no file', async () => {
    const { proposals } = await api.ok<{ proposals: { items: object[] } }>(
      'query ($c: ID!, $m: ID!) { proposals(chapterId: $c, memberId: $m) { items { agreed calendarPath partner { displayName } } } }',
      { c: chapterId, m: adaId },
      as.leader,
    );
    expect(proposals.items).toEqual([{ agreed: true, calendarPath: null, partner: { displayName: 'Bo Ek' } }]);
  });
});
