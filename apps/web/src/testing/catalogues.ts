import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues } from '@chapterhouse/words';
import shellEnglish from '../messages/en.json' with { type: 'json' };
import type { Messages } from '../app/i18n/languages.js';

/** Stands in for app/i18n/catalogues.ts in component tests: the bundler's import.meta.glob is not there. */
export const shellMessages = async (): Promise<Messages> => shellEnglish;

const loaded = new Map<string, Promise<Messages>>();
export const featureMessages = (feature: string): Promise<Messages> => {
  const known = loaded.get(feature);
  if (known) return known;
  const file = join(import.meta.dirname, '../features', feature, 'messages/en.json');
  const promise = Promise.resolve(JSON.parse(readFileSync(file, 'utf8')) as Messages);
  loaded.set(feature, promise);
  return promise;
};

const shared = Promise.resolve<Messages>(catalogues.en);
export const sharedMessages = (): Promise<Messages> => shared;
