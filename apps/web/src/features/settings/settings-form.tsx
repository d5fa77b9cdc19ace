import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAnswers } from '@chapterhouse/web-data';
import { Notice, Section, useFormats } from '@chapterhouse/web-ui';
import { useLanguage, useWords } from '../../app/i18n/words.js';
import { useDraft } from '../../app/use-draft.js';
import { useWrite } from '../leaders/use-write.js';
import { Branding } from './branding.js';
import { type SettingsFragment, UpdateChapterDocument } from './gql/operations.js';
import { LetterPreview } from './letter-preview.js';
import { currencies, locales, timeZones } from './places.js';
import { changesOf, type Field, FIELDS, type Values, valuesOf, wrongFields } from './setting-values.js';
import type { Table } from './scorecard-table.js';
import { Standards } from './standards.js';
import { useLogo } from './use-logo.js';
import classes from './settings.module.css';

interface SettingsFormProps {
  readonly settings: SettingsFragment;
  /** Every table of points that the chapter may choose. */
  readonly tables: readonly Table[];
  readonly saved: boolean;
  /** With the version that the settings then have. */
  readonly onSaved: (version: number) => void;
  readonly reload: () => void;
}

/** All settings in one form, saved together. */
export function SettingsForm({ settings, tables, saved, onSaved, reload }: SettingsFormProps) {
  const t = useWords();
  const answers = useAnswers();
  const formats = useFormats();
  const { language } = useLanguage();
  const { draft, change, clear } = useDraft<Values>(`settings.${settings.id}.${settings.version}`, valuesOf(settings));
  const { write, busy, refusal } = useWrite(UpdateChapterDocument, FIELDS);
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const logo = useLogo(settings);
  const [previewing, setPreviewing] = useState(false);
  const changes = changesOf(settings, draft);
  const changed = Object.keys(changes).length + (logo.choice.kind === 'same' ? 0 : 1);
  const isChanged = changed > 0;
  const discard = () => {
    clear();
    logo.choose({ kind: 'same' });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const odd = wrongFields(draft);
    setWrong(odd);
    if (odd.length > 0) return;
    let version = await logo.save();
    if (version === null) return;
    if (Object.keys(changes).length > 0) {
      const input = { chapterId: settings.id, expectedVersion: version, settings: changes };
      const payload = await write({ input });
      if (!payload) return;
      version = payload.chapter?.version ?? version;
    }
    clear();
    onSaved(version);
    // A logo that was sent by itself is not in the answers yet.
    await answers.outdate();
  };
  const of = (field: Field) => ({
    label: t(`settings.${field}`),
    value: draft[field],
    error: wrong.includes(field)
      ? t(field === 'brandColour' ? 'settings.wrongColour' : 'settings.wrongNumber')
      : refusal?.fields[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formats.weekday(day) }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: formats.time(`${String(hour).padStart(2, '0')}:00`),
  }));
  return (
    <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
      <Section title={t('settings.meeting')}>
        <div className={classes['fields']}>
          <TextInput {...of('name')} className={classes['whole']} />
          <NativeSelect {...of('meetingWeekday')} data={weekdays} />
          <TextInput {...of('meetingTime')} type="time" />
          <TextInput {...of('meetingPlace')} className={classes['whole']} description={t('settings.placeWords')} />
        </div>
      </Section>
      <Standards of={of} tables={tables} />
      <Section title={t('settings.mail')}>
        <div className={classes['fields']}>
          <Checkbox
            className={classes['whole']}
            label={t('settings.mailEnabled')}
            description={t('settings.mailWords')}
            checked={draft.mailEnabled}
            onChange={(event) => change({ mailEnabled: event.currentTarget.checked })}
          />
          <NativeSelect {...of('mailWeekday')} data={weekdays} disabled={!draft.mailEnabled} />
          <NativeSelect {...of('mailHour')} data={hours} disabled={!draft.mailEnabled} />
        </div>
        <Button mt="md" variant="default" onClick={() => setPreviewing(true)}>
          {t('settings.preview')}
        </Button>
        {previewing ? <LetterPreview onClose={() => setPreviewing(false)} /> : null}
      </Section>
      <Branding
        colour={draft.brandColour}
        colourError={of('brandColour').error}
        onColour={(brandColour) => change({ brandColour })}
        logoUrl={settings.logoUrl ?? null}
        logo={logo.choice}
        onLogo={logo.choose}
        logoError={logo.trouble}
      />
      <Section title={t('settings.place')}>
        <div className={classes['fields']}>
          <NativeSelect {...of('locale')} data={locales(draft.locale, language)} />
          <NativeSelect {...of('currency')} data={currencies(draft.currency, language)} />
          <NativeSelect {...of('timeZone')} className={classes['whole']} data={timeZones(draft.timeZone)} />
        </div>
        <p className={classes['example']}>{t('settings.example', { example: exampleOf(draft) })}</p>
      </Section>
      <div className={classes['bar']} data-changed={isChanged || undefined}>
        {refusal?.general ? (
          <Notice
            tone="problem"
            action={
              refusal.code === 'CONFLICT' ? (
                <Button variant="default" onClick={reload}>
                  {t('settings.reload')}
                </Button>
              ) : undefined
            }
          >
            {refusal.general}
          </Notice>
        ) : null}
        <p role="status" className={classes['status']}>
          {isChanged ? t('settings.unsaved', { count: changed }) : saved ? t('settings.saved') : ''}
        </p>
        {isChanged ? (
          <Button variant="default" onClick={discard}>
            {t('settings.discard')}
          </Button>
        ) : null}
        <Button type="submit" loading={busy || logo.busy} disabled={!isChanged}>
          {t('words.save')}
        </Button>
      </div>
    </form>
  );
}

/** How a day and a sum look with what is chosen. */
function exampleOf({ locale, currency, timeZone }: Values): string {
  try {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format();
    return `${day} · ${new Intl.NumberFormat(locale, { style: 'currency', currency }).format(1234.5)}`;
  } catch {
    return '';
  }
}
