import { Button } from '@mantine/core';
import { useState } from 'react';
import { Section, Tag } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { ImportPartsFragment } from './gql/operations.js';
import { sorted } from './preview-facts.js';
import classes from './imports.module.css';

type ImportProblem = NonNullable<ImportPartsFragment['preview']>['problems'][number];
const FIRST = 25;

/** Every problem with its place and what to do about it; those that stop the import first. */
export function Problems({ problems, open }: { readonly problems: readonly ImportProblem[]; readonly open: boolean }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const list = sorted(problems);
  const shown = all ? list : list.slice(0, FIRST);
  return (
    <Section title={t(open ? 'imports.problems' : 'imports.problemsThen')}>
      <ol className={classes['problems']}>
        {shown.map((problem, index) => (
          <li key={index}>
            <div className={classes['problemHead']}>
              <Tag tone={problem.severity === 'error' ? 'danger' : 'look'}>{t(`imports.${problem.severity}`)}</Tag>
              <span className={classes['place']}>
                <Place {...problem} />
              </span>
            </div>
            <p className={classes['message']}>{problem.message}</p>
            <p className={classes['quiet']}>{problem.remedy}</p>
          </li>
        ))}
      </ol>
      {shown.length < list.length ? (
        <Button variant="default" mt="md" onClick={() => setAll(true)}>
          {t('imports.allProblems', { count: list.length })}
        </Button>
      ) : null}
    </Section>
  );
}

function Place({ file, row, column }: Pick<ImportProblem, 'file' | 'row' | 'column'>) {
  const t = useWords();
  if (row === null) return <>{file}</>;
  return <>{t(column === null ? 'imports.placeRow' : 'imports.place', { file, row, column: column ?? '' })}</>;
}
