import { createContext, type ReactNode, use, useCallback, useContext, useMemo, useState } from 'react';
import { featureMessages, shellMessages } from './catalogues.js';
import { keepLanguage, type Language, type Messages } from './languages.js';
import { fillIn, type MessageValues } from './message.js';

interface Catalogue {
  readonly language: Language;
  readonly messages: Messages;
}
const CatalogueContext = createContext<Catalogue>({ language: 'en', messages: {} });

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice | null>(null);
const ShellContext = createContext<Messages>({});

/** Everything below speaks one language; another one is fetched when it is chosen. */
export function Words({ first, children }: { first: { language: Language; messages: Messages }; children: ReactNode }) {
  const [now, setNow] = useState(first);
  const choose = useCallback((language: Language) => {
    keepLanguage(language);
    void shellMessages(language).then((messages) => {
      document.documentElement.lang = language;
      setNow({ language, messages });
    });
  }, []);
  const choice = useMemo(() => ({ language: now.language, choose }), [now.language, choose]);
  return (
    <LanguageContext value={choice}>
      <ShellContext value={now.messages}>
        <Catalogue language={now.language} messages={now.messages}>
          {children}
        </Catalogue>
      </ShellContext>
    </LanguageContext>
  );
}

/** The words of a feature on top of the shell's; suspends until they are there. */
export function FeatureWords({ feature, children }: { feature: string; children: ReactNode }) {
  const { language } = useLanguage();
  const shell = useContext(ShellContext);
  const own = use(featureMessages(feature, language));
  const messages = useMemo(() => ({ ...shell, ...own }), [shell, own]);
  return (
    <Catalogue language={language} messages={messages}>
      {children}
    </Catalogue>
  );
}

/** What is said below it: the messages of a language, by their ids. */
export function Catalogue({ language, messages, children }: Catalogue & { readonly children: ReactNode }) {
  const catalogue = useMemo(() => ({ language, messages }), [language, messages]);
  return <CatalogueContext value={catalogue}>{children}</CatalogueContext>;
}

/** For what is said only where there are words for it: `id in useCatalogue().messages`. */
export const useCatalogue = (): Catalogue => useContext(CatalogueContext);

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useLanguage needs Words above it');
  return choice;
}

export type Translate = (id: string, values?: MessageValues) => string;

/** The words of the catalogue: `t('outbox.chipWaiting', { count: 3 })`. */
export function useWords(): Translate {
  const { language, messages } = useCatalogue();
  return useCallback(
    (id, values) => {
      try {
        const message = messages[id];
        if (message !== undefined) return fillIn(message, language, values);
        console.error(`The catalogue of ${language} has no message ${id}.`);
      } catch (error) {
        console.error(`The message ${id} of ${language} cannot be said.`, error);
      }
      // A page with one poor sentence is better than none.
      return id;
    },
    [language, messages],
  );
}
