import { accentsOf } from '@chapterhouse/domain';
import { wearColour } from './brand.js';

const worn = (name: string): string => document.documentElement.style.getPropertyValue(name);

describe('wearing a colour', () => {
  it('puts tones for both themes on the page, and takes them off again', () => {
    wearColour('#ffd400');
    const { light, dark } = accentsOf('#ffd400');
    expect(worn('--ch-brand-light')).toBe(light.accent);
    expect(worn('--ch-brand-light-soft')).toBe(light.soft);
    expect(worn('--ch-brand-dark')).toBe(dark.accent);
    expect(worn('--ch-brand-dark-soft')).toBe(dark.soft);
    wearColour(null);
    expect(document.documentElement.getAttribute('style') ?? '').not.toContain('--ch-brand');
  });
});
