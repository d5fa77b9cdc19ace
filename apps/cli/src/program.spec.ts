import type { Command } from 'commander';
import { createProgram, runCommandLine } from './program.js';
import { memoryIo } from './support/memory-io.fixture.js';

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const io = memoryIo();
  const code = await runCommandLine(args, io);
  return { code, out: io.out(), err: io.err() };
};
const leaves = (command: Command): Command[] =>
  command.commands.length > 0 ? command.commands.flatMap(leaves) : [command];
const pathOf = (command: Command): string[] => (command.parent ? [...pathOf(command.parent), command.name()] : []);
const commands = leaves(createProgram({ io: memoryIo(), exitCode: 0 })).map(pathOf);

describe('the command line', () => {
  it('lists its commands, the engines and the exit codes in its help, on stdout', async () => {
    const { code, out, err } = await run('--help');
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const word of [
      'import',
      'weekly',
      'stats',
      'report',
      'migrate',
      'seed',
      'account',
      'doctor',
      'DATABASE_URL',
      'Exit codes',
    ])
      expect(out).toContain(word);
  });

  it.each(commands)('shows an example in the help of %s %s', async (...path: string[]) => {
    const { code, out } = await run(...path.filter(Boolean), '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}npm run (-s chapterhouse|bench) -- /);
  });

  it.each([
    [['nothing'], /unknown command 'nothing'/],
    [['weekly', '--as-of', '2026-11-16'], /Name one chapter, or say --all/],
    [['weekly', 'a', '--all', '--as-of', '2026-11-16'], /Name one chapter, or say --all/],
    [['weekly', '--all', '--as-of', '2026-02-30'], /YYYY-MM-DD/],
    [['weekly', '--from', '2026-10-01'], /between two days/],
    [['weekly', '--from', '2026-10-01', '--to', '2026-11-01', '--as-of', '2026-11-16'], /between two days/],
    [['weekly', '--from', '2026-05-31', '--to', '2026-05-01'], /2026-05-31 is after 2026-05-01/],
    [['weekly', '--from', '2026-05-31', '--to', '2999-05-01'], /2999-05-01 is in the future/],
    [['weekly', '--from', '1996-05-31', '--to', '2026-05-01'], /at most 520/],
    [['weekly', 'a', '--chapter', 'b', '--from', '2026-10-01', '--to', '2026-11-01'], /Name one chapter: a or b/],
    [['stats', 'Harbour', '--as-of', '2026-11-16'], /small letters, digits and single hyphens/],
    [['stats', 'harbour'], /required option '--as-of <date>'/],
    [['report', 'gossip', '--chapter', 'harbour'], /There is no report "gossip"\. There are chapter-summary, /],
    [['report', 'scorecards'], /required option '--chapter <slug>'/],
    [['report', 'member-review', '--chapter', 'harbour'], /add --member "<name>"/],
    [['report', 'scorecards', '--chapter', 'harbour', '--member', 'Ada'], /--member is for a member review/],
    [
      ['report', 'referral-matrix', '--chapter', 'a', '--compare-to', '2026-05-17'],
      /give both --compare-from and --compare-to/,
    ],
    [
      ['report', 'scorecards', '--chapter', 'a', '--compare-from', '2026-01-01', '--compare-to', '2026-05-17'],
      /Only matrices are compared/,
    ],
    [['report', 'scorecards', '--chapter', 'a', '--format', 'docx'], /Allowed choices are text, pdf, xlsx, csv/],
    [['import', 'harbour'], /Name the files to import/],
    [['import', 'harbour', 'a.xls', '--create', '--name', 'Harbour'], /--create also needs --time-zone, --currency/],
    [['import', 'harbour', 'a.xls', '--name', 'Harbour'], /--name describes a chapter that is created; add --create/],
    [['import', 'harbour', 'a.xls', '--time-zone', 'Dublin'], /Europe\/Dublin/],
    [['import', 'harbour', 'a.xls', '--currency', 'euro'], /ISO 4217/],
    [['import', 'harbour', '--undo', '17'], /the id that the import printed/],
    [
      ['import', 'harbour', 'a.xls', '--undo', '01999999-0000-7000-8000-000000000000'],
      /--undo takes back a whole import/,
    ],
    [['migrate', '--down'], /Add --yes/],
    [['migrate', '--check', '--pending'], /exclude each other/],
    [['seed', '--chapters', '0', '--members', '5', '--weeks', '5'], /whole number from 1 to/],
    [['account', 'make-staff', 'a@b.example', '--role', 'KING', '--organisation', 'x'], /Allowed choices/],
    [['account', 'make-staff', 'a@b.example', '--role', 'REGION_DIRECTOR', '--organisation', 'x'], /needs --region/],
  ])('answers %j with exit code 2 and says what is wrong', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('names a file that is not there before any engine is started', async () => {
    const { code, err } = await run('import', 'harbour', '/no/such/file.xls');
    expect(code).toBe(1);
    expect(err).toMatch(/\/no\/such\/file\.xls is not there/);
  });
});
