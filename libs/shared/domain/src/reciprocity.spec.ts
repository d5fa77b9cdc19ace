import fc from 'fast-check';
import { expectedPoissonMin } from './poisson-min.js';
import { ReferralGraph, type Edge } from './reciprocity.js';

const edge = (giverId: string, receiverId: string, count: number): Edge => ({ giverId, receiverId, count });
const people = ['a', 'b', 'c', 'd', 'e'];
const anyEdges = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.integer({ min: 1, max: 9 })), {
    selector: ([giver, receiver]) => `${giver}>${receiver}`,
  })
  .map((list) => list.filter(([giver, receiver]) => giver !== receiver).map((entry) => edge(...entry)));

describe('the referral graph', () => {
  const graph = new ReferralGraph([edge('a', 'b', 4), edge('b', 'a', 1), edge('a', 'c', 3), edge('c', 'b', 2)]);

  it('gives a member’s figures', () => {
    expect(graph.flowOf('a')).toEqual({
      givenInChapter: 7,
      receivedInChapter: 1,
      givenTo: 2,
      receivedFrom: 1,
      mutual: 1,
      balance: 6 / 8,
      reciprocity: 2 / 8,
    });
    expect(graph.flowOf('d')).toEqual({
      givenInChapter: 0,
      receivedInChapter: 0,
      givenTo: 0,
      receivedFrom: 0,
      mutual: 0,
      balance: null,
      reciprocity: null,
    });
  });

  it('gives the chapter’s figures, members without an edge being nodes', () => {
    const flow = graph.chapterFlow(['a', 'b', 'd']);
    expect(flow).toMatchObject({
      referrals: 10,
      reciprocity: 0.2,
      ties: 4,
      nodes: 4,
      density: 4 / 12,
      binaryReciprocity: 0.5,
    });
    expect(flow.binaryRho).toBeCloseTo((0.5 - 1 / 3) / (2 / 3), 14);
    expect(flow.oneSidedTies).toEqual([['a', 'c', 3]]);
    // s_out = 7, 1, 2; s_in = 1, 6, 3; Σ i≠j of s_out·s_in = 100 - 7 - 6 - 6 = 81; λ = s_out·s_in·10/81.
    const λ = (out: number, into: number) => (out * into * 10) / 81;
    const chance =
      expectedPoissonMin(λ(7, 6), λ(1, 1)) +
      expectedPoissonMin(λ(7, 3), λ(2, 1)) +
      expectedPoissonMin(λ(1, 3), λ(2, 6));
    expect(flow.expectedReciprocity).toBeCloseTo((2 * chance) / 10, 14);
    expect(flow.reciprocityBeyondChance).toBeCloseTo((0.2 - (2 * chance) / 10) / (1 - (2 * chance) / 10), 14);
  });

  it('says nothing where there is nothing', () => {
    expect(new ReferralGraph([]).chapterFlow(['a'])).toEqual({
      referrals: 0,
      reciprocity: null,
      expectedReciprocity: null,
      reciprocityBeyondChance: null,
      ties: 0,
      nodes: 1,
      density: null,
      binaryReciprocity: null,
      binaryRho: null,
      oneSidedTies: [],
    });
    expect(new ReferralGraph([edge('a', 'b', 1), edge('b', 'a', 1)]).chapterFlow([]).binaryRho).toBeNull();
  });

  it('refuses what cannot be counted', () => {
    expect(() => new ReferralGraph([edge('a', 'a', 1)])).toThrow('themself');
    expect(() => new ReferralGraph([edge('a', 'b', 0)])).toThrow('whole number');
    expect(() => new ReferralGraph([edge('a', 'b', 1), edge('a', 'b', 2)])).toThrow('twice');
  });

  it('has balances that sum to zero, weighted by what each was seen doing', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const flows = people.map((id) => new ReferralGraph(edges).flowOf(id));
        const weighted = flows.map((flow) => (flow.balance ?? 0) * (flow.givenInChapter + flow.receivedInChapter));
        expect(weighted.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 10);
        const given = flows.reduce((total, flow) => total + flow.givenInChapter, 0);
        expect(flows.reduce((total, flow) => total + flow.receivedInChapter, 0)).toBe(given);
      }),
    );
  });

  it('keeps every share in its range', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const chapter = new ReferralGraph(edges).chapterFlow(people);
        for (const share of [
          chapter.reciprocity,
          chapter.expectedReciprocity,
          chapter.density,
          chapter.binaryReciprocity,
        ]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        }
        for (const id of people) {
          const flow = new ReferralGraph(edges).flowOf(id);
          expect(Math.abs(flow.balance ?? 0)).toBeLessThanOrEqual(1);
          expect(flow.reciprocity ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('turns every balance round when every referral is turned round, and keeps the chapter', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const there = new ReferralGraph(edges);
        const back = new ReferralGraph(edges.map((e) => edge(e.receiverId, e.giverId, e.count)));
        for (const id of people) expect(back.flowOf(id).balance ?? 0).toBeCloseTo(-(there.flowOf(id).balance ?? 0), 14);
        expect(back.chapterFlow(people).reciprocity).toEqual(there.chapterFlow(people).reciprocity);
        expect(back.chapterFlow(people).expectedReciprocity ?? 0).toBeCloseTo(
          there.chapterFlow(people).expectedReciprocity ?? 0,
          12,
        );
      }),
    );
  });
});
