import '@mantine/core/styles/Input.layer.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import { EmptyState, FormatsProvider, Page, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useLanguage, useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { NotFound } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { useSession } from '../../app/session/session.js';
import { useRemembered } from '../leaders/use-remembered.js';
import { StaffChaptersDocument } from './gql/operations.js';
import { type ChapterItem, oneSidedIn, type Sort, sortChapters, SORTS } from './health.js';
import classes from './staff.module.css';

const isSort = (value: unknown): value is Sort => (SORTS as readonly unknown[]).includes(value);

/** The chapters of a region or an organisation, in counts: nobody in them is named. */
function StaffScreen() {
  const { account } = useSession();
  const { language } = useLanguage();
  if (!account || account.staffRoles.length === 0) return <NotFound />;
  // Above the chapters there is no place whose way of writing counts: the reader's own does.
  return (
    <FormatsProvider language={language} locale={navigator.language} currency="EUR" timeZone="UTC">
      <Chapters />
    </FormatsProvider>
  );
}

export const Screen = withMantine(StaffScreen);

function Chapters() {
  const t = useWords();
  const { account } = useSession();
  const isAdmin = account?.staffRoles.some(({ role }) => role === 'ORGANISATION_ADMIN') ?? false;
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [sort, setSort] = useRemembered<Sort>('staff.sort', 'look', isSort);
  const { data, error, refetch, more, loadingMore } = usePages(StaffChaptersDocument, 'chapters', {
    variables: { search: search || null },
    keepPrevious: true,
  });
  const page = data?.chapters;
  const chapters = sortChapters(page?.items ?? [], sort, formats.locale);
  return (
    <Page
      title={t('staff.title')}
      width="wide"
      action={isAdmin ? <LinkButton to="/region/new">{t('staff.new')}</LinkButton> : undefined}
      lead={page ? t('staff.lead', { count: page.totalCount }) : t('staff.leadWaiting')}
    >
      <div className={classes['stack']}>
        <div className={classes['controls']}>
          <TextInput
            className={classes['search']}
            type="search"
            aria-label={t('staff.search')}
            placeholder={t('staff.search')}
            leftSection={<IconSearch aria-hidden size={18} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={t('staff.sort')}
            value={sort}
            data={SORTS.map((value) => ({ value, label: t(`staff.sort.${value}`) }))}
            onChange={(event) => setSort(event.currentTarget.value as Sort)}
          />
        </div>
        {error && !page ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : !page ? (
          <Skeletons rows={8} height="64px" label={t('layout.loading')} />
        ) : chapters.length === 0 ? (
          <EmptyState title={t(search ? 'staff.noneFound' : 'staff.none')}>
            {t(search ? 'staff.noneFoundWords' : 'staff.noneWords')}
          </EmptyState>
        ) : (
          <ul className={classes['list']} aria-label={t('staff.title')}>
            {chapters.map((chapter) => (
              <ChapterRow key={chapter.id} chapter={chapter} />
            ))}
          </ul>
        )}
        {page && chapters.length < page.totalCount ? (
          <div>
            <Button variant="default" loading={loadingMore} onClick={more}>
              {t('words.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function ChapterRow({ chapter }: { chapter: ChapterItem }) {
  const t = useWords();
  const formats = useFormats();
  const { counts, region, slug, name } = chapter;
  return (
    <li className={classes['chapter']}>
      <div className={classes['head']}>
        <Link to={`/c/${slug}/meeting`} className={classes['name']}>
          {name}
        </Link>
        <span className={classes['quiet']}>
          {[region?.name, counts ? t('staff.asOf', { when: formats.date(counts.asOf) }) : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {counts ? (
        <dl className={classes['figures']}>
          <Fact label={t('staff.members')} value={formats.number(counts.figures.members)} />
          <Fact
            label={t('staff.meetings', { weeks: counts.windowWeeks })}
            value={formats.number(counts.figures.meetingsHeld)}
          />
          <Fact
            label={t('staff.referrals')}
            value={formats.number(counts.figures.referralsPerMemberWeek ?? 0, { maximumFractionDigits: 2 })}
          />
          <Fact
            label={t('staff.returned')}
            value={counts.figures.reciprocity === null ? '–' : formats.percent(counts.figures.reciprocity)}
          />
          <Fact label={t('staff.oneSided')} value={formats.number(oneSidedIn(counts))} />
        </dl>
      ) : (
        <Tag>{t('staff.noFigures')}</Tag>
      )}
    </li>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
