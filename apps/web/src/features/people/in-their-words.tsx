import { Section } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { helpPath } from '../../app/slips/help-path.js';
import type { ProfileQuery } from './gql/operations.js';
import classes from './people.module.css';

type Profile = ProfileQuery['memberProfile'];

interface AskProps {
  readonly ask: NonNullable<Profile['ask']>;
  readonly memberId: string;
  readonly name: string;
  /** Not one's own: then one can help. */
  readonly isOther: boolean;
}

/** Whom they would like to meet this week. */
export function Ask({ ask, memberId, name, isOther }: AskProps) {
  const t = useWords();
  const { path } = useChapter();
  return (
    <Section title={t('people.ask')} boxed>
      <p className={classes['said']}>{ask.text}</p>
      {isOther ? (
        <LinkButton variant="default" to={helpPath(path, { memberId }, t('people.askNote', { text: ask.text }))}>
          {t('people.help')}
          <span className="ch-unseen"> {name}</span>
        </LinkButton>
      ) : null}
    </Section>
  );
}

interface InTheirWordsProps {
  readonly profile: Profile;
  readonly stories: ProfileQuery['stories']['items'];
  readonly isOwn: boolean;
}

/** What they say about themself: first what helps most to refer them. */
export function InTheirWords({ profile, stories, isOwn }: InTheirWordsProps) {
  const t = useWords();
  const { path } = useChapter();
  const { memberId, mayEdit } = profile;
  const said = profile.parts.flatMap(({ field, text }) => (text ? [{ field, text }] : []));
  const edit = mayEdit ? (
    <LinkButton variant="subtle" size="sm" to={path(isOwn ? 'profile' : `profile/${memberId}`)}>
      {t('people.edit')}
    </LinkButton>
  ) : null;
  if (said.length === 0 && stories.length === 0) {
    if (!edit) return null;
    return (
      <Section title={t('people.words')} aside={edit}>
        <p className={classes['quiet']}>{t(isOwn ? 'people.wordsOwnNone' : 'people.wordsNone')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('people.words')} aside={edit}>
      <dl className={classes['words']}>
        {said.map(({ field, text }) => (
          <div key={field} data-part={field}>
            <dt>{t(`people.part.${field}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {stories.map(({ id, text }) => (
          <div key={id}>
            <dt>{t('people.story')}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
