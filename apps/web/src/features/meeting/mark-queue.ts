import type { AttendanceMark } from '@chapterhouse/domain';

/** What somebody wants a row to say, and which version of it they saw. */
export interface Wish {
  readonly mark: AttendanceMark | null;
  readonly substituteName: string | null;
  readonly leftEarly: boolean;
  readonly expectedVersion: number;
}
export type Wishes = Readonly<Record<string, Wish>>;

export interface RowState {
  readonly memberId: string;
  readonly mark: AttendanceMark | null;
  readonly substituteName: string | null;
  readonly leftEarly: boolean;
  readonly version: number;
}

export type SendOutcome =
  | { readonly kind: 'saved'; readonly rows: readonly RowState[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreachable' };

export interface QueueState {
  /** Not yet with the server. */
  readonly wishes: Wishes;
  /** Somebody else was quicker: theirs stands, ours waits for an answer. */
  readonly conflicts: Wishes;
  readonly offline: boolean;
  readonly problem: string | null;
}

interface QueueOptions {
  readonly send: (marks: readonly (Wish & { memberId: string })[]) => Promise<SendOutcome>;
  /** Asks for the sheet as it now is, so that a conflict can say what stands there. */
  readonly reload: () => Promise<unknown>;
  /** What is not with the server yet, whenever that changes: to keep it over a reload. */
  readonly keep: (wishes: Wishes) => void;
  readonly first?: Wishes;
  readonly gatherMs?: number;
  readonly retryMs?: number;
}

const CAN_LEAVE_EARLY: readonly (AttendanceMark | null)[] = ['PRESENT', 'LATE', 'SUBSTITUTE'];

/** A row as its person sees it: with what they want, even before the server has it. */
export function shown<R extends RowState>(row: R, wish: Wish | undefined): R {
  return wish ? { ...row, mark: wish.mark, substituteName: wish.substituteName, leftEarly: wish.leftEarly } : row;
}

/** A change of a row; what no longer fits the mark goes: a substitute's name without a substitute, leaving early without coming. */
export function wishOf(row: RowState, change: Partial<Omit<Wish, 'expectedVersion'>>): Wish {
  const { mark, substituteName, leftEarly } = { ...row, ...change };
  return {
    mark,
    substituteName: mark === 'SUBSTITUTE' ? substituteName?.trim() || null : null,
    leftEarly: leftEarly && CAN_LEAVE_EARLY.includes(mark),
    expectedVersion: row.version,
  };
}

/**
 * Marks on their way: shown at once, gathered for a moment, sent together, tried again without a network. A batch is all
 * or none, so when one is refused they go one by one and only the clash is left over.
 */
export class MarkQueue {
  private state: QueueState;
  private sending = false;
  private stopped = true;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: QueueOptions) {
    this.state = { wishes: options.first ?? {}, conflicts: {}, offline: false, problem: null };
  }

  readonly read = (): QueueState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins with what is left from before. Gives the way to stop. */
  start(): () => void {
    this.stopped = false;
    if (Object.keys(this.state.wishes).length > 0) this.plan(0);
    return () => {
      this.stopped = true;
      this.cancel();
    };
  }

  /** Wants something of a row. The version first seen stays: what came in between is a clash, not overwritten. */
  want(memberId: string, wish: Wish): void {
    const before = this.state.wishes[memberId];
    const next = before ? { ...wish, expectedVersion: before.expectedVersion } : wish;
    this.set({
      wishes: { ...this.state.wishes, [memberId]: next },
      conflicts: without(this.state.conflicts, memberId),
      problem: null,
    });
    this.plan(this.options.gatherMs ?? 250);
  }

  /** Lets what somebody else wrote stand. */
  keepTheirs(memberId: string): void {
    this.set({ conflicts: without(this.state.conflicts, memberId) });
  }

  /** Ours after all, now knowing theirs. */
  useOurs(memberId: string, versionNow: number): void {
    const wish = this.state.conflicts[memberId];
    if (wish) this.want(memberId, { ...wish, expectedVersion: versionNow });
  }

  /** Sends what waits now, and answers when nothing is on its way any more. */
  async flush(): Promise<void> {
    this.cancel();
    await this.sendAll();
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return;
    const batch = Object.entries(this.state.wishes);
    if (batch.length === 0) return;
    this.sending = true;
    try {
      const outcome = await this.sendSome(batch);
      if (outcome === 'unreachable') return this.plan(this.options.retryMs ?? 3_000);
      if (outcome === 'refused' && batch.length > 1) {
        for (const one of batch) {
          if ((await this.sendSome([one])) === 'unreachable') return this.plan(this.options.retryMs ?? 3_000);
        }
      }
    } finally {
      this.sending = false;
    }
    // What was wanted while this was on its way.
    if (Object.keys(this.state.wishes).length > 0) await this.sendAll();
  }

  private async sendSome(batch: readonly (readonly [string, Wish])[]): Promise<SendOutcome['kind']> {
    const outcome = await this.options.send(batch.map(([memberId, wish]) => ({ memberId, ...wish })));
    if (outcome.kind === 'unreachable') this.set({ offline: true });
    if (outcome.kind === 'saved') this.saved(batch, outcome.rows);
    if (outcome.kind === 'refused' && batch.length === 1) await this.refused(batch, outcome);
    return outcome.kind;
  }

  private saved(batch: readonly (readonly [string, Wish])[], rows: readonly RowState[]): void {
    const versions = new Map(rows.map((row) => [row.memberId, row.version]));
    let wishes = this.state.wishes;
    for (const [memberId, sent] of batch) {
      const now = wishes[memberId];
      if (now === sent) wishes = without(wishes, memberId);
      else if (now) wishes = { ...wishes, [memberId]: { ...now, expectedVersion: versions.get(memberId) ?? 0 } };
    }
    this.set({ wishes, offline: false });
  }

  private async refused(
    [only]: readonly (readonly [string, Wish])[],
    { code, message }: { code: string; message: string },
  ): Promise<void> {
    if (!only) return;
    const [memberId, wish] = only;
    await this.options.reload().catch(() => undefined);
    const latest = this.state.wishes[memberId] ?? wish;
    const wishes = without(this.state.wishes, memberId);
    if (code === 'CONFLICT') {
      this.set({ wishes, conflicts: { ...this.state.conflicts, [memberId]: latest }, offline: false });
    } else this.set({ wishes, problem: message, offline: false });
  }

  private plan(afterMs: number): void {
    this.cancel();
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.sendAll();
    }, afterMs);
  }

  private cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private set(part: Partial<QueueState>): void {
    this.state = { ...this.state, ...part };
    this.options.keep({ ...this.state.conflicts, ...this.state.wishes });
    for (const listener of this.listeners) listener();
  }
}

function without(wishes: Wishes, memberId: string): Wishes {
  const { [memberId]: _, ...rest } = wishes;
  return rest;
}
