import { useState } from 'react';
import { Link } from 'react-router';
import { attendanceStepName, callNames, memberForecast } from '@chapterhouse/words';
import { usePages } from '@chapterhouse/web-data';
import { Button, EmptyState, Page, Row, RowList, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { AttendanceLettersDocument, type LetterDraftFragment } from './gql/operations.js';
import { forecastOf } from './forecast.js';
import { LetterSheet } from './letter-sheet.js';
import classes from './attendance-letters.module.css';

/** Letters about attendance that wait for a leader: nothing here goes out by itself. */
export function Screen() {
  const t = useWords();
  const { chapter } = useChapter();
  const [open, setOpen] = useState<LetterDraftFragment | null>(null);
  const { data, error, refetch, more } = usePages(AttendanceLettersDocument, 'attendanceLetters', {
    variables: { chapterId: chapter.id },
  });
  const letters = data?.attendanceLetters.items ?? [];
  const drafts = letters.filter(({ state }) => state === 'DRAFT');
  const decided = letters.filter(({ state }) => state !== 'DRAFT');
  const names = callNames(letters.map(({ memberName }) => memberName));
  return (
    <Page title={t('attendance-letters.title')} lead={t('attendance-letters.lead')}>
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={3} height="160px" label={t('layout.loading')} /> : null}
      {data && drafts.length === 0 ? (
        <EmptyState title={t('attendance-letters.none')}>{t('attendance-letters.noneWords')}</EmptyState>
      ) : null}
      {data && drafts.length > 0 ? (
        <ul className={classes['drafts']} aria-label={t('attendance-letters.waiting')}>
          {drafts.map((letter) => (
            <li key={letter.id}>
              <Draft
                letter={letter}
                name={names.get(letter.memberName) ?? letter.memberName}
                limit={data.chapter.absenceLimit}
                onOpen={() => setOpen(letter)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {decided.length > 0 ? (
        <Section title={t('attendance-letters.before')}>
          <RowList label={t('attendance-letters.before')}>
            {decided.map((letter) => (
              <Decided key={letter.id} letter={letter} />
            ))}
          </RowList>
        </Section>
      ) : null}
      {data && letters.length < data.attendanceLetters.totalCount ? (
        <Button variant="default" onClick={more}>
          {t('words.more')}
        </Button>
      ) : null}
      {open ? <LetterSheet letter={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

interface DraftProps {
  readonly letter: LetterDraftFragment;
  /** What to call the member. */
  readonly name: string;
  readonly limit: number;
  readonly onOpen: () => void;
}

/** Why there is a letter: where the member stands, and what time alone will change. */
function Draft({ letter, name, limit, onOpen }: DraftProps) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { path } = useChapter();
  const { memberId, memberName, facts, step } = letter;
  return (
    <article className={classes['draft']} aria-labelledby={`${letter.id}-name`}>
      <header className={classes['head']}>
        <h2 id={`${letter.id}-name`} className={classes['name']}>
          <Link to={path(`review/${memberId}`)}>{memberName}</Link>
        </h2>
        <Tag tone="look">{say(attendanceStepName(step))}</Tag>
      </header>
      <p>{say(memberForecast(forecastOf(facts), name))}</p>
      <dl className={classes['facts']}>
        <div>
          <dt>{t('attendance-letters.counted')}</dt>
          <dd data-figure="effectiveAbsences" data-value={facts.effectiveAbsences} data-of={memberName}>
            {t('attendance-letters.ofLimit', { count: facts.effectiveAbsences, limit })}
          </dd>
        </div>
        <div>
          <dt>{t('attendance-letters.expires')}</dt>
          <dd data-figure="oldestAbsenceExpires" data-value={facts.oldestAbsenceExpires ?? 'null'} data-of={memberName}>
            {facts.oldestAbsenceExpires ? formats.date(facts.oldestAbsenceExpires) : '–'}
          </dd>
        </div>
        <div>
          <dt>{t('attendance-letters.drafted')}</dt>
          <dd>{formats.date(letter.asOf)}</dd>
        </div>
      </dl>
      <Button onClick={onOpen}>{t('attendance-letters.look', { name })}</Button>
    </article>
  );
}

function Decided({ letter }: { readonly letter: LetterDraftFragment }) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { path } = useChapter();
  const { memberId, memberName, state, decidedAt, step } = letter;
  return (
    <Row
      title={<Link to={path(`review/${memberId}`)}>{memberName}</Link>}
      detail={[say(attendanceStepName(step)), decidedAt ? formats.dateTime(decidedAt) : null]
        .filter(Boolean)
        .join(' · ')}
      aside={<Tag tone={state === 'SENT' ? 'accent' : 'plain'}>{t(`attendance-letters.state.${state}`)}</Tag>}
    />
  );
}
