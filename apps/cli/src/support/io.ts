import cliProgress from 'cli-progress';

export type Environment = Record<string, string | undefined>;

/** Where a command reads and writes: given from outside, so that a test can look. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
  readonly env: Environment;
}

/** What every command has at hand. */
export interface Session {
  readonly io: Io;
  /** The exit code when the command ends by itself. */
  exitCode: number;
}

export const print = (io: Io, text: string): void => void io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
export const printJson = (io: Io, value: unknown): void => print(io, JSON.stringify(value, null, 2));
/** For people at the terminal: never on stdout, which belongs to the answer. */
export const tell = (io: Io, text: string): void => void io.stderr.write(`${text}\n`);

export interface Progress {
  /** `total` when it has grown. */
  update(done: number, total?: number): void;
  stop(): void;
}

/** A progress bar on stderr when that is a terminal; silence otherwise. */
export function progressBar(io: Io, what: string, total: number): Progress {
  if (io.stderr.isTTY !== true || total < 1) return { update: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      stream: io.stderr,
      format: `${what} {bar} {value}/{total} {duration_formatted}`,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: (done, grown = total) => {
      bar.setTotal(grown);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
