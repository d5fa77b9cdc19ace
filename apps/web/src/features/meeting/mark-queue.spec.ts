import { MarkQueue, type RowState, type SendOutcome, type Wish, wishOf, type Wishes } from './mark-queue.js';

const row = (part: Partial<RowState> = {}): RowState => ({
  memberId: 'rosa',
  mark: null,
  substituteName: null,
  leftEarly: false,
  version: 0,
  ...part,
});
type Sent = readonly (Wish & { memberId: string })[];

/** A queue whose server answers with `answers` in turn, or saves. */
function world(answers: SendOutcome[] = []) {
  const sent: Sent[] = [];
  const kept: Wishes[] = [];
  let reloads = 0;
  const queue = new MarkQueue({
    send: async (marks) => {
      sent.push(marks);
      const saved = marks.map((mark) => row({ ...mark, version: mark.expectedVersion + 1 }));
      return answers.shift() ?? { kind: 'saved', rows: saved };
    },
    reload: async () => void (reloads += 1),
    keep: (wishes) => kept.push(wishes),
    gatherMs: 100_000,
    retryMs: 5,
  });
  stops.push(queue.start());
  return { queue, sent, kept, now: queue.read, reloads: () => reloads };
}
const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));
const conflict: SendOutcome = { kind: 'refused', code: 'CONFLICT', message: 'somebody was quicker' };

describe('MarkQueue', () => {
  it('sends what was tapped within a moment in one request', async () => {
    const { queue, sent, now } = world();
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    queue.want('kwame', wishOf(row({ memberId: 'kwame' }), { mark: 'LATE' }));
    expect(Object.keys(now().wishes)).toEqual(['rosa', 'kwame']);
    await queue.flush();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.map(({ memberId, mark }) => [memberId, mark])).toEqual([
      ['rosa', 'PRESENT'],
      ['kwame', 'LATE'],
    ]);
    expect(now().wishes).toEqual({});
  });

  it('keeps the version that was seen first when a row is tapped twice', async () => {
    const { queue, sent } = world();
    queue.want('rosa', wishOf(row({ version: 2 }), { mark: 'PRESENT' }));
    queue.want('rosa', wishOf(row({ version: 3 }), { mark: 'LATE' }));
    await queue.flush();
    expect(sent).toEqual([[expect.objectContaining({ mark: 'LATE', expectedVersion: 2 })]]);
  });

  it('sends a second thought after the first one, on top of it', async () => {
    const { queue, sent } = world();
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    const first = queue.flush();
    queue.want('rosa', wishOf(row(), { mark: 'LATE' }));
    await first;
    expect(sent.map(([mark]) => [mark?.mark, mark?.expectedVersion])).toEqual([
      ['PRESENT', 0],
      ['LATE', 1],
    ]);
  });

  it('leaves over only the clash when a batch is refused', async () => {
    const { queue, sent, now, reloads } = world([conflict, conflict]);
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    queue.want('kwame', wishOf(row({ memberId: 'kwame' }), { mark: 'PRESENT' }));
    await queue.flush();
    expect(sent.map((marks) => marks.map(({ memberId }) => memberId))).toEqual([
      ['rosa', 'kwame'],
      ['rosa'],
      ['kwame'],
    ]);
    expect(Object.keys(now().conflicts)).toEqual(['rosa']);
    expect(now().wishes).toEqual({});
    expect(reloads()).toBe(1);
  });

  it('uses ours on top of theirs, or lets theirs stand', async () => {
    const { queue, sent, now } = world([conflict]);
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    await queue.flush();
    queue.useOurs('rosa', 4);
    await queue.flush();
    expect(sent.at(-1)).toEqual([expect.objectContaining({ mark: 'PRESENT', expectedVersion: 4 })]);
    expect(now().conflicts).toEqual({});
  });

  it('lets theirs stand without another request', async () => {
    const { queue, sent, now } = world([conflict]);
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    await queue.flush();
    queue.keepTheirs('rosa');
    expect(now().conflicts).toEqual({});
    expect(sent).toHaveLength(1);
  });

  it('keeps a mark that did not arrive and sends it again', async () => {
    const { queue, sent, now } = world([{ kind: 'unreachable' }]);
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    await queue.flush();
    expect(now().offline).toBe(true);
    expect(Object.keys(now().wishes)).toEqual(['rosa']);
    await new Promise((done) => setTimeout(done, 30));
    expect(sent).toHaveLength(2);
    expect(now()).toMatchObject({ offline: false, wishes: {} });
  });

  it('keeps on the device what is not with the server yet, and nothing more', async () => {
    const { queue, kept } = world();
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    expect(kept.at(-1)).toEqual({ rosa: expect.objectContaining({ mark: 'PRESENT' }) });
    await queue.flush();
    expect(kept.at(-1)).toEqual({});
  });

  it('says why when a mark is refused for good', async () => {
    const { queue, now } = world([{ kind: 'refused', code: 'LOCKED', message: 'The ledger is locked.' }]);
    queue.want('rosa', wishOf(row(), { mark: 'PRESENT' }));
    await queue.flush();
    expect(now()).toMatchObject({ wishes: {}, conflicts: {}, problem: 'The ledger is locked.' });
  });
});

describe('wishOf', () => {
  it('drops what no longer fits the mark', () => {
    const substituted = row({ mark: 'SUBSTITUTE', substituteName: 'Ann', leftEarly: true, version: 3 });
    expect(wishOf(substituted, { mark: 'ABSENT' })).toEqual({
      mark: 'ABSENT',
      substituteName: null,
      leftEarly: false,
      expectedVersion: 3,
    });
    expect(wishOf(substituted, { mark: 'LATE' })).toMatchObject({ substituteName: null, leftEarly: true });
  });
});
