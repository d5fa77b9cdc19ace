import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Choices, ConfirmSheet, Notice, Page, Row, RowList, Section } from '@chapterhouse/web-ui';
import { SCHEMES, useScheme } from '../../app/colour-scheme.js';
import { LANGUAGES, type Language } from '../../app/i18n/languages.js';
import { useLanguage, useWords } from '../../app/i18n/words.js';
import { grouped, usePlaces } from '../../app/layout/places.js';
import { useOutbox } from '../../app/outbox/outbox.js';
import { useSession } from '../../app/session/session.js';
import classes from './account.module.css';

const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Everywhere else one can go, how it looks and speaks, and the way out. */
export function Screen() {
  const t = useWords();
  const { account } = useSession();
  const { language, choose } = useLanguage();
  const { scheme, choose: wear } = useScheme();
  const places = usePlaces();
  return (
    <Page title={t('more.title')} lead={account?.name ?? ''}>
      {places.length > 0 ? (
        <nav aria-label={t('more.places')} className={classes['places']}>
          {grouped(places).map(({ group, places: ofGroup }) => (
            <Section key={group} title={t(`nav.group.${group}`)}>
              <RowList>
                {ofGroup.map(({ to, label, Icon }) => (
                  <Row
                    key={to}
                    lead={<Icon aria-hidden size={22} stroke={1.6} />}
                    title={<Link to={to}>{label}</Link>}
                  />
                ))}
              </RowList>
            </Section>
          ))}
        </nav>
      ) : null}
      <Section title={t('more.looks')}>
        <Choices
          name="scheme"
          label={t('more.scheme')}
          value={scheme}
          onChange={wear}
          options={SCHEMES.map((value) => ({ value, label: t(`more.scheme.${value}`) }))}
        />
      </Section>
      <Section title={t('more.language')}>
        <Choices
          name="language"
          label={t('more.language')}
          hiddenLabel
          value={language}
          onChange={choose}
          options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        />
      </Section>
      <Section title={t('more.you')}>
        <RowList>
          {account?.isOperator ? (
            // A page of the server's, so no link inside the app.
            <Row title={<a href="/operator/queues">{t('more.queues')}</a>} detail={t('more.queuesLead')} />
          ) : null}
          <Row title={<Link to="/account">{t('account.title')}</Link>} detail={t('account.lead')} />
        </RowList>
        <SignOut />
      </Section>
    </Page>
  );
}

function SignOut() {
  const t = useWords();
  const { signOut } = useSession();
  const { items } = useOutbox();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const go = async () => setFailed(!(await signOut()));
  return (
    <>
      <Button variant="default" onClick={() => (items.length > 0 ? setAsking(true) : void go())}>
        {t('more.signOut')}
      </Button>
      {failed ? <Notice tone="problem">{t('problem.unreachable')}</Notice> : null}
      <ConfirmSheet
        open={asking}
        title={t('more.unsent', { count: items.length })}
        confirmLabel={t('more.signOut')}
        cancelLabel={t('words.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={go}
      >
        {t('more.unsentWords')}
      </ConfirmSheet>
    </>
  );
}
