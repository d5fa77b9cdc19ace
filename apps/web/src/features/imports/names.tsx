import { Button, NativeSelect } from '@mantine/core';
import { Notice, Section } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useDraft } from '../../app/use-draft.js';
import { useWrite } from '../leaders/use-write.js';
import { type ImportPartsFragment, ResolveImportNamesDocument } from './gql/operations.js';
import { answersOf, candidateValue, type Question } from './preview-facts.js';
import classes from './imports.module.css';

interface NamesProps {
  readonly view: ImportPartsFragment;
  readonly questions: readonly Question[];
  readonly members: readonly { id: string; displayName: string }[];
}

const NO_ANSWERS: Record<string, string> = {};

/** Names that nobody knows: said once whom each means, remembered for the next import. */
export function Names({ view, questions, members }: NamesProps) {
  const t = useWords();
  const { draft, change, clear } = useDraft<Record<string, string>>(`import.${view.id}`, NO_ANSWERS);
  const { write, busy, refusal } = useWrite(ResolveImportNamesDocument);
  const answers = answersOf(questions, draft);
  const send = async () => {
    const input = { chapterId: view.chapterId, importId: view.id, answers };
    if (await write({ input })) clear();
  };
  return (
    <Section title={t('imports.names', { count: questions.length })}>
      <p className={classes['quiet']}>{t('imports.namesWords')}</p>
      <ul className={classes['names']}>
        {questions.map((question) => (
          <Name
            key={question.name}
            question={question}
            members={members}
            value={draft[question.name] ?? ''}
            onChange={(value) => change({ [question.name]: value })}
          />
        ))}
      </ul>
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
      <div className={classes['send']}>
        <Button loading={busy} disabled={answers.length === 0} onClick={() => void send()}>
          {t('imports.useAnswers', { count: answers.length })}
        </Button>
      </div>
    </Section>
  );
}

interface NameProps {
  readonly question: Question;
  readonly members: NamesProps['members'];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Name({ question, members, value, onChange }: NameProps) {
  const t = useWords();
  const { name, candidates, places } = question;
  const [first] = places;
  const place = first ? t('imports.place', { file: first.file, row: first.row, column: first.column }) : '';
  const near = new Set(candidates.map(({ memberId }) => memberId));
  const others = members.filter(({ id }) => !near.has(id));
  return (
    <li className={classes['name']}>
      <div>
        <p className={classes['message']}>{name}</p>
        <p className={classes['quiet']}>{t('imports.places', { place, more: places.length - 1 })}</p>
      </div>
      <NativeSelect
        aria-label={t('imports.whoIs', { name })}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('imports.choosePerson')}</option>
        {candidates.length > 0 ? (
          <optgroup label={t('imports.couldBe')}>
            {candidates.map((candidate) => (
              <option key={candidateValue(candidate)} value={candidateValue(candidate)}>
                {candidate.memberId ? candidate.name : t('imports.sameAs', { name: candidate.name })}
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label={t('imports.otherwise')}>
          <option value="new">{t('imports.newMember')}</option>
          <option value="nobody">{t('imports.nobody')}</option>
        </optgroup>
        {others.length > 0 ? (
          <optgroup label={t('imports.members')}>
            {others.map(({ id, displayName }) => (
              <option key={id} value={`member:${id}`}>
                {displayName}
              </option>
            ))}
          </optgroup>
        ) : null}
      </NativeSelect>
    </li>
  );
}
