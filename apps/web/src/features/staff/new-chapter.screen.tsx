import '@mantine/core/styles/Input.layer.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Notice, Page, Section, Skeletons } from '@chapterhouse/web-ui';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { NotFound } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { useSession } from '../../app/session/session.js';
import { useDraft } from '../../app/use-draft.js';
import { useWrite } from '../leaders/use-write.js';
import { currencies, locales, timeZones } from '../settings/places.js';
import {
  CreateChapterDocument,
  type CreateChapterMutation,
  CreateRegionDocument,
  StaffRegionsDocument,
  type StaffRegionsQuery,
} from './gql/operations.js';
import classes from './staff.module.css';

type Region = StaffRegionsQuery['regions'][number];
type Made = NonNullable<CreateChapterMutation['createChapter']['chapter']>;
const FIELDS = ['name', 'slug', 'regionId', 'timeZone', 'currency', 'locale'] as const;

/** Where an organisation's admin makes regions and chapters. A director of a region finds nothing here. */
function NewChapterScreen() {
  const { account } = useSession();
  const admin = account?.staffRoles.find(({ role }) => role === 'ORGANISATION_ADMIN');
  return admin?.organisationId ? <Making organisationId={admin.organisationId} /> : <NotFound />;
}

export const Screen = withMantine(NewChapterScreen);

function Making({ organisationId }: { readonly organisationId: string }) {
  const t = useWords();
  const [made, setMade] = useState<Made | null>(null);
  const { data, error, refetch } = useQuery(StaffRegionsDocument, { variables: { organisationId } });
  return (
    <Page title={t('staff.new')} lead={data ? t('staff.newLead', { organisation: data.organisation.name }) : undefined}>
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={5} height="56px" label={t('layout.loading')} /> : null}
      {made ? (
        <Notice tone="done" action={<Link to={`/c/${made.slug}/imports`}>{t('staff.goOn')}</Link>}>
          {t('staff.made', { name: made.name })}
        </Notice>
      ) : null}
      {data ? (
        <>
          <Regions organisationId={organisationId} regions={data.regions} />
          {data.regions.length > 0 ? (
            <NewChapter
              key={made?.id ?? 'first'}
              organisationId={organisationId}
              regions={data.regions}
              onMade={setMade}
            />
          ) : (
            <p>{t('staff.regionFirst')}</p>
          )}
        </>
      ) : null}
    </Page>
  );
}

interface RegionsProps {
  readonly organisationId: string;
  readonly regions: readonly Region[];
}

function Regions({ organisationId, regions }: RegionsProps) {
  const t = useWords();
  const [name, setName] = useState('');
  const { write, busy, refusal } = useWrite(CreateRegionDocument, ['name']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // One of the same name is simply found, so a second press makes no second one.
    if (await write({ input: { organisationId, name } })) setName('');
  };
  return (
    <Section title={t('staff.regions')}>
      <ul className={classes['regions']}>
        {regions.map((region) => (
          <li key={region.id}>
            {region.name}{' '}
            <span className={classes['quiet']}>{t('staff.chapters', { count: region.chapterCount })}</span>
          </li>
        ))}
      </ul>
      <form noValidate className={classes['inline']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('staff.regionName')}
          value={name}
          error={refusal?.fields['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
          {t('staff.makeRegion')}
        </Button>
      </form>
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
    </Section>
  );
}

interface NewChapterProps {
  readonly organisationId: string;
  readonly regions: readonly Region[];
  readonly onMade: (chapter: Made) => void;
}

function NewChapter({ organisationId, regions, onMade }: NewChapterProps) {
  const t = useWords();
  const { language } = useCatalogue();
  const first = {
    name: '',
    slug: '',
    regionId: regions[0]?.id ?? '',
    // Likely where the admin is; all of it can be changed in the settings.
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: 'EUR',
    locale: navigator.language,
  };
  const { draft, change, clear } = useDraft(`new-chapter.${organisationId}`, first);
  const { write, busy, refusal } = useWrite(CreateChapterDocument, FIELDS);
  // One key for one chapter, however often the button is pressed; changed words are another one.
  const key = useRef({ of: '', id: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const of = JSON.stringify(draft);
    if (key.current.of !== of) key.current = { of, id: crypto.randomUUID() };
    const { locale, slug, ...rest } = draft;
    const done = await write({
      input: {
        organisationId,
        ...rest,
        slug: slug.trim() || null,
        settings: { locale },
        idempotencyKey: key.current.id,
      },
    });
    if (!done?.chapter) return;
    clear();
    onMade(done.chapter);
  };
  const of = (field: (typeof FIELDS)[number]) => ({
    label: t(`staff.field.${field}`),
    value: draft[field],
    error: refusal?.fields[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <Section title={t('staff.chapter')}>
      <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput {...of('name')} />
        <TextInput {...of('slug')} description={t('staff.slugWords')} />
        <NativeSelect {...of('regionId')} data={regions.map(({ id, name }) => ({ value: id, label: name }))} />
        <NativeSelect {...of('timeZone')} data={timeZones(draft.timeZone)} />
        <NativeSelect {...of('currency')} data={currencies(draft.currency, language)} />
        <NativeSelect {...of('locale')} data={locales(draft.locale, language)} />
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <div>
          <Button type="submit" loading={busy} disabled={draft.name.trim() === ''}>
            {t('staff.makeChapter')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
