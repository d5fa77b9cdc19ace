import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, usePages } from '@chapterhouse/web-data';
import { Button, EmptyState, Face, Notice, Page, Row, RowList, Section, Skeletons, Tag } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { Problem, problemWords } from '../../app/problem.js';
import { AskSheet } from './ask-sheet.js';
import classes from './asks.module.css';
import { type WeekAsksQuery, WeekAsksDocument, WithdrawAskDocument } from './gql/operations.js';
import { helpPath } from '../../app/slips/help-path.js';

const PAGE = 50;
type WeekAsk = WeekAsksQuery['asks']['items'][number];

/** Who can help whom this week. */
export function Screen() {
  const t = useWords();
  const { chapter, seat } = useChapter();
  const { data, error, refetch, more, loadingMore } = usePages(WeekAsksDocument, 'asks', {
    variables: { chapterId: chapter.id, limit: PAGE },
  });
  const items = data?.asks.items ?? [];
  const own = items.filter(({ memberId }) => memberId === seat?.memberId);
  const others = items.filter(({ memberId }) => memberId !== seat?.memberId);
  return (
    <Page title={t('asks.page')} lead={t('asks.lead')}>
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={6} height="96px" label={t('layout.loading')} /> : null}
      {data && seat ? <OwnAsks memberId={seat.memberId} asks={own} /> : null}
      {data ? (
        <Section title={t('asks.others')}>
          {others.length === 0 ? <EmptyState title={t('asks.none')}>{t('asks.noneWords')}</EmptyState> : null}
          <RowList label={t('asks.others')}>
            {others.map((ask) => (
              <AskOf key={ask.id} ask={ask} canHelp={seat !== null} />
            ))}
          </RowList>
          {items.length < data.asks.totalCount ? (
            <Button variant="default" fullWidth loading={loadingMore} onClick={more}>
              {t('words.more')}
            </Button>
          ) : null}
        </Section>
      ) : null}
    </Page>
  );
}

function AskOf({ ask, canHelp }: { ask: WeekAsk; canHelp: boolean }) {
  const t = useWords();
  const { path } = useChapter();
  const { memberId, memberName, member, kind, text } = ask;
  return (
    <Row
      lead={<Face name={memberName} />}
      title={<Link to={path(`people/${memberId}`)}>{memberName}</Link>}
      detail={member?.speciality ?? member?.company}
      aside={<Tag>{t(`asks.kind.${kind}`)}</Tag>}
    >
      <p className={classes['text']}>{text}</p>
      {canHelp ? (
        <LinkButton variant="default" size="sm" to={helpPath(path, ask, t('asks.note', { text }))}>
          {t('asks.help')}
          <span className="ch-unseen"> {memberName}</span>
        </LinkButton>
      ) : null}
    </Row>
  );
}

interface OwnAsksProps {
  readonly memberId: string;
  readonly asks: readonly WeekAsk[];
}

function OwnAsks({ memberId, asks }: OwnAsksProps) {
  const t = useWords();
  const { chapter } = useChapter();
  const [open, setOpen] = useState<WeekAsk | 'new' | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [withdraw, { loading }] = useMutation(WithdrawAskDocument);
  const takeBack = async (askId: string) => {
    try {
      const { withdrawAsk } = await withdraw({ input: { chapterId: chapter.id, askId } });
      setWrong(withdrawAsk.userErrors[0]?.message ?? null);
    } catch (error) {
      setWrong(problemWords(error, t));
    }
  };
  return (
    <Section title={t('asks.own')} boxed>
      {asks.map((ask) => (
        <div key={ask.id} className={classes['own']}>
          <p className={classes['text']}>{ask.text}</p>
          <div className={classes['actions']}>
            <Button variant="default" size="sm" onClick={() => setOpen(ask)}>
              {t('asks.change')}
            </Button>
            <Button variant="subtle" size="sm" disabled={loading} onClick={() => void takeBack(ask.id)}>
              {t('asks.takeBack')}
            </Button>
          </div>
        </div>
      ))}
      {asks.length === 0 ? (
        <div className={classes['own']}>
          <p>{t('asks.ownNone')}</p>
          <Button onClick={() => setOpen('new')}>{t('asks.make')}</Button>
        </div>
      ) : (
        <Button variant="subtle" size="sm" onClick={() => setOpen('new')}>
          {t('asks.another')}
        </Button>
      )}
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      {open ? <AskSheet memberId={memberId} ask={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
