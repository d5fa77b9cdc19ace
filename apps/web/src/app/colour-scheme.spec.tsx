import { act, fireEvent, render, screen } from '@testing-library/react';
import { SCHEMES, useScheme, useSystemScheme } from './colour-scheme.js';

function Choice() {
  useSystemScheme();
  const { scheme, choose } = useScheme();
  return (
    <>
      <p>{scheme}</p>
      {SCHEMES.map((one) => (
        <button key={one} onClick={() => choose(one)}>
          wear {one}
        </button>
      ))}
    </>
  );
}

/** A system whose colours can be changed. */
function system(dark: boolean) {
  const list = Object.assign(new EventTarget(), { matches: dark });
  globalThis.matchMedia = () => list as unknown as MediaQueryList;
  return (next: boolean) => {
    list.matches = next;
    act(() => void list.dispatchEvent(new Event('change')));
  };
}
const worn = () => document.documentElement.dataset['mantineColorScheme'];

describe('light and dark', () => {
  beforeEach(() => localStorage.clear());

  it('follow the system until something is chosen, and again when that is given up', () => {
    const turn = system(false);
    render(<Choice />);
    turn(true);
    expect([worn(), screen.getByText('auto').tagName]).toEqual(['dark', 'P']);
    fireEvent.click(screen.getByText('wear light'));
    expect(worn()).toBe('light');
    turn(true);
    expect(worn()).toBe('light');
    fireEvent.click(screen.getByText('wear auto'));
    expect(worn()).toBe('dark');
  });

  it('are remembered on the device', () => {
    system(false);
    const { unmount } = render(<Choice />);
    fireEvent.click(screen.getByText('wear dark'));
    unmount();
    render(<Choice />);
    expect([worn(), screen.getByText('dark').tagName]).toEqual(['dark', 'P']);
  });
});
