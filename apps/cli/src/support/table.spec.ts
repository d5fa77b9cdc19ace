import { count, duration, indent, table } from './table.js';

describe('table', () => {
  it('aligns columns to the left unless told otherwise, without trailing blanks', () => {
    expect(
      table(
        [
          ['Name', 'Given'],
          ['Ada', '7'],
          ['Bo', '12'],
        ],
        ['left', 'right'],
      ),
    ).toBe('Name  Given\nAda       7\nBo       12');
    expect(
      table([
        ['a', ''],
        ['bbb', 'c'],
      ]),
    ).toBe('a\nbbb  c');
  });

  it('is empty without rows', () => {
    expect(table([])).toBe('');
  });
});

it('indents every line that holds something', () => {
  expect(indent('a\n\nb')).toBe('  a\n\n  b');
});

it.each([
  [0, '0 chapters'],
  [1, '1 chapter'],
  [12_000, '12,000 chapters'],
])('counts %i as %s', (n, text) => {
  expect(count(n, 'chapter')).toBe(text);
});

it.each([
  [4_234, '4.2 s'],
  [59_990, '1 min 0 s'],
  [81_000, '1 min 21 s'],
])('says %i ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
