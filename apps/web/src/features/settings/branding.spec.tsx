import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { accentsOf } from '@chapterhouse/domain';
import shell from '../../messages/en.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };
import type { LogoChoice } from './logo.js';
import { Catalogue } from '../../app/i18n/words.js';

// The bundler finds catalogues by a pattern of files, which nothing but the bundler knows how to do.
jest.unstable_mockModule('../../app/i18n/catalogues.js', () => ({
  featureMessages: () => Promise.resolve({}),
  shellMessages: () => Promise.resolve({}),
}));
const { Branding } = await import('./branding.js');
const { wrongLogo } = await import('./logo.js');

URL.createObjectURL = () => 'blob:chosen';
URL.revokeObjectURL = () => undefined;

function show({ colour = '', logo = { kind: 'same' } as LogoChoice, logoUrl = null as string | null } = {}) {
  const chosen: LogoChoice[] = [];
  const colours: string[] = [];
  const view = render(
    <Catalogue language="en" messages={{ ...shell, ...english }}>
      <MantineProvider>
        <Branding
          colour={colour}
          colourError={undefined}
          onColour={(next) => colours.push(next)}
          logoUrl={logoUrl}
          logo={logo}
          onLogo={(next) => chosen.push(next)}
          logoError={null}
        />
      </MantineProvider>
    </Catalogue>,
  );
  return { chosen, colours, ...view };
}
const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText('Choose a picture', { selector: 'input' }), { target: { files: [file] } });
const png = new File(['x'], 'logo.png', { type: 'image/png' });

describe('a chapter’s own look', () => {
  it('shows the colour in tones that can be read, by day and in the dark', () => {
    const { container } = show({ colour: '#ffd400' });
    const tones = [...container.querySelectorAll<HTMLElement>('[data-tone]')].map(({ dataset }) => dataset['tone']);
    const { light, dark } = accentsOf('#ffd400');
    expect(tones).toEqual([light.accent, dark.accent]);
  });

  it('goes back to the colour of the house', () => {
    const { colours } = show({ colour: '#ffd400' });
    fireEvent.click(screen.getByRole('button', { name: 'Use the colour of the house' }));
    expect(colours).toEqual(['']);
  });

  it('takes a picture to look at before it is saved', () => {
    const { chosen, unmount } = show();
    choose(png);
    expect(chosen).toEqual([{ kind: 'file', file: png, url: 'blob:chosen' }]);
    unmount();
    show({ logo: chosen[0]! });
    expect(screen.getByAltText('The logo').getAttribute('src')).toBe('blob:chosen');
  });

  it('says why an SVG is not taken', () => {
    const { chosen } = show();
    choose(new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }));
    expect(screen.getByRole('alert').textContent).toContain('SVG');
    expect(chosen).toEqual([]);
  });

  it('takes away the logo that is there, and forgets one that was only chosen', () => {
    const { chosen, unmount } = show({ logoUrl: '/files/logos/a.png' });
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    unmount();
    const other = show({ logo: { kind: 'file', file: png, url: 'blob:chosen' } });
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect([...chosen, ...other.chosen]).toEqual([{ kind: 'none' }, { kind: 'same' }]);
  });
});

describe('wrongLogo', () => {
  it.each([
    [{ name: 'a.png', type: 'image/png', size: 256 * 1024 }, null],
    [{ name: 'a.png', type: 'image/png', size: 256 * 1024 + 1 }, 'large'],
    [{ name: 'a.svg', type: '', size: 10 }, 'svg'],
    [{ name: 'a.gif', type: 'image/gif', size: 10 }, 'kind'],
    [{ name: 'a', type: '', size: 10 }, null],
  ])('of %p is %p', (file, wrong) => {
    expect(wrongLogo(file)).toBe(wrong);
  });
});
