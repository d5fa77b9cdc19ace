import { act, cleanup, renderHook } from '@testing-library/react';
import { useDraft } from './use-draft.js';

const EMPTY = { name: '', text: '' };
const open = (start = {}) => renderHook(() => useDraft('test', EMPTY, start)).result;

describe('a draft', () => {
  beforeEach(() => localStorage.clear());

  it('is still there after a reload', () => {
    const draft = open();
    act(() => draft.current.change({ name: 'Ann' }));
    expect(open().current.draft).toEqual({ name: 'Ann', text: '' });
  });

  it('ends when it was sent, also when the form has gone by then', () => {
    const draft = open();
    act(() => draft.current.change({ name: 'Ann' }));
    cleanup();
    act(() => draft.current.clear());
    expect(open().current.draft).toEqual(EMPTY);
  });

  it('gives way, field by field, to what was asked for just now', () => {
    const draft = open();
    act(() => draft.current.change({ name: 'Ann', text: 'Kept.' }));
    expect(open({ asked: { name: 'Bo' } }).current.draft).toEqual({ name: 'Bo', text: 'Kept.' });
  });

  it('goes before what the form would begin with', () => {
    const base = { name: 'Ann', text: 'Refused.' };
    const draft = open({ base });
    act(() => draft.current.change({ text: 'Mended.' }));
    expect(open({ base }).current.draft).toEqual({ name: 'Ann', text: 'Mended.' });
  });
});
