import { type FormEvent, useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Notice, Section, TextField } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import classes from './account.module.css';
import { ChangePasswordDocument } from './gql/operations.js';

interface PasswordProps {
  readonly hasPassword: boolean;
}

const LEAST = 12;

/** A password beside the mailed link, for those who want one. */
export function Password({ hasPassword }: PasswordProps) {
  const t = useWords();
  const [set, { loading }] = useMutation(ChangePasswordDocument);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [wrong, setWrong] = useState<{ field: string | null; message: string } | null>(null);
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    if (next.length < LEAST) return setWrong({ field: 'newPassword', message: t('password.short', { least: LEAST }) });
    try {
      const { setPassword } = await set({ input: { newPassword: next, currentPassword: current || null } });
      const error = setPassword.userErrors[0] ?? null;
      setWrong(error && { field: error.field?.split('.').at(-1) ?? null, message: error.message });
      if (error) return;
      setDone(true);
      setCurrent('');
      setNext('');
    } catch (error) {
      setWrong({ field: null, message: problemWords(error, t) });
    }
  };
  const errorAt = (field: string) => (wrong?.field === field ? wrong.message : null);
  return (
    <Section title={t('password.title')}>
      <form className={classes['form']} noValidate onSubmit={(event) => void submit(event)}>
        <p>{t(hasPassword ? 'password.have' : 'password.none')}</p>
        {hasPassword ? (
          <TextField
            type="password"
            autoComplete="current-password"
            label={t('password.current')}
            hint={t('password.currentHint')}
            value={current}
            error={errorAt('currentPassword')}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        ) : null}
        <TextField
          type="password"
          autoComplete="new-password"
          label={t('password.new')}
          hint={t('password.newHint', { least: LEAST })}
          value={next}
          error={errorAt('newPassword')}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        {wrong && !['currentPassword', 'newPassword'].includes(wrong.field ?? '') ? (
          <Notice tone="problem">{wrong.message}</Notice>
        ) : null}
        {done ? <Notice tone="done">{t('password.done')}</Notice> : null}
        <Button type="submit" variant="default" loading={loading}>
          {t(hasPassword ? 'password.change' : 'password.set')}
        </Button>
      </form>
    </Section>
  );
}
