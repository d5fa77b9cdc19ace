import { Link, useParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Face, Page, Row, RowList, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { Problem } from '../../app/problem.js';
import { ProfileDocument, type ProfileQuery } from './gql/operations.js';
import { Ask, InTheirWords } from './in-their-words.js';
import classes from './people.module.css';

/** What somebody does, how to reach them, and what has gone between us. */
export function Screen() {
  const t = useWords();
  const { memberId = '' } = useParams();
  const { chapter, seat } = useChapter();
  const { data, error, refetch } = useQuery(ProfileDocument, {
    variables: { chapterId: chapter.id, memberId, betweenUs: seat !== null && seat.memberId !== memberId },
  });
  const member = data?.member;
  if (!member) {
    return (
      <Page title={error ? t('notFound.title') : t('people.title')}>
        {error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Skeletons rows={6} label={t('layout.loading')} />
        )}
      </Page>
    );
  }
  const isOther = seat !== null && seat.memberId !== member.id;
  return (
    <Page title={member.displayName} lead={[member.speciality, member.company].filter(Boolean).join(' · ')}>
      <div className={classes['card']}>
        <Face name={member.displayName} size={72} />
        <div className={classes['tags']}>
          {member.currentRoles.map(({ id, role }) => (
            <Tag key={id} tone="accent">
              {t(`people.role.${role}`)}
            </Tag>
          ))}
          {member.status === 'ON_LEAVE' ? <Tag tone="look">{t('people.onLeave')}</Tag> : null}
        </div>
      </div>
      <Reach member={member} isOther={isOther} />
      {data.memberProfile.ask ? (
        <Ask ask={data.memberProfile.ask} memberId={member.id} isOther={isOther} name={member.displayName} />
      ) : null}
      <InTheirWords profile={data.memberProfile} stories={data.stories.items} isOwn={seat?.memberId === member.id} />
      <About member={member} />
      {isOther && data.slips ? (
        <BetweenUs items={data.slips.items} ownId={seat.memberId} name={member.displayName} />
      ) : null}
    </Page>
  );
}

function Reach({ member, isOther }: { member: ProfileQuery['member']; isOther: boolean }) {
  const t = useWords();
  const { path } = useChapter();
  const { id, phone, email } = member;
  return (
    <div className={classes['reach']}>
      {isOther ? <LinkButton to={`${path('new')}?to=${id}`}>{t('people.referTo')}</LinkButton> : null}
      {phone ? (
        <a className={classes['way']} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          <span>{t('people.call')}</span> {phone}
        </a>
      ) : null}
      {email ? (
        <a className={classes['way']} href={`mailto:${email}`}>
          <span>{t('people.write')}</span> {email}
        </a>
      ) : null}
      {isOther ? (
        <LinkButton variant="subtle" to={`${path('new')}?kind=ONE_TO_ONE&to=${id}`}>
          {t('people.met')}
        </LinkButton>
      ) : null}
    </div>
  );
}

function About({ member }: { member: ProfileQuery['member'] }) {
  const t = useWords();
  const formats = useFormats();
  const { path } = useChapter();
  const { industry, speciality, joined, sponsor } = member;
  return (
    <dl className={classes['facts']}>
      {industry || speciality ? (
        <div>
          <dt>{t('people.classification')}</dt>
          <dd>{[industry, speciality].filter(Boolean).join(' › ')}</dd>
        </div>
      ) : null}
      {joined ? (
        <div>
          <dt>{t('people.joined')}</dt>
          <dd>{formats.date(joined, 'month')}</dd>
        </div>
      ) : null}
      {sponsor ? (
        <div>
          <dt>{t('people.sponsor')}</dt>
          <dd>
            <Link to={path(`people/${sponsor.id}`)}>{sponsor.displayName}</Link>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

interface BetweenUsProps {
  readonly items: NonNullable<ProfileQuery['slips']>['items'];
  readonly ownId: string;
  readonly name: string;
}

function BetweenUs({ items, ownId, name }: BetweenUsProps) {
  const t = useWords();
  const formats = useFormats();
  const { path } = useChapter();
  return (
    <Section title={t('people.between')}>
      {items.length === 0 ? <p className={classes['quiet']}>{t('people.betweenNone', { name })}</p> : null}
      <RowList label={t('people.between')}>
        {items.map((slip) => (
          <Row
            key={slip.id}
            title={<Link to={path(`slips/${slip.id}`)}>{slip.prospectName ?? t(`slip.kind.${slip.type}`)}</Link>}
            detail={[
              slip.type === 'ONE_TO_ONE' ? null : t(slip.from?.memberId === ownId ? 'people.fromYou' : 'people.toYou'),
              formats.date(slip.date),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </RowList>
    </Section>
  );
}
