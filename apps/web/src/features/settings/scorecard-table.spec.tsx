import { act, screen, within } from '@testing-library/react';
import { SCORECARD_PRESETS } from '@chapterhouse/domain';
import english from './messages/en.json' with { type: 'json' };
import type { Table } from './scorecard-table.js';

const { renderScreen } = await import('../../testing/render-screen.js');
const { inForce, ScorecardTable } = await import('./scorecard-table.js');

/** A preset as the server sends it. */
const sent = (name: string, more: Partial<Table> = {}): Table => {
  const preset = SCORECARD_PRESETS.find((one) => one.name === name);
  if (!preset) throw new Error(`there is no preset ${name}`);
  return { ...preset, preset: true, currency: preset.currency ?? null, ...more } as unknown as Table;
};

describe('a table of points', () => {
  it('is shown in words: what counts, and what it gives', async () => {
    await act(async () => {
      renderScreen(<ScorecardTable table={sent('thailand')} />, { messages: english, at: 'settings' });
    });
    const row = (name: RegExp) => within(screen.getByRole('row', { name }));
    const bands = (name: RegExp) =>
      row(name)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    expect(bands(/^Referrals given/)).toEqual(['1 or more: 10 points', '2 or more: 15 points']);
    expect(bands(/^Visitors/)).toEqual(['more than 0: 10 points', '1 or more: 20 points']);
    row(/^Visitors/).getByText('in 4.333 weeks');
    expect(bands(/^Absences/)[0]).toMatch(/^up to 0: 15 points/);
    screen.getByText(/green from 70 · amber from 50 · red from 30/);
  });

  it('is the version in force, or the first to come where there is none', () => {
    const own = (version: number, validFrom: string): Table => sent('thailand', { name: 'Ours', version, validFrom });
    const versions = (tables: Table[]) =>
      inForce(tables, '2026-11-22').map(({ name, version }) => `${name} ${version}`);
    expect(versions([own(1, '2025-01-01'), own(2, '2026-01-01'), own(3, '2027-01-01')])).toEqual(['Ours 2']);
    expect(versions([own(3, '2027-01-01'), own(1, '2025-01-01')])).toEqual(['Ours 1']);
    expect(versions([own(1, '2027-01-01')])).toEqual(['Ours 1']);
  });
});
