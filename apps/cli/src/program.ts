import { Command, CommanderError } from 'commander';
import { registerAccount } from './commands/account.command.js';
import { registerBench } from './commands/bench.command.js';
import { registerDoctor } from './commands/doctor.command.js';
import { registerImport } from './commands/import.command.js';
import { registerMigrate } from './commands/migrate.command.js';
import { registerReport } from './commands/report.command.js';
import { registerSample } from './commands/sample.command.js';
import { registerSeed } from './commands/seed.command.js';
import { registerStats } from './commands/stats.command.js';
import { registerWeekly } from './commands/weekly.command.js';
import { describeError, exitCodeOf } from './support/errors.js';
import { EXIT, EXIT_HELP } from './support/exit-codes.js';
import { type Io, type Session, tell } from './support/io.js';

/** The command line. What a command needs is loaded when it runs, so that `--help` is instant. */
export function createProgram(session: Session): Command {
  const { io } = session;
  const program = new Command('chapterhouse')
    .description('The operator’s hand on Chapterhouse: files in, the week, the figures, accounts, and the database.')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(--help tells the options, with an example)')
    .addHelpText(
      'after',
      `
Engines: those of the settings (DATABASE_URL, REDIS_URL, SMTP_URL …), else those of a running "npm start", else the
embedded ones are started for the time of the command, with their data in CHAPTERHOUSE_DATA (default: .data).

${EXIT_HELP}

Example:
  npm run -s chapterhouse -- import harbour-lights ./exports --create --name "Harbour Lights" \\
    --time-zone Europe/Dublin --currency EUR`,
    );
  for (const register of [
    registerImport,
    registerWeekly,
    registerStats,
    registerReport,
    registerAccount,
    registerMigrate,
    registerSample,
    registerSeed,
    registerBench,
    registerDoctor,
  ])
    register(program, session);
  return program;
}

/** Runs one command line and gives its exit code. Errors are told on stderr in words; with DEBUG set, with their stack. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const session: Session = { io, exitCode: EXIT.ok };
  try {
    await createProgram(session).parseAsync([...args], { from: 'user' });
    return session.exitCode;
  } catch (error) {
    // Commander has already told its own.
    if (!(error instanceof CommanderError)) tell(io, describeError(error, Boolean(io.env['DEBUG'])));
    return exitCodeOf(error);
  }
}
