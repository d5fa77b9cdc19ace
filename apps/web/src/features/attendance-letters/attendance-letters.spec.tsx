import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import english from './messages/en.json' with { type: 'json' };

// The simulated document has no dialogs.
HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};
const { renderScreen } = await import('../../testing/render-screen.js');
const { Screen } = await import('./attendance-letters.screen.js');

const letter = (id: string, memberName: string, state: string, facts: object = {}) => ({
  id,
  memberId: `m-${id}`,
  memberName,
  asOf: '2026-11-16',
  step: 'NEXT_BREACHES',
  state,
  decidedAt: state === 'DRAFT' ? null : '2026-11-17T10:00:00.000Z',
  facts: {
    asOf: '2026-11-16',
    state: 'NEXT_BREACHES',
    absencesLeft: 0,
    effectiveAbsences: 3,
    oldestAbsenceExpires: '2027-01-13',
    withinPolicyOn: null,
    clearOn: '2027-01-13',
    ...facts,
  },
});
/** A decided letter is in the list when it is asked for again. */
const answers = (decide: { letter?: object | null }, items: readonly object[], decided = { is: false }) => ({
  AttendanceLetters: () => ({
    chapter: { id: 'c1', absenceLimit: 3 },
    attendanceLetters: { totalCount: items.length, items: decided.is ? [decide.letter, ...items.slice(1)] : items },
  }),
  AttendanceLetterPreview: {
    attendanceLetterPreview: {
      subject: 'Harbour Lights: we miss you',
      html: '<html><head></head><body>Dear Bruno</body></html>',
    },
  },
  DecideAttendanceLetter: () => {
    decided.is = Boolean(decide.letter);
    return { decideAttendanceLetter: decide };
  },
});
const draft = letter('l1', 'Bruno Mistry', 'DRAFT');
const show = (decide: object = {}, items: readonly object[] = [draft, letter('l2', 'Ada Brandt', 'DROPPED')]) =>
  renderScreen(<Screen />, { messages: english, at: 'attendance-letters', answers: answers(decide, items) });

describe('letters about attendance', () => {
  it('wait with the evidence: what counts, and when the oldest absence expires', async () => {
    const { container } = show();
    await screen.findByText('Bruno Mistry');
    const figures = [...container.querySelectorAll<HTMLElement>('[data-figure]')].map(({ dataset, textContent }) => [
      dataset['figure'],
      dataset['value'],
      textContent,
    ]);
    expect(figures).toEqual([
      ['effectiveAbsences', '3', '3 of 3 allowed'],
      ['oldestAbsenceExpires', '2027-01-13', '13 Jan 2027'],
    ]);
    expect(within(screen.getByRole('list', { name: 'What was decided before' })).getByText('dropped')).not.toBeNull();
  });

  it.each([
    ['Send it', 'SENT'],
    ['Drop it', 'DROPPED'],
  ])('are read before they are decided: %s', async (button, decision) => {
    const { asked } = show({
      userErrors: [],
      letter: { ...draft, state: decision, decidedAt: '2026-11-17T10:00:00.000Z' },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Read the letter to Bruno' }));
    // Nothing can be sent before the letter is there to be read.
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send it', hidden: true }).disabled).toBe(true);
    await screen.findByText('Harbour Lights: we miss you');
    const frame = screen.getByTitle<HTMLIFrameElement>('The letter');
    expect(frame.srcdoc).toContain('Dear Bruno');
    expect(frame.getAttribute('sandbox')).not.toMatch(/allow-(scripts|same-origin|forms)/);
    expect(asked.map(({ name }) => name)).toEqual(['AttendanceLetters', 'AttendanceLetterPreview']);
    fireEvent.click(screen.getByRole('button', { name: button, hidden: true }));
    await waitFor(() => expect(asked[2]).toBeDefined());
    expect(asked[2]).toEqual({
      name: 'DecideAttendanceLetter',
      variables: { input: { chapterId: 'c1', letterId: 'l1', decision } },
    });
    await screen.findByText('No letter waits');
  });

  it('tell when another leader was quicker', async () => {
    const message = 'Another leader has decided about this letter already.';
    const { asked } = show({
      userErrors: [{ code: 'CONFLICT', field: null, message }],
      letter: null,
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Read the letter to Bruno' }));
    await screen.findByText('Harbour Lights: we miss you');
    fireEvent.click(screen.getByRole('button', { name: 'Send it', hidden: true }));
    await screen.findByText(message);
    await waitFor(() => expect(asked.filter(({ name }) => name === 'AttendanceLetters')).toHaveLength(2));
  });
});
