import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { preferredLanguage } from './languages.js';

const src = join(import.meta.dirname, '../..');
const read = (folder: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(src, folder, 'messages', `${language}.json`), 'utf8'));
const features = readdirSync(join(src, 'features'))
  .filter((name) => existsSync(join(src, 'features', name, 'routes.ts')))
  .map((name) => `features/${name}`);
const argumentsOf = (text: string): string[] =>
  [...new Set(JSON.stringify(parse(text)).match(/"type":[1-6],"value":"\w+"/g) ?? [])].sort();

/** Ids that are written out in the code: `t('home.title')`, `label: 'nav.home'`. Those put together are not seen here. */
function idsIn(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, withFileTypes: true })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file.name) && !file.parentPath.includes('/gql'))
    .flatMap((file) => [...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)])
    .map((match) => match[1] ?? '');
}

describe('the catalogues', () => {
  it.each(['.', ...features])('of %s say the same in every language, with the same values in it', (folder) => {
    const english = read(folder, 'en');
    const german = read(folder, 'de');
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
    for (const [id, text] of Object.entries(english)) {
      expect({ id, values: argumentsOf(german[id] ?? '') }).toEqual({ id, values: argumentsOf(text) });
    }
  });

  it.each(features)('have every id that %s writes out', (folder) => {
    const known = { ...read('.', 'en'), ...read(folder, 'en') };
    expect(idsIn(folder).filter((id) => !(id in known))).toEqual([]);
  });

  it('have every id that the shell writes out', () => {
    const known = read('.', 'en');
    expect(idsIn('app').filter((id) => !(id in known))).toEqual([]);
  });

  it('never raise their voice', () => {
    const all = ['.', ...features].flatMap((folder) => Object.values({ ...read(folder, 'en'), ...read(folder, 'de') }));
    expect(all.filter((text) => /!|\btaker\b|\bworst\b|\boffender\b/i.test(text))).toEqual([]);
  });

  it('are chosen by the person, else by the browser, else English', () => {
    expect(preferredLanguage('de', ['en-GB'])).toBe('de');
    expect(preferredLanguage(null, ['fr', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage('xx', ['ja'])).toBe('en');
  });
});
