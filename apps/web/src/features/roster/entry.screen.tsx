import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePages, useQuery } from '@chapterhouse/web-data';
import { Page, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { RosterDocument, RosterEntryDocument } from './gql/operations.js';
import { History } from './history.js';
import { EditMember } from './member-form.js';
import { Membership } from './membership.js';
import { Roles } from './roles.js';
import { NOW } from './roster.question.js';
import { classificationOf, renewalOf, type RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

/** One member as leaders know them: facts, roles, membership, and everything that was changed. */
function EntryScreen() {
  const t = useWords();
  const { chapter, path } = useChapter();
  const { memberId = '' } = useParams();
  const { data, error, refetch } = useQuery(RosterEntryDocument, { variables: { chapterId: chapter.id, memberId } });
  // The names for "sponsor" and "hand over", mostly known from the list already.
  const { data: list } = usePages(RosterDocument, 'members', {
    variables: { chapterId: chapter.id, status: NOW },
  });
  const [editing, setEditing] = useState(false);
  const back = (
    <Link to={path('roster')} className={classes['back']}>
      <IconChevronLeft aria-hidden size={18} />
      {t('roster.title')}
    </Link>
  );
  if (!data) {
    return (
      <Page title={t('roster.member')} lead={back}>
        {error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Skeletons rows={8} label={t('layout.loading')} />
        )}
      </Page>
    );
  }
  const { member, roleTerms, memberHistory } = data;
  return (
    <Page
      title={member.displayName}
      lead={back}
      action={
        member.status === 'LEFT' ? undefined : <Button onClick={() => setEditing(true)}>{t('roster.edit')}</Button>
      }
    >
      <Facts member={member} />
      <Roles member={member} terms={roleTerms.items} />
      <Membership member={member} />
      <History entries={memberHistory.items} total={memberHistory.totalCount} members={list?.members.items ?? []} />
      {editing ? (
        <EditMember member={member} members={list?.members.items ?? []} onClose={() => setEditing(false)} />
      ) : null}
    </Page>
  );
}

export const Screen = withMantine(EntryScreen);

function Facts({ member }: { member: RosterMember }) {
  const t = useWords();
  const formats = useFormats();
  const renewal = renewalOf(member, formats.today());
  const dateOf = (date: string | null): string | null => date && formats.date(date, 'long');
  const exception = member.classificationException;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['status', <Tag key="status">{t(`roster.status.${member.status}`)}</Tag>],
    ['company', member.company],
    ['classification', classificationOf(member)],
    ['exception', exception && t('roster.exceptionOn', { reason: exception.reason, on: formats.date(exception.on) })],
    ['email', member.email && <a href={`mailto:${member.email}`}>{member.email}</a>],
    ['phone', member.phone && <a href={`tel:${member.phone.replaceAll(/[^\d+]/g, '')}`}>{member.phone}</a>],
    ['joined', dateOf(member.joined)],
    ['left', dateOf(member.left)],
    [
      'renewalDue',
      member.renewalDue && (
        <>
          {dateOf(member.renewalDue)} {renewal ? <Tag tone="look">{t(`roster.renewal.${renewal}`)}</Tag> : null}
        </>
      ),
    ],
    ['sponsor', member.sponsor?.displayName],
  ];
  return (
    <Section title={t('roster.facts')} boxed>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`roster.column.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  );
}
