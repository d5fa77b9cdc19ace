import { NativeSelect, TextInput } from '@mantine/core';
import { Section, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { inForce, ScorecardTable, type Table } from './scorecard-table.js';
import type { Field } from './setting-values.js';
import classes from './settings.module.css';

interface StandardsProps {
  readonly tables: readonly Table[];
  readonly of: (field: Field) => {
    readonly label: string;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
  };
}

/** What counts as what: attendance, the time that is looked back, the scorecard. */
export function Standards({ of, tables }: StandardsProps) {
  const t = useWords();
  const formats = useFormats();
  const number = (field: Field) => (
    <TextInput {...of(field)} inputMode="numeric" description={t(`settings.${field}Words`)} />
  );
  const scorecard = of('scorecard');
  const known = inForce(tables, formats.today());
  const chosen = known.find(({ name }) => name === scorecard.value);
  const options = known.map(({ name, preset }) => ({
    value: name,
    label: preset ? t(`settings.scorecard.${name}`) : t('settings.ownScorecard', { name }),
  }));
  // A table that is no longer there stays named until another one is chosen.
  const gone = chosen ? [] : [{ value: scorecard.value, label: scorecard.value }];
  return (
    <Section title={t('settings.standards')}>
      <div className={classes['fields']}>
        {number('absenceLimit')}
        {number('latesPerAbsence')}
        {number('substituteLimit')}
        {number('medicalLimit')}
        {number('windowWeeks')}
        {number('evidenceWeeks')}
        <NativeSelect {...scorecard} className={classes['whole']} data={[...gone, ...options]} />
        {chosen ? (
          <details className={classes['whole']}>
            <summary className={classes['summary']}>{t('settings.showCard')}</summary>
            <ScorecardTable table={chosen} />
          </details>
        ) : null}
      </div>
    </Section>
  );
}
