import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Door } from '@chapterhouse/database';
import { type Actor, AppError } from '@chapterhouse/platform';

interface Job {
  readonly chapterId: string | null;
  run(em: EntityManager): Promise<void>;
  fail(error: unknown): void;
  readonly failed: () => boolean;
}
interface OpenDoor {
  readonly chapterId: string | null;
  readonly em: EntityManager;
  close(): Promise<void>;
}

/**
 * The reads of one request go through one door: a read-only transaction that opens with the first of them and closes when
 * the answer is sent. Fields are resolved side by side, but a connection does one thing at a time, so the reads queue.
 * A request about several chapters opens one door after another and never holds two connections: requests that wait for
 * each other's second connection would all stand still.
 */
export class ReadSession {
  private readonly inside = new AsyncLocalStorage<OpenDoor>();
  private jobs: Job[] = [];
  private working: Promise<void> | null = null;
  private open: OpenDoor | null = null;
  private ended = false;
  private primary = false;

  constructor(
    private readonly door: Door,
    private readonly actor: Actor,
  ) {}

  /** Reads of a request that writes must see what it wrote: they stay away from replicas. */
  seeOwnWrites(): void {
    this.primary = true;
  }

  /** Runs a read about a chapter (null: about what needs none). Inside another read of the same chapter it joins in. */
  read<T>(chapterId: string | null, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const around = this.inside.getStore();
    if (around) {
      if (around.chapterId === chapterId) return work(around.em);
      return Promise.reject(new Error('a read of one chapter must not wait for a read of another'));
    }
    if (this.ended) return Promise.reject(new Error('the answer was sent before this read began'));
    return new Promise<T>((resolve, reject) => {
      let failed = false;
      this.jobs.push({
        chapterId,
        run: async (em) => {
          try {
            resolve(await work(em));
          } catch (error) {
            // An expected failure is thrown by us and leaves the transaction sound; a failed statement does not.
            failed = !(error instanceof AppError);
            reject(error as Error);
          }
        },
        fail: reject,
        failed: () => failed,
      });
      this.working ??= this.work();
    });
  }

  /** Closes the door for now, once the reads that were asked for are done; the next read opens it again. */
  async pause(): Promise<void> {
    while (this.working) await this.working;
    await this.shut();
  }

  /** Closes the door for good. */
  async end(): Promise<void> {
    this.ended = true;
    for (const job of this.jobs.splice(0)) job.fail(new Error('the request ended before this read began'));
    await this.pause();
  }

  private async work(): Promise<void> {
    // Reads that are asked for in the same tick are then all there to choose from.
    await Promise.resolve();
    let job: Job | undefined;
    while ((job = this.next())) {
      try {
        const door = await this.doorFor(job.chapterId);
        await this.inside.run(door, () => job?.run(door.em));
        if (job.failed()) await this.shut();
      } catch (error) {
        job.fail(error);
      }
    }
    // In the same breath as the last look: a read that comes now must find nobody at work, and begin anew.
    this.working = null;
  }

  /** Those of the chapter whose door is open come first. */
  private next(): Job | undefined {
    const at = Math.max(
      0,
      this.jobs.findIndex((job) => this.open && job.chapterId === this.open.chapterId),
    );
    return this.jobs.splice(at, 1)[0];
  }

  private async doorFor(chapterId: string | null): Promise<OpenDoor> {
    if (this.open?.chapterId === chapterId) return this.open;
    await this.shut();
    this.open = await this.openDoor(chapterId);
    return this.open;
  }

  private async shut(): Promise<void> {
    const open = this.open;
    this.open = null;
    await open?.close();
  }

  private openDoor(chapterId: string | null): Promise<OpenDoor> {
    return new Promise((resolve, reject) => {
      const done: Promise<unknown> = this.door
        .run(
          this.actor,
          (em) =>
            new Promise<void>((finish) => {
              const close = async (): Promise<void> => {
                finish();
                // Whatever failed inside was told to whoever asked for it; nothing was written that could be lost.
                await done.catch(() => undefined);
              };
              resolve({ chapterId, em, close });
            }),
          { readOnly: !this.primary, ...(chapterId ? { chapterId } : {}) },
        )
        .catch(reject);
    });
  }
}
