import { answersOf, besidesNames, candidateValue, happening, sorted } from './preview-facts.js';
import { tooMuch } from './upload.js';

const question = (name: string) => ({ name, candidates: [], places: [] });

describe('the preview of an import', () => {
  it('shows what stops the import before what does not', () => {
    const problems = [
      { severity: 'warning', row: 1 },
      { severity: 'error', row: 2 },
      { severity: 'warning', row: 3 },
      { severity: 'error', row: 4 },
    ];
    expect(sorted(problems).map(({ row }) => row)).toEqual([2, 4, 1, 3]);
  });

  it('answers only the names that somebody has answered', () => {
    const questions = ['Ann', 'Bo', 'Cy', 'Di', 'Ed'].map(question);
    const chosen = { Ann: 'member:m1', Bo: 'same:Robert: B', Cy: 'nobody', Di: 'new', Ed: '' };
    expect(answersOf(questions, chosen)).toEqual([
      { name: 'Ann', kind: 'MEMBER', memberId: 'm1' },
      { name: 'Bo', kind: 'SAME_AS', as: 'Robert: B' },
      { name: 'Cy', kind: 'NOBODY' },
      { name: 'Di', kind: 'NEW' },
    ]);
  });

  it('names by name whom the import itself adds', () => {
    expect(candidateValue({ memberId: null, name: 'Ann' })).toBe('same:Ann');
    expect(candidateValue({ memberId: 'm1', name: 'Ann' })).toBe('member:m1');
  });

  it('lists a name that is asked for only as the question', () => {
    const problems = [{ code: 'NAME_UNKNOWN' }, { code: 'FORMULA' }, { code: 'NAME_AMBIGUOUS' }];
    expect(besidesNames(problems)).toEqual([{ code: 'FORMULA' }]);
  });

  it('leaves out areas in which nothing happens', () => {
    const none = { added: 0, changed: 0, removed: 0, unchanged: 0, ignored: 0 };
    const tallies = [
      { area: 'roles', tally: none },
      { area: 'slips', tally: { ...none, unchanged: 1 } },
    ];
    expect(happening(tallies).map(({ area }) => area)).toEqual(['slips']);
  });
});

describe('an upload', () => {
  const file = (name: string, megabytes: number) => ({ name, size: megabytes * 1024 * 1024 });

  it('is not begun when the server would not take it', () => {
    expect(tooMuch([file('a.csv', 1)])).toBeNull();
    expect(tooMuch([file('a.csv', 1), file('b.xls', 21)])).toEqual({ why: 'file', name: 'b.xls' });
    expect(tooMuch(Array.from({ length: 6 }, () => file('a.csv', 19)))).toMatchObject({ why: 'all' });
    expect(tooMuch(Array.from({ length: 501 }, () => file('a.csv', 0)))).toMatchObject({ why: 'count' });
  });
});
