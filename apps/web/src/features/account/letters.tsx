import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
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
  const { data, refetch } = useQuery(WantedLettersDocument, { variables: { chapterId } });
  const [want, { loading }] = useMutation(WantLetterDocument);
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = async (kind: LetterKind, enabled: boolean) => {
    try {
      const answer = await want({ variables: { input: { chapterId, kind, enabled } } });
      setWrong(answer.data?.setMailPreference.userErrors[0]?.message ?? null);
      await refetch();
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
