import { use, useCallback, useMemo } from 'react';
import { speak, type Speaker, type Words } from '@chapterhouse/words';
import { useFormats } from '@chapterhouse/web-ui';
import { sharedMessages } from './catalogues.js';
import { readLanguage } from './languages.js';
import { fillIn } from './message.js';
import { useCatalogue } from './words.js';

// With the chunk that needs them, not after its data.
sharedMessages(readLanguage()).catch(() => undefined);

export type Say = (words: Words | readonly Words[]) => string;

/** Says the sentences of `@chapterhouse/words`: the letters' own, in the page's language. Suspends until they are there. */
export function useSay(): Say {
  const { language } = useCatalogue();
  const formats = useFormats();
  const messages = use(sharedMessages(language));
  const speaker = useMemo((): Speaker => {
    return {
      // Numbers and plurals in the way of the chapter, as everywhere else on the page.
      message: (id, values) => fillIn(messages[id] ?? id, formats.locale, values),
      date: (date) => formats.date(date, 'dayInSentence'),
      money: (amount) => formats.money(amount),
      list: (items) => new Intl.ListFormat(formats.locale).format(items),
    };
  }, [messages, formats]);
  return useCallback((words) => speak(speaker, words), [speaker]);
}
