import { NativeSelect, TextInput } from '@mantine/core';
import { SCORECARD_PRESETS } from '@chapterhouse/domain';
import { Section } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { Field } from './setting-values.js';
import classes from './settings.module.css';

interface StandardsProps {
  readonly of: (field: Field) => {
    readonly label: string;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
  };
}

/** What counts as what: attendance, the time that is looked back, the scorecard. */
export function Standards({ of }: StandardsProps) {
  const t = useWords();
  const number = (field: Field) => (
    <TextInput {...of(field)} inputMode="numeric" description={t(`settings.${field}Words`)} />
  );
  const scorecard = of('scorecard');
  const presets = SCORECARD_PRESETS.map(({ name }) => ({ value: name, label: t(`settings.scorecard.${name}`) }));
  const own = presets.some(({ value }) => value === scorecard.value)
    ? []
    : [{ value: scorecard.value, label: scorecard.value }];
  return (
    <Section title={t('settings.standards')}>
      <div className={classes['fields']}>
        {number('absenceLimit')}
        {number('latesPerAbsence')}
        {number('substituteLimit')}
        {number('medicalLimit')}
        {number('windowWeeks')}
        {number('evidenceWeeks')}
        <NativeSelect {...scorecard} className={classes['whole']} data={[...own, ...presets]} />
      </div>
    </Section>
  );
}
