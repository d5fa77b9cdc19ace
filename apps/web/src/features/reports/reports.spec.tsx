import { fireEvent, screen, within } from '@testing-library/react';
import english from './messages/en.json' with { type: 'json' };

const { renderScreen } = await import('../../testing/render-screen.js');
const { Screen } = await import('./report.screen.js');
const { addressOf, askedIn, kindOf, slugOf } = await import('./report-facts.js');

const column = (key: string, type = 'COUNT') => ({
  key,
  label: key,
  hint: null,
  type,
  memberId: key === 'name' ? null : key,
});
const row = (kind: string, memberId: string | null, texts: string[], numbers: (number | null)[]) => ({
  kind,
  memberId,
  texts,
  numbers,
});
const section = (key: string, more: object = {}) => ({
  key,
  title: null,
  text: [],
  figures: [],
  chart: null,
  sentences: [],
  table: null,
  ...more,
});
const period = (from: string, to: string) => ({ from, to });
const report = (sections: object[], more: object = {}) => ({
  report: {
    kind: 'REFERRAL_MATRIX',
    audience: 'LEADERS',
    title: 'Who refers to whom',
    subtitle: '',
    memberName: null,
    preparedOn: '2026-11-22',
    notes: ['A number: referrals of the time.'],
    period: period('2026-05-24', '2026-11-21'),
    comparedWith: null,
    files: ['pdf', 'xlsx', 'csv'].map((format) => ({
      format,
      path: `/files/reports/referral-matrix.${format}?chapter=harbour-lights`,
    })),
    sections,
    ...more,
  },
});
const show = (answer: object, at = 'reports/referral-matrix') =>
  renderScreen(<Screen />, {
    messages: english,
    at,
    route: 'reports/:kind',
    answers: {
      Report: answer,
      ReportMembers: {
        members: {
          totalCount: 1,
          items: [{ id: 'm1', displayName: 'Ada Brandt' }],
        },
      },
    },
  });

describe('a report as a page', () => {
  it('draws figures, sentences and the table that the server gives, with its files', async () => {
    const { container } = show(
      report([
        section('sum', {
          figures: [
            {
              key: 'referrals',
              label: 'Referrals',
              text: '1,234',
              number: 1234,
              note: 'before: 9',
            },
          ],
          sentences: [
            {
              tone: 'ONE_SIDED',
              heading: null,
              text: 'Ada has sent Bilal 7.',
              next: 'Ask them to meet.',
            },
          ],
          table: {
            layout: 'MATRIX',
            columns: [column('name', 'TEXT'), column('m2')],
            rows: [row('MEMBER', 'm1', ['Ada Brandt', '7'], [null, 7]), row('TOTAL', null, ['All', '7'], [null, 7])],
          },
        }),
      ]),
    );
    await screen.findByRole('heading', { level: 1, name: 'Who refers to whom' });
    const figure = container.querySelector<HTMLElement>('[data-figure="referrals"]');
    expect([figure?.textContent, figure?.dataset['value']]).toEqual(['1,234', '1234']);
    screen.getByText('Ask them to meet.');
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Ada Brandt', 'All']);
    expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['7', '7']);
    const files = within(screen.getByRole('group', { name: 'As a file' })).getAllByRole('link');
    expect(files.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['PDF', '/files/reports/referral-matrix.pdf?chapter=harbour-lights'],
      ['Excel', '/files/reports/referral-matrix.xlsx?chapter=harbour-lights'],
      ['CSV', '/files/reports/referral-matrix.csv?chapter=harbour-lights'],
    ]);
    screen.getByText('A number: referrals of the time.');
  });

  it('compares a matrix with the time before, as long as its own', async () => {
    const { asked } = show(report([]));
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with the time before' }));
    await screen.findByRole('button', { name: 'Without comparing' });
    expect(asked.at(-1)?.variables).toMatchObject({ compareFrom: '2025-11-23', compareTo: '2026-05-23' });
    fireEvent.click(screen.getByRole('button', { name: 'Without comparing' }));
    await screen.findByRole('button', { name: 'Compare with the time before' });
    expect(screen.queryByLabelText('Compared from')).toBeNull();
  });

  it('asks for another time as soon as a day is whole', async () => {
    const { asked } = show(report([]));
    // The field begins with the report's own time.
    const field = await screen.findByDisplayValue('2026-05-24');
    fireEvent.change(field, { target: { value: '0002-01-01' } });
    expect(asked).toHaveLength(1);
    fireEvent.change(field, { target: { value: '2026-01-01' } });
    await screen.findByDisplayValue('2026-01-01');
    expect(asked.at(-1)?.variables).toMatchObject({ from: '2026-01-01', kind: 'REFERRAL_MATRIX' });
  });

  it('asks whose review it is before it asks for one', async () => {
    const { asked } = show(report([], { title: 'Ada Brandt', memberName: 'Ada Brandt' }), 'reports/member-review');
    await screen.findByText('Whose review? Choose somebody above.');
    expect(asked.map(({ name }) => name)).toEqual(['ReportMembers']);
    await screen.findByRole('option', { name: 'Ada Brandt' });
    fireEvent.change(screen.getByLabelText('About'), { target: { value: 'm1' } });
    await screen.findByRole('heading', { level: 1, name: 'Ada Brandt' });
    expect(asked.at(-1)).toMatchObject({ name: 'Report', variables: { memberId: 'm1' } });
  });

  it('draws bars with their numbers, and the same as a table', async () => {
    const chart = {
      kind: 'BARS',
      label: 'Referrals by quarter',
      labels: ['Q1', 'Q2'],
      series: [{ key: 'given', label: 'Given', values: [10, 20] }],
    };
    const { container } = show(report([section('quarters', { chart })]));
    const bars = within(await screen.findByRole('img', { name: 'Referrals by quarter' }));
    bars.getByText('20');
    const shown = [...container.querySelectorAll<HTMLElement>('[data-figure]')].map(({ dataset }) => [
      dataset['figure'],
      dataset['value'],
    ]);
    expect(shown).toEqual([
      ['given.Q1', '10'],
      ['given.Q2', '20'],
    ]);
  });
});

describe('the address of a report', () => {
  it('names kinds as files do', () => {
    expect(slugOf('ONE_TO_ONE_MATRIX')).toBe('one-to-one-matrix');
    expect(kindOf('one-to-one-matrix')).toBe('ONE_TO_ONE_MATRIX');
    expect(kindOf('nothing')).toBeNull();
  });

  it('leaves out what is no day', () => {
    const asked = askedIn(new URLSearchParams('from=2026-02-30x&to=2026-11-21&member=m1'));
    expect(asked).toEqual({ from: null, to: '2026-11-21', compareFrom: null, compareTo: null, member: 'm1' });
    expect(addressOf(asked, { from: '2026-01-01', member: null }).toString()).toBe('from=2026-01-01&to=2026-11-21');
  });
});
