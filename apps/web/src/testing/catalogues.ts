import shellEnglish from '../messages/en.json' with { type: 'json' };
import { catalogues } from '@chapterhouse/words';
import type { Messages } from '../app/i18n/languages.js';

/** Stands in for app/i18n/catalogues.ts in component tests: the bundler's import.meta.glob is not there. */
export const shellMessages = async (): Promise<Messages> => shellEnglish;
export const featureMessages = async (): Promise<Messages> => ({});
const shared = Promise.resolve<Messages>(catalogues.en);
export const sharedMessages = (): Promise<Messages> => shared;
