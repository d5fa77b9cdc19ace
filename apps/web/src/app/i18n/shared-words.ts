import { use, useCallback, useMemo } from 'react';
import { createIntl, useIntl } from 'react-intl';
import { speak, type Speaker, type Words } from '@chapterhouse/words';
import { useFormats } from '@chapterhouse/web-ui';
import { sharedMessages } from './catalogues.js';
import { preferredLanguage, readLanguage } from './languages.js';

// With the chunk that needs them, not after its data.
sharedMessages(readLanguage()).catch(() => undefined);

export type Say = (words: Words | readonly Words[]) => string;

/** Says the sentences of `@chapterhouse/words`: the letters' own, in the page's language. Suspends until they are there. */
export function useSay(): Say {
  const { locale } = useIntl();
  const formats = useFormats();
  const messages = use(sharedMessages(preferredLanguage(locale, [])));
  const speaker = useMemo((): Speaker => {
    // Numbers and plurals in the way of the chapter, as everywhere else on the page.
    const intl = createIntl({ locale: formats.locale, messages, defaultLocale: 'en' });
    return {
      message: (id, values) => intl.formatMessage({ id }, values),
      date: (date) => formats.date(date, 'dayInSentence'),
      money: (amount) => formats.money(amount),
      list: (items) => new Intl.ListFormat(formats.locale).format(items),
    };
  }, [messages, formats]);
  return useCallback((words) => speak(speaker, words), [speaker]);
}
