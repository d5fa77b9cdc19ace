import { useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Notice, Row, RowList, Section, Tag, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { deviceName } from './device-name.js';
import { EndOtherSessionsDocument, EndSessionDocument, type OwnAccessQuery } from './gql/operations.js';

interface DevicesProps {
  readonly sessions: OwnAccessQuery['sessions'];
}

/** Where this account is signed in, and signing out there. */
export function Devices({ sessions }: DevicesProps) {
  const t = useWords();
  const formats = useFormats();
  const [end] = useMutation(EndSessionDocument);
  const [endOthers, { loading }] = useMutation(EndOtherSessionsDocument);
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = (write: () => Promise<unknown>) => {
    setTrouble(null);
    write().catch((error: unknown) => setTrouble(problemWords(error, t)));
  };
  return (
    <Section title={t('devices.title')}>
      <RowList label={t('devices.title')}>
        {sessions.map((session) => {
          const name = deviceName(session.userAgent ?? null) ?? t('devices.unknown');
          return (
            <Row
              key={session.id}
              title={name}
              detail={t('devices.seen', { when: formats.date(formats.localDate(session.lastSeenAt)) })}
              aside={
                session.isCurrent ? (
                  <Tag tone="accent">{t('devices.this')}</Tag>
                ) : (
                  <Button size="sm" variant="default" onClick={() => run(() => end({ sessionId: session.id }))}>
                    {t('devices.end')}
                    <span className="ch-unseen"> {name}</span>
                  </Button>
                )
              }
            />
          );
        })}
      </RowList>
      {sessions.length > 1 ? (
        <Button variant="default" loading={loading} onClick={() => run(() => endOthers({}))}>
          {t('devices.endOthers')}
        </Button>
      ) : null}
      {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
    </Section>
  );
}
