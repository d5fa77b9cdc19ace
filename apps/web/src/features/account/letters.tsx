import { useState } from 'react';
import { useMutation, useQuery } from '@chapterhouse/web-data';
import { CheckField, Notice, Section } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { type LetterKind, WantedLettersDocument, WantLetterDocument } from './gql/operations.js';

interface LettersProps {
  readonly chapterId: string;
  readonly chapterName: string;
}

/** Which letters of a chapter one wants. */
export function Letters({ chapterId, chapterName }: LettersProps) {
  const t = useWords();
  const { data } = useQuery(WantedLettersDocument, { variables: { chapterId } });
  const [want, { loading }] = useMutation(WantLetterDocument);
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = async (kind: LetterKind, enabled: boolean) => {
    try {
      const { setMailPreference } = await want({ input: { chapterId, kind, enabled } });
      setWrong(setMailPreference.userErrors[0]?.message ?? null);
    } catch (error) {
      setWrong(problemWords(error, t));
    }
  };
  if (!data) return null;
  return (
    <Section title={t('letters.title', { chapter: chapterName })}>
      {data.mailPreferences.map(({ kind, enabled }) => (
        <CheckField
          key={kind}
          label={t(`letters.${kind}`)}
          checked={enabled}
          disabled={loading}
          onChange={(event) => void choose(kind, event.currentTarget.checked)}
        />
      ))}
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
    </Section>
  );
}
