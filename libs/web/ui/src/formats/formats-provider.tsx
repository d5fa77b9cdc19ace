import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Conventions, Formats } from './formats.js';

const FormatsContext = createContext<Formats | null>(null);

interface FormatsProviderProps extends Conventions {
  readonly children: ReactNode;
}

/** Gives everything below it the chapter's way of writing dates, numbers and money. */
export function FormatsProvider({ language, locale, currency, timeZone, children }: FormatsProviderProps) {
  const formats = useMemo(
    () => new Formats({ language, locale, currency, timeZone }),
    [language, locale, currency, timeZone],
  );
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

/** @throws Error outside of a FormatsProvider. */
export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('useFormats needs a FormatsProvider above it');
  return formats;
}
