import { type FormEvent, useEffect, useRef, useState } from 'react';
import { requestLink, signInWithPassword, type SignInOutcome } from '@chapterhouse/web-data';
import { Button, Notice, TextField } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import classes from './sign-in.module.css';

interface SignInFormProps {
  /** Where the mailed link comes back to. */
  readonly next: string;
  readonly onSignedIn: () => void;
}

type Way = 'link' | 'password';

/** An address and a link to it; the password is one tap away. */
export function SignInForm({ next, onSignedIn }: SignInFormProps) {
  const t = useWords();
  const [way, setWay] = useState<Way>('link');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Exclude<SignInOutcome, 'ok'> | 'email' | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setTrouble('email');
    setBusy(true);
    const outcome = way === 'link' ? await requestLink(email, next) : await signInWithPassword(email, password);
    setBusy(false);
    if (outcome !== 'ok') return setTrouble(outcome);
    setTrouble(null);
    if (way === 'link') setSentTo(email.trim());
    else onSignedIn();
  };

  if (sentTo) return <CheckYourMail email={sentTo} onAgain={() => setSentTo(null)} />;
  const isLink = way === 'link';
  return (
    <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete={isLink ? 'email' : 'username'}
        inputMode="email"
        required
        value={email}
        error={trouble === 'email' ? t('signIn.emailWrong') : null}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {isLink ? null : (
        <TextField
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      {trouble && trouble !== 'email' ? (
        <Notice tone="problem">{t(trouble === 'wrong' && isLink ? 'signIn.wrongLink' : `signIn.${trouble}`)}</Notice>
      ) : null}
      <Button type="submit" fullWidth loading={busy}>
        {t(isLink ? 'signIn.sendLink' : 'signIn.withPassword')}
      </Button>
      <Button variant="subtle" onClick={() => setWay(isLink ? 'password' : 'link')}>
        {t(isLink ? 'signIn.ratherPassword' : 'signIn.ratherLink')}
      </Button>
    </form>
  );
}

function CheckYourMail({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes['form']}>
      <h2 ref={heading} tabIndex={-1} className={classes['mailTitle']}>
        {t('signIn.checkMail')}
      </h2>
      <p>{t('signIn.checkMailWords', { email })}</p>
      <p className={classes['quiet']}>{t('signIn.noMail')}</p>
      <Button variant="default" onClick={onAgain}>
        {t('signIn.otherAddress')}
      </Button>
    </div>
  );
}
