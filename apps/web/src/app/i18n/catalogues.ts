import shellEnglish from '../../messages/en.json';
import type { Language, Messages } from './languages.js';

type Loader = () => Promise<Messages>;

const shells = import.meta.glob<Messages>('../../messages/*.json', { import: 'default' });
const features = import.meta.glob<Messages>('../../features/*/messages/*.json', { import: 'default' });
const insights = import.meta.glob<Messages>('../../../../../libs/shared/words/src/messages/*.json', {
  import: 'default',
});
const loaded = new Map<string, Promise<Messages>>();

/** The words of the shell; English came with it. */
export const shellMessages = (language: Language): Promise<Messages> =>
  language === 'en' ? Promise.resolve(shellEnglish) : load(`../../messages/${language}.json`, shells);

/** The words of a feature's screens, or the `shared` ones. Where a language lacks them, English stands in. */
export const featureMessages = (feature: string, language: Language): Promise<Messages> => {
  if (feature === 'shared') return sharedMessages(language);
  const path = (of: Language) => `../../features/${feature}/messages/${of}.json`;
  return load(features[path(language)] ? path(language) : path('en'), features);
};

/** The sentences about insights that letters, reports and pages share; see `useSay`. */
export const sharedMessages = (language: Language): Promise<Messages> =>
  load(`../../../../../libs/shared/words/src/messages/${language}.json`, insights);

function load(path: string, loaders: Record<string, Loader>): Promise<Messages> {
  const known = loaded.get(path);
  if (known) return known;
  const loader = loaders[path];
  const promise = loader ? loader() : Promise.resolve<Messages>({});
  // A chunk that failed to arrive may arrive next time.
  promise.catch(() => loaded.delete(path));
  loaded.set(path, promise);
  return promise;
}
