import { useState } from 'react';
import type { OutboxItem } from '@chapterhouse/web-data';
import { Button, ConfirmSheet, Notice, Row, RowList, Section, Tag } from '@chapterhouse/web-ui';
import { LinkButton } from '../../../app/link-button.js';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { refusedOf, useOutbox, waitingOf } from '../../../app/outbox/outbox.js';

/** Slips still on this device: those on their way, and those that came back with the reason. */
export function OutboxList() {
  const t = useWords();
  const { items, trouble, outbox } = useOutbox();
  if (items.length === 0) return null;
  const waiting = waitingOf(items);
  const refused = refusedOf(items);
  return (
    <Section title={t('outbox.title')} boxed>
      {refused.length > 0 ? (
        <RowList label={t('outbox.cameBack')}>
          {refused.map((item) => (
            <CameBackRow key={item.key} item={item} />
          ))}
        </RowList>
      ) : null}
      {waiting.length > 0 ? (
        <>
          <RowList label={t('outbox.waiting')}>
            {waiting.map((item) => (
              <WaitingRow key={item.key} item={item} />
            ))}
          </RowList>
          <Notice
            tone={trouble ? 'look' : 'plain'}
            action={
              trouble === 'unreachable' ? (
                <Button variant="default" size="sm" onClick={() => void outbox.flush({ now: true })}>
                  {t('outbox.sendNow')}
                </Button>
              ) : undefined
            }
          >
            {t(`outbox.why.${trouble ?? 'soon'}`)}
          </Notice>
        </>
      ) : null}
    </Section>
  );
}

function WaitingRow({ item }: { item: OutboxItem }) {
  const t = useWords();
  const { outbox, sendingKey } = useOutbox();
  const { slip } = item;
  const canUndo = item.attempts === 0 && sendingKey !== item.key;
  return (
    <Row
      title={slip.summary}
      detail={t(`slip.kind.${slip.kind}`)}
      aside={
        canUndo ? (
          <Button variant="subtle" size="sm" onClick={() => void outbox.undo(item.key)}>
            {t('outbox.undo')}
          </Button>
        ) : (
          <Tag tone="look">{t(sendingKey === item.key ? 'outbox.sending' : 'outbox.waits')}</Tag>
        )
      }
    />
  );
}

function CameBackRow({ item }: { item: OutboxItem }) {
  const t = useWords();
  const { path } = useChapter();
  const { outbox } = useOutbox();
  const [asking, setAsking] = useState(false);
  const { slip, refusal } = item;
  return (
    <Row title={slip.summary} detail={t(`slip.kind.${slip.kind}`)} aside={<Tag tone="danger">{t('outbox.back')}</Tag>}>
      <p>{refusal?.message || t('new.serverFailed')}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 }}>
        <LinkButton to={`${path('new')}?again=${item.key}`} size="sm">
          {t('outbox.mend')}
        </LinkButton>
        <Button variant="default" size="sm" onClick={() => void outbox.retry(item.key)}>
          {t('outbox.retry')}
        </Button>
        <Button variant="subtle" tone="danger" size="sm" onClick={() => setAsking(true)}>
          {t('outbox.discard')}
        </Button>
      </div>
      <ConfirmSheet
        open={asking}
        title={t('outbox.discardTitle')}
        confirmLabel={t('outbox.discard')}
        cancelLabel={t('words.cancel')}
        destructive
        onCancel={() => setAsking(false)}
        onConfirm={() => outbox.discard(item.key)}
      >
        {t('outbox.discardWords')}
      </ConfirmSheet>
    </Row>
  );
}
