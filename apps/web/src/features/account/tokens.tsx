import { type FormEvent, useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Notice, Row, RowList, Section, TextField, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import classes from './account.module.css';
import { EndTokenDocument, MakeTokenDocument, type OwnAccessQuery } from './gql/operations.js';

interface TokensProps {
  readonly tokens: OwnAccessQuery['apiTokens'];
}

/** Tokens for programs that act as this person. A secret is shown once. */
export function Tokens({ tokens }: TokensProps) {
  const t = useWords();
  const formats = useFormats();
  const [make, { loading }] = useMutation(MakeTokenDocument);
  const [end] = useMutation(EndTokenDocument);
  // Made when the form is begun: pressing twice makes one token.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setTrouble(t('tokens.nameMissing'));
    try {
      const { createApiToken } = await make({ input: { name: name.trim(), idempotencyKey: key } });
      const wrong = createApiToken.userErrors[0];
      if (wrong) return setTrouble(wrong.message);
      setTrouble(null);
      setSecret(createApiToken.secret ?? null);
      setName('');
      setKey(crypto.randomUUID());
    } catch (error) {
      setTrouble(problemWords(error, t));
    }
  };
  const revoke = (tokenId: string) => end({ tokenId }).catch((error: unknown) => setTrouble(problemWords(error, t)));
  return (
    <Section title={t('tokens.title')}>
      <p>{t('tokens.lead')}</p>
      <RowList label={t('tokens.title')}>
        {tokens.map((token) => (
          <Row
            key={token.id}
            title={token.name}
            detail={[
              `${token.prefix}…`,
              token.lastUsedAt
                ? t('tokens.used', { when: formats.date(formats.localDate(token.lastUsedAt)) })
                : t('tokens.unused'),
            ].join(' · ')}
            aside={
              <Button size="sm" variant="subtle" tone="danger" onClick={() => void revoke(token.id)}>
                {t('tokens.end')}
                <span className="ch-unseen"> {token.name}</span>
              </Button>
            }
          />
        ))}
      </RowList>
      {secret ? (
        <Notice tone="done" title={t('tokens.secret')}>
          <code className={classes['secret']}>{secret}</code>
        </Notice>
      ) : null}
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('tokens.name')}
          placeholder={t('tokens.nameHint')}
          maxLength={100}
          value={name}
          error={trouble}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={loading}>
          {t('tokens.make')}
        </Button>
      </form>
    </Section>
  );
}
