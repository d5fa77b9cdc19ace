import { createContext, type ReactNode, use, useCallback, useContext, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { featureMessages, shellMessages } from './catalogues.js';
import { keepLanguage, type Language, type Messages } from './languages.js';

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

function Catalogue({ language, messages, children }: { language: Language; messages: Messages; children: ReactNode }) {
  return (
    <IntlProvider locale={language} messages={messages} defaultLocale="en">
      {children}
    </IntlProvider>
  );
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useLanguage needs Words above it');
  return choice;
}

export type Translate = (id: string, values?: Record<string, string | number>) => string;

/** The words of the catalogue: `t('outbox.chipWaiting', { count: 3 })`. */
export function useWords(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
