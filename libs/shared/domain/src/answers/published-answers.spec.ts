import { cappedShare, confidentialFindings, publishedAnswers, roundedMean } from './published-answers.js';

/** All ways in which n partners may answer from 1 to 5, without regard to who is who: the last is "the one spied on". */
function* waysToAnswer(n: number, values: readonly number[]): Generator<number[]> {
  if (n === 0) yield [];
  else for (const rest of waysToAnswer(n - 1, values)) for (const value of values) yield [...rest, value];
}

/** Per thing seen, the answers of one partner that are possible; `see` is everything that the colleague is shown. */
function possibleAnswers(
  n: number,
  values: readonly number[],
  see: (answers: number[]) => string,
): Map<string, Set<number>> {
  const possible = new Map<string, Set<number>>();
  for (const answers of waysToAnswer(n, values)) {
    const seen = see(answers);
    possible.set(seen, (possible.get(seen) ?? new Set()).add(answers.at(-1)!));
  }
  return possible;
}
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

describe('what is shown of confidential answers', () => {
  it.each([3, 4, 5, 6])('leaves at least two possible answers for each of %i partners', (n) => {
    const seen = possibleAnswers(n, [1, 2, 3, 4, 5], (answers) => {
      const set = { n, understoodSum: sum(answers), stakeSum: 3 * n, soldTo: 0 };
      return JSON.stringify([publishedAnswers(set).understood, confidentialFindings(set)[0]]);
    });
    expect(Math.min(...[...seen.values()].map((answers) => answers.size))).toBeGreaterThanOrEqual(2);
  });

  it('would give an answer away if means were exact', () => {
    const exact = possibleAnswers(3, [1, 2, 3, 4, 5], (answers) => String(sum(answers) / 3));
    expect(Math.min(...[...exact.values()].map((answers) => answers.size))).toBe(1);
  });

  it.each([3, 4, 7, 12])('never says which of %i partners felt sold to, nor that all of them did', (n) => {
    const seen = possibleAnswers(n, [0, 1], (answers) => {
      const set = { n, understoodSum: 3 * n, stakeSum: 3 * n, soldTo: sum(answers) };
      return JSON.stringify([publishedAnswers(set).soldTo, confidentialFindings(set)[1]]);
    });
    for (const [shown, answers] of seen) {
      // That nobody felt sold to is good news about all of them, and the finding says it anyway.
      if (shown.startsWith('[0,')) expect([...answers]).toEqual([0]);
      else expect(answers.size).toBe(2);
    }
  });

  it('is refused for fewer than three', () => {
    expect(() => roundedMean(10, 2)).toThrow(RangeError);
    expect(() => cappedShare(0, 2)).toThrow(RangeError);
    expect(() => publishedAnswers({ n: 2, understoodSum: 8, stakeSum: 8, soldTo: 0 })).toThrow('2 answers');
  });

  it('rounds to halves between 1.5 and 4.5', () => {
    expect([3, 7, 8, 9, 11, 15].map((total) => roundedMean(total, 3))).toEqual([1.5, 2.5, 2.5, 3, 3.5, 4.5]);
    expect([0, 1, 3].map((sold) => cappedShare(sold, 3))).toEqual([0, 1 / 3, 2 / 3]);
  });
});
