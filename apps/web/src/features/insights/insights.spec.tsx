import { jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { FormatsProvider } from '@chapterhouse/web-ui';
import shell from '../../messages/en.json';
import english from './messages/en.json';
import german from './messages/de.json';
import { expected, sampleChapter, sampleMember, samplePicture } from './shared/expected.fixture.js';
import { Catalogue } from '../../app/i18n/words.js';

// The bundler finds catalogues by a pattern of files, which nothing but the bundler knows how to do.
jest.unstable_mockModule('../../app/i18n/catalogues.js', () => ({
  featureMessages: () => Promise.resolve({}),
  shellMessages: () => Promise.resolve({}),
}));
// The simulated document has no places to scroll to, and nothing to draw on.
Element.prototype.scrollIntoView ??= () => undefined;
HTMLCanvasElement.prototype.getContext = () => null;

const { AllFigures } = await import('./chapter/all-figures.js');
const { AttendanceTable } = await import('./pictures/attendance-table.js');
const { GridCanvas } = await import('./pictures/grid-canvas.js');
const { MatrixTable } = await import('./pictures/matrix-table.js');
const { Matrix, sortedPeople } = await import('./pictures/matrix-model.js');
const { NetworkTable } = await import('./network/network-table.js');
const { MemberFigures } = await import('./shared/member-figures.js');
const { factsOf } = await import('./shared/one-sided-words.js');

const show = (content: ReactNode) =>
  render(
    <Catalogue language="en" messages={{ ...shell, ...english }}>
      <FormatsProvider language="en" locale="en-IE" currency="EUR" timeZone="Europe/Dublin">
        <MemoryRouter initialEntries={['/c/harbour-lights/chapter']}>
          <Routes>
            <Route path="/c/:slug/*" element={content} />
          </Routes>
        </MemoryRouter>
      </FormatsProvider>
    </Catalogue>,
  );

/** Every figure on the screen: whose it is, its name and its exact value. */
const figures = (container: HTMLElement): Map<string, string> =>
  new Map(
    [...container.querySelectorAll<HTMLElement>('[data-figure]')].map(({ dataset }) => [
      `${dataset['of'] ?? ''}/${dataset['figure']}`,
      dataset['value'] ?? '',
    ]),
  );
const at = (of: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], of);

describe('figures on screen are those of expected.json', () => {
  it('for the chapter, every one of them', () => {
    const { container } = show(<AllFigures insights={sampleChapter()} />);
    const shown = figures(container);
    const { oneSidedTies, ...others } = expected.chapter;
    for (const [name, value] of Object.entries(others))
      expect([name, shown.get(`/${name}`)]).toEqual([name, String(value)]);
    expect(shown.get('/oneSidedTies')).toBe(String(oneSidedTies.length));
    expect(shown.size).toBe(Object.keys(expected.chapter).length);
  });

  it('for every member, in every group', () => {
    for (const [name, member] of Object.entries(expected.members)) {
      const picture = { windowWeeks: 26, evidenceWeeks: 52 };
      const { container, unmount } = show(
        <MemberFigures insights={sampleMember(name)} picture={picture} name={name} />,
      );
      const shown = figures(container);
      expect(shown.size).toBe(30);
      for (const [key, value] of shown) {
        const figure = key.slice(name.length + 1);
        expect([name, figure, value]).toEqual([name, figure, String(at(member, figure))]);
      }
      unmount();
    }
  });

  it('for attendance, from the marks of the picture', () => {
    const picture = samplePicture();
    const { container } = show(<AttendanceTable people={picture.people.filter((person) => person.active)} />);
    const shown = figures(container);
    expect(shown.size).toBe(7 * expected.chapter.members);
    for (const [key, value] of shown) {
      const [name = '', figure = ''] = key.split('/');
      expect([key, value]).toEqual([key, String(at(expected.members[name] ?? {}, figure))]);
    }
  });

  it('for what everybody gives and receives in the network', () => {
    const picture = samplePicture();
    const matrix = new Matrix(sortedPeople(picture, 'name'), picture.pairs);
    const { container } = show(<NetworkTable matrix={matrix} focus={null} onChoose={() => undefined} />);
    const shown = figures(container);
    expect(shown.size).toBe(2 * expected.chapter.nodes);
    for (const [key, value] of shown) {
      const [name = '', figure = ''] = key.split('/');
      expect([key, value]).toEqual([key, String(at(expected.members[name] ?? {}, figure))]);
    }
  });

  // A thousand cells, each with its name: seconds on a busy machine.
  it('for the one-sided ties in the table of the matrix', async () => {
    const picture = samplePicture();
    const matrix = new Matrix(sortedPeople(picture, 'balance'), picture.pairs);
    const { container } = show(<MatrixTable matrix={matrix} onOpen={() => undefined} />);
    const user = userEvent.setup();
    for (let more = screen.queryByText(/^Show more/); more; more = screen.queryByText(/^Show more/))
      await user.click(more);
    const ties = [...container.querySelectorAll<HTMLElement>('[data-figure=oneSidedTie]')].map(
      ({ dataset }) => `${dataset['of']} ${dataset['value']}`,
    );
    expect(ties.sort()).toEqual(expected.chapter.oneSidedTies.map(([g, r, n]) => `${g} > ${r} ${n}`).sort());
  }, 20_000);
});

describe('the grid', () => {
  const labels = { rows: ['Ada', 'Ben', 'Cleo'], cols: ['Ada', 'Ben', 'Cleo'], size: 28, side: 100, head: 100 };
  const describeCell = (row: number, col: number): string => `${labels.rows[row]} to ${labels.cols[col]}`;

  it('is walked by arrow keys with one cell in the tab order, stays inside, and opens by Enter', async () => {
    const opened: object[] = [];
    show(
      <GridCanvas
        label="Referrals"
        labels={labels}
        paint={() => undefined}
        describe={describeCell}
        onOpen={(place) => opened.push(place)}
      />,
    );
    const user = userEvent.setup();
    const grid = screen.getByRole('grid', { name: 'Referrals' });
    await user.tab();
    expect(within(grid).getAllByRole('gridcell')).toHaveLength(1);
    expect(document.activeElement).toHaveAccessibleName('Ada to Ada');
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName('Ben to Cleo');
    expect(document.activeElement).toHaveAttribute('aria-colindex', '3');
    await user.keyboard('{Enter}{Control>}{Home}{/Control}');
    expect(opened).toEqual([{ row: 1, col: 2 }]);
    expect(document.activeElement).toHaveAccessibleName('Ada to Ada');
  });
});

describe('facts about one-sided members', () => {
  const sent = {
    kind: 'GIVES_MORE' as const,
    displayName: 'Kwame Nwosu',
    given: 43,
    received: 0,
    periodWeeks: 52,
    partnerName: null,
    partnerReferrals: null,
  };

  it('use the first name where it is one person’s', () => {
    expect(factsOf(sent, ['Kwame Nwosu', 'Ines Halloran'])).toMatchObject({ name: 'Kwame', given: 43, partner: null });
    expect(factsOf(sent, ['Kwame Nwosu', 'Kwame Osei']).name).toBe('Kwame Nwosu');
  });

  it('name a colleague when one stands out', () => {
    const facts = factsOf({ ...sent, partnerName: 'Hana Karimi', partnerReferrals: 14 }, []);
    expect(facts.partner).toEqual({ name: 'Hana', count: 14 });
  });
});

describe('the catalogues of insights', () => {
  const holes = (text: string): string[] =>
    [...new Set(text.match(/\{\w+[,}]/gu) ?? [])].map((hole) => hole.slice(1, -1)).sort();

  it('say the same things with the same values in both languages', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
    for (const [id, text] of Object.entries(english)) {
      expect([id, holes(german[id as keyof typeof german])]).toEqual([id, holes(text)]);
    }
  });

  it('never call anybody names', () => {
    for (const text of Object.values(english)) expect(text).not.toMatch(/\b(taker|worst|offender)\b|!/iu);
  });
});
