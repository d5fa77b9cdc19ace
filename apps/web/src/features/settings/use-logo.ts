import { useState } from 'react';
import { useAnswers } from '@chapterhouse/web-data';
import { useWords } from '../../app/i18n/words.js';
import { useSession } from '../../app/session/session.js';
import type { SettingsFragment } from './gql/operations.js';
import { type LogoChoice, saveLogo } from './logo.js';

/** The logo as it is chosen in the form. `save` gives the version of the settings after it, null when it did not work. */
export function useLogo({ id, version }: Pick<SettingsFragment, 'id' | 'version'>) {
  const t = useWords();
  const answers = useAnswers();
  const { check } = useSession();
  const [choice, setChoice] = useState<LogoChoice>({ kind: 'same' });
  // Ahead of the form's when the logo was taken and the rest of the form was not.
  const [reached, setReached] = useState(version);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const choose = (next: LogoChoice) => {
    setTrouble(null);
    setChoice(next);
  };
  const save = async (): Promise<number | null> => {
    setBusy(true);
    setTrouble(null);
    const outcome = await saveLogo(answers, id, reached, choice);
    setBusy(false);
    if (outcome.kind === 'saved') {
      setReached(outcome.version);
      setChoice({ kind: 'same' });
      return outcome.version;
    }
    // Asking who is signed in opens the way to sign in again, over this page.
    if (outcome.kind === 'signedOut') await check().catch(() => false);
    setTrouble(outcome.kind === 'refused' ? outcome.message : t(`settings.logo.${outcome.kind}`));
    return null;
  };
  return { choice, choose, save, trouble, busy };
}
