import { MantineProvider } from '@mantine/core';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { jest } from '@jest/globals';
import { useSyncExternalStore } from 'react';
import { FormatsProvider } from '@chapterhouse/web-ui';
import { AttendanceList } from './attendance-list.js';
import type { SheetRow } from './attendance-row.js';
import { MarkQueue, type SendOutcome, type Wish } from './mark-queue.js';
import english from './messages/en.json';
import { Catalogue } from '../../app/i18n/words.js';

const row = (displayName: string): SheetRow => ({
  memberId: displayName.toLowerCase(),
  displayName,
  memberStatus: 'ACTIVE',
  mark: null,
  substituteName: null,
  leftEarly: false,
  version: 0,
  markedByName: null,
  markedAt: null,
});
const ROWS = ['Amara', 'Kwame', 'Rosa'].map(row);

function show({
  locked = false,
  rows = ROWS,
  answer,
}: { locked?: boolean; rows?: SheetRow[]; answer?: SendOutcome } = {}) {
  const sent: (Wish & { memberId: string })[] = [];
  const onCorrect = jest.fn();
  const queue = new MarkQueue({
    send: async (marks) => {
      sent.push(...marks);
      return answer ?? { kind: 'saved', rows: marks.map((mark) => ({ ...mark, version: 1 })) };
    },
    reload: async () => undefined,
    keep: () => undefined,
    gatherMs: 100_000,
  });
  function Board() {
    const state = useSyncExternalStore(queue.subscribe, queue.read);
    return <AttendanceList rows={rows} queue={queue} state={state} mayMark locked={locked} onCorrect={onCorrect} />;
  }
  render(
    <Catalogue language="en" messages={english}>
      <MantineProvider>
        <FormatsProvider language="en" locale="en-IE" currency="EUR" timeZone="Europe/Dublin">
          <Board />
        </FormatsProvider>
      </MantineProvider>
    </Catalogue>,
  );
  const marks = () => Object.fromEntries(Object.entries(queue.read().wishes).map(([id, wish]) => [id, wish.mark]));
  return { queue, sent, onCorrect, marks };
}
const button = (name: string, mark: string) =>
  within(screen.getByRole('group', { name })).getByRole('button', { name: mark });

describe('the attendance list', () => {
  it('marks and goes on by letters, and by Enter as present', async () => {
    const { marks } = show();
    await userEvent.tab();
    expect(button('Amara', 'Present')).toHaveFocus();
    await userEvent.keyboard('l');
    expect(button('Kwame', 'Present')).toHaveFocus();
    await userEvent.keyboard('{Enter}a');
    expect(marks()).toEqual({ amara: 'LATE', kwame: 'PRESENT', rosa: 'ABSENT' });
    expect(button('Amara', 'Late')).toHaveAttribute('aria-pressed', 'true');
  });

  it('has one stop for Tab, and arrows within', async () => {
    const { marks } = show();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(button('Kwame', 'Late')).toHaveFocus();
    expect(screen.getAllByRole('button').filter((one) => one.tabIndex === 0)).toEqual([button('Kwame', 'Late')]);
    expect(marks()).toEqual({});
  });

  it('asks at once who came instead, and goes on from there', async () => {
    const { marks, queue } = show();
    await userEvent.tab();
    await userEvent.keyboard('s');
    const field = screen.getByLabelText('Who came instead?');
    expect(field).toHaveFocus();
    await userEvent.keyboard('Ann Shaw{Enter}');
    expect(button('Kwame', 'Present')).toHaveFocus();
    expect(marks()).toEqual({ amara: 'SUBSTITUTE' });
    expect(queue.read().wishes['amara']?.substituteName).toBe('Ann Shaw');
  });

  it('opens what is more than a mark left of the marks', async () => {
    const { queue } = show({ rows: [{ ...row('Amara'), mark: 'PRESENT', version: 2 }] });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await userEvent.click(screen.getByLabelText('Left early'));
    expect(queue.read().wishes['amara']).toMatchObject({ mark: 'PRESENT', leftEarly: true, expectedVersion: 2 });
  });

  it('takes a mark away by Delete', async () => {
    const { marks } = show({ rows: [{ ...row('Amara'), mark: 'LATE', version: 2 }] });
    await userEvent.tab();
    await userEvent.keyboard('{Delete}');
    expect(marks()).toEqual({ amara: null });
  });

  it('says who was quicker and asks whose mark it shall be', async () => {
    const rosa = { ...row('Rosa'), mark: 'LATE' as const, version: 1, markedByName: 'Priya Kowal' };
    const { queue, sent } = show({
      rows: [rosa],
      answer: { kind: 'refused', code: 'CONFLICT', message: 'somebody was quicker' },
    });
    await userEvent.click(button('Rosa', 'Present'));
    await act(() => queue.flush());
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Priya Kowal just marked Rosa as late. Yours was not saved; keep theirs, or use yours?',
    );
    expect(button('Rosa', 'Late')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Keep theirs' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('asks for the reason instead of marking once it is locked', async () => {
    const { onCorrect, marks } = show({ locked: true });
    await userEvent.click(button('Kwame', 'Absent'));
    expect(onCorrect).toHaveBeenCalledWith(ROWS[1], 'ABSENT');
    expect(marks()).toEqual({});
  });
});
