import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import type { MeetingWas } from '@chapterhouse/domain';
import { errorCodeOf, useMutation, useQuery } from '@chapterhouse/web-data';
import { Button, Choices, Notice, Page, Skeletons } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { Problem, problemWords } from '../../app/problem.js';
import classes from './answer.module.css';
import { AnswerInvitationDocument, AnswerOneToOneDocument } from './gql/operations.js';
import { Scale } from './scale.js';

/** After a one-to-one: three answers in confidence, from a link in a mail, once, without signing in. */
export function Screen() {
  const t = useWords();
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery(AnswerInvitationDocument, { variables: { token } });
  const [sent, setSent] = useState(false);
  if (sent) return <Thanks />;
  if (errorCodeOf(error) === 'NOT_FOUND') return <Over />;
  const invitation = data?.answerInvitation;
  if (!invitation) {
    return (
      <Page title={t('answer.title')}>
        {error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Skeletons rows={3} height="96px" label={t('layout.loading')} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={t('answer.titleAbout', { name: invitation.aboutName })}
      lead={t('answer.lead', { chapter: invitation.chapterName })}
    >
      <Questions token={token} name={invitation.aboutName} onSent={() => setSent(true)} />
    </Page>
  );
}

interface QuestionsProps {
  readonly token: string;
  readonly name: string;
  readonly onSent: () => void;
}

function Questions({ token, name, onSent }: QuestionsProps) {
  const t = useWords();
  const [understood, setUnderstood] = useState<number | null>(null);
  const [stake, setStake] = useState<number | null>(null);
  const [meetingWas, setMeetingWas] = useState<MeetingWas | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [answer, { loading }] = useMutation(AnswerOneToOneDocument, { outdates: false });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (understood === null || stake === null || meetingWas === null) return setWrong(t('answer.missing'));
    try {
      const { answerOneToOne } = await answer({ input: { token, understood, stake, meetingWas } });
      const [refusal] = answerOneToOne.userErrors;
      if (!refusal) return onSent();
      if (refusal.code === 'NOT_FOUND') setOver(true);
      else setWrong(refusal.message);
    } catch (error) {
      if (errorCodeOf(error) === 'NOT_FOUND') setOver(true);
      else setWrong(problemWords(error, t));
    }
  };
  if (over) return <OverWords />;
  return (
    <form noValidate className={classes['form']} onSubmit={(event) => void send(event)}>
      <Scale
        name="understood"
        label={t('answer.understood', { name })}
        low={t('answer.notAtAll')}
        high={t('answer.entirely')}
        value={understood}
        onChange={setUnderstood}
      />
      <Scale
        name="stake"
        label={t('answer.stake', { name })}
        low={t('answer.notYet')}
        high={t('answer.anytime')}
        value={stake}
        onChange={setStake}
      />
      <Choices
        name="meeting-was"
        label={t('answer.meetingWas')}
        value={meetingWas}
        onChange={setMeetingWas}
        options={(['ABOUT_BOTH', 'SALES_PITCH'] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
      />
      <Notice title={t('answer.whoSees')}>{t('answer.whoSeesWords', { name })}</Notice>
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      <Button type="submit" size="lg" fullWidth loading={loading}>
        {t('answer.send')}
      </Button>
    </form>
  );
}

function Thanks() {
  const t = useWords();
  return (
    <Page title={t('answer.thanks')}>
      <Notice tone="done">{t('answer.thanksWords')}</Notice>
    </Page>
  );
}

/** The server says no more than this about a link that is used, too old or none of ours, so that nobody learns anything. */
function Over() {
  const t = useWords();
  return (
    <Page title={t('answer.over')}>
      <OverWords />
    </Page>
  );
}

function OverWords() {
  const t = useWords();
  return <Notice title={t('answer.overTitle')}>{t('answer.overWords')}</Notice>;
}
