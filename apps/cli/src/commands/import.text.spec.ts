import type { ImportPreview, ImportView, Problem } from '@chapterhouse/imports';
import { outcomeText, placeOf, previewText } from './import.text.js';

const none = { added: 0, changed: 0, removed: 0, unchanged: 0, ignored: 0 };
const preview = (given: Partial<ImportPreview> = {}): ImportPreview => ({
  files: [],
  tallies: {
    members: none,
    roles: none,
    meetings: none,
    attendance: none,
    slips: none,
    visitors: none,
    links: none,
  },
  slipsByType: {},
  questions: [],
  problems: [],
  differences: [],
  canApply: true,
  digest: 'x',
  ...given,
});
const problem = (given: Partial<Problem>): Problem => ({
  file: 'slips.xls',
  row: 12,
  column: 'D',
  code: 'BAD_AMOUNT',
  message: '"1,2,3" is no amount.',
  remedy: 'Correct it in the file.',
  severity: 'error',
  ...given,
});
const view = (given: Partial<ImportView>): ImportView => ({
  id: '01999999-0000-7000-8000-000000000000',
  chapterId: 'c',
  state: 'PREVIEWED',
  files: [],
  options: { unknownNames: 'ask' },
  decisions: [],
  preview: preview(),
  createdBy: null,
  createdAt: new Date(0),
  appliedAt: null,
  undoneAt: null,
  ...given,
});

it('names a place by file, row and column, as far as they are known', () => {
  expect(placeOf({ file: 'a.csv', row: 3, column: 'B' })).toBe('a.csv, row 3, column B');
  expect(placeOf({ file: 'a.csv', row: null, column: null })).toBe('a.csv');
  expect(placeOf({ file: '', row: null, column: null })).toBe('');
});

describe('the text of a preview', () => {
  it('begins with the problems, each with its place and remedy, then the remarks, then the counts', () => {
    const text = previewText(
      preview({
        problems: [
          problem({ severity: 'warning', file: '', row: null, column: null, message: 'Odd.', remedy: 'Look.' }),
          problem({}),
        ],
        files: [
          {
            ...none,
            file: 'slips.xls',
            kind: 'slips-audit',
            container: null,
            sheet: null,
            from: '2026-01-07',
            to: '2026-01-07',
          },
          {
            ...none,
            file: 'more.xls',
            kind: 'slips-audit',
            container: null,
            sheet: null,
            from: '2026-01-14',
            to: '2026-01-14',
          },
        ],
        slipsByType: { REFERRAL: 2, VISITOR: 1 },
        tallies: { ...preview().tallies, slips: { ...none, added: 2 } },
      }),
    );
    expect(text.split('\n')).toEqual([
      '1 problem to solve first:',
      '  slips.xls, row 12, column D: "1,2,3" is no amount. Correct it in the file.',
      '',
      '1 remark:',
      '  Odd. Look.',
      '',
      'File         Number  Dates',
      'slips audit       2  2026-01-07 to 2026-01-14',
      '',
      '3 slips for these dates: 2 referrals, 1 visitors.',
      '',
      '       Added  Changed  Removed  Unchanged  Ignored',
      'slips      2        0        0          0        0',
    ]);
  });

  it('says the same thing about many places once', () => {
    const text = previewText(preview({ problems: [problem({}), problem({ row: 13 }), problem({ row: 14 })] }));
    expect(text).toContain('slips.xls, row 12, column D (and 2 more places): "1,2,3" is no amount.');
    expect(text).not.toContain('row 13');
  });
});

describe('the last line of an import', () => {
  it('gives the id and how to take it back', () => {
    expect(outcomeText('harbour', view({ state: 'APPLIED' }))).toBe(
      'Imported; nothing was new. Import 01999999-0000-7000-8000-000000000000; to take it back: chapterhouse import harbour --undo 01999999-0000-7000-8000-000000000000',
    );
  });

  it('says how unknown names can be answered', () => {
    const asked = preview({ canApply: false, questions: [{ name: 'Ann', places: [], candidates: [] }] });
    expect(outcomeText('harbour', view({ preview: asked }))).toMatch(/Nothing was imported\..*--create-members/);
  });
});
