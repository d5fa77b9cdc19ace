import { act, screen } from '@testing-library/react';
import type { FindingState, TuneUpCode } from '@chapterhouse/domain';
import type { LeaderFindings } from './tune-up-beside.js';
import english from '../messages/en.json' with { type: 'json' };

const { renderScreen } = await import('../../../testing/render-screen.js');
const { TuneUpBeside } = await import('./tune-up-beside.js');

const finding = (code: TuneUpCode, state: FindingState, evidence: object = {}) => ({
  code,
  state,
  evidence: { givesTo: null, receivesFrom: null, ...evidence },
});
// The shared words come a moment later.
const show = (...important: object[]) =>
  act(async () => {
    renderScreen(<TuneUpBeside name="Kwame" findings={{ memberId: 'k', important } as unknown as LeaderFindings} />, {
      messages: english,
      at: 'one-sided',
    });
  });

describe('the tune-up beside a one-sided member', () => {
  it('says the evidence and the next step in the words of the letters, about the member', async () => {
    await show(finding('ASKING', 'ACT', { asks: 0 }), finding('ONE_SIDED', 'ACT', { verdict: 'GIVES_MORE' }));
    await screen.findByRole('heading', { name: 'Their tune-up' });
    const item = document.querySelector<HTMLElement>('[data-finding="ASKING"]');
    expect(item?.dataset['state']).toBe('ACT');
    expect(item?.textContent).toContain('Kwame');
    // The card itself says that giving and receiving are apart.
    expect(document.querySelector('[data-finding="ONE_SIDED"]')).toBeNull();
  });

  it('never shows what was said in confidence, even if it came', async () => {
    await show(finding('UNDERSTOOD', 'ACT', { mean: 2, n: 3 }), finding('MUTUAL', 'WATCH', { share: 0.2, n: 5 }));
    expect(screen.queryByRole('heading')).toBeNull();
    expect(document.querySelector('[data-finding]')).toBeNull();
  });
});
