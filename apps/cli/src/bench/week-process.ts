import { type ChildProcess, fork } from 'node:child_process';
import type { WeekParts } from '@chapterhouse/insights';
import { FailedError } from '../support/errors.js';
import type { Environment } from '../support/io.js';
import type { WeekOrder, WeekPeak, WeekRound } from './week-process.run.js';

/**
 * A process that computes weeks and nothing else, so that its memory says what a week takes; it lives for all rounds, as a worker
 * does. `env` names the database.
 */
export class WeekProcess {
  private readonly child: ChildProcess;

  constructor(
    private readonly parts: WeekParts,
    env: Environment,
  ) {
    const program = process.argv[1];
    if (!program) throw new FailedError('The command line does not know its own path.');
    this.child = fork(program, ['bench', 'week-process'], {
      env: { ...env },
      execArgv: ['--enable-source-maps', ...process.execArgv.filter((arg) => arg.startsWith('--cpu-prof'))],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** When it is up. */
  async ready(): Promise<this> {
    await this.answer<'ready'>();
    return this;
  }

  async run(asOf: string, chapters: number): Promise<WeekRound> {
    const round = await this.ask<WeekRound>({ run: { asOf, parts: this.parts } });
    if (round.computed === chapters) return round;
    throw new FailedError(`Only ${round.computed} of ${chapters} chapters were computed: ${round.problem}`);
  }

  /** Ends it. */
  async end(): Promise<WeekPeak> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    const peak = await this.ask<WeekPeak>({ end: true });
    await gone;
    return peak;
  }

  /** The same at once, after a failure. */
  kill(): void {
    this.child.kill();
  }

  private ask<Answer>(order: WeekOrder): Promise<Answer> {
    const answer = this.answer<Answer>();
    this.child.send(order);
    return answer;
  }

  private answer<Answer>(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const lost = (code: number | null): void =>
        reject(new FailedError(`The process that computes the week ended by itself (exit code ${code}).`));
      this.child.once('exit', lost);
      this.child.once('message', (message) => {
        this.child.off('exit', lost);
        resolve(message as Answer);
      });
    });
  }
}
