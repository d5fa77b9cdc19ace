import { AppError } from '@chapterhouse/platform';

/** So many reports are made at once: each takes a processor and some 50 MB for a second. */
const AT_ONCE = 2;
/** So many may wait for their turn, and one account for so many. */
const MOST_WAITING = 20;
const MOST_OF_ONE = 4;

/** Reports are made in turns, so that a hundred of them asked for at once do not take the process down. */
export class ReportTurns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly perAccount = new Map<string, number>();

  /** Runs the work when it is its turn. @throws AppError RATE_LIMITED when too many wait already. */
  async take<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const own = this.perAccount.get(accountId) ?? 0;
    if (own >= MOST_OF_ONE || this.waiting.length >= MOST_WAITING) {
      throw new AppError('RATE_LIMITED', 'Several reports are being made already. Please try again in a few seconds.');
    }
    this.perAccount.set(accountId, own + 1);
    try {
      if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
      else this.running++;
      try {
        return await work();
      } finally {
        const next = this.waiting.shift();
        // The place is handed on; without anybody waiting it is free.
        if (next) next();
        else this.running--;
      }
    } finally {
      const left = (this.perAccount.get(accountId) ?? 1) - 1;
      if (left === 0) this.perAccount.delete(accountId);
      else this.perAccount.set(accountId, left);
    }
  }
}
