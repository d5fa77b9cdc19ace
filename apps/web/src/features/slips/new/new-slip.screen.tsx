import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OutboxKind } from '@chapterhouse/web-data';
import { Page } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { NotFoundWords } from '../../../app/not-found.js';
import { useOutbox } from '../../../app/outbox/outbox.js';
import { SentPanel } from './sent-panel.js';
import { draftOf, type SlipDraft } from './slip-draft.js';
import { SlipForm } from './slip-form.js';

const KINDS: readonly OutboxKind[] = [
  'REFERRAL',
  'CLOSED_BUSINESS',
  'ONE_TO_ONE',
  'VISITOR',
  'EDUCATION',
  'TESTIMONIAL',
];

/** A slip in ten seconds: whom, who, inside or outside, send. */
export function Screen() {
  const { seat } = useChapter();
  const t = useWords();
  return seat ? (
    <NewSlipOf memberId={seat.memberId} />
  ) : (
    <Page title={t('new.title')}>
      <NotFoundWords />
    </Page>
  );
}

function NewSlipOf({ memberId }: { memberId: string }) {
  const t = useWords();
  const { chapter } = useChapter();
  const { outbox, items } = useOutbox();
  const [search, setSearch] = useSearchParams();
  const [sentKey, setSentKey] = useState<string | null>(null);
  const [start, setStart] = useState<{ round: number; draft: SlipDraft | null }>({ round: 0, draft: null });

  // A slip that came back is mended here, and goes out again under its old place.
  const mending = items.find((item) => item.key === search.get('again') && item.state === 'REFUSED') ?? null;
  const wanted = useMemo(() => wantedBy(search), [search]);
  const begin = (draft: SlipDraft | null) => {
    setSentKey(null);
    setStart(({ round }) => ({ round: round + 1, draft }));
  };

  if (sentKey) {
    return (
      <Page title={t('new.title')}>
        <SentPanel
          itemKey={sentKey}
          onUndone={(slip) => begin(draftOf(slip))}
          onAnother={() => {
            setSearch({}, { replace: true });
            begin(null);
          }}
        />
      </Page>
    );
  }
  const name = mending ? `again.${mending.key}` : `slip.${chapter.id}`;
  return (
    <Page title={t(mending ? 'new.mend' : 'new.title')}>
      <SlipForm
        key={`${name} ${start.round} ${search.toString()}`}
        name={name}
        kinds={mending ? [mending.slip.kind] : KINDS}
        base={mending ? draftOf(mending.slip) : null}
        asked={start.draft ?? wanted}
        memberId={memberId}
        refusal={mending?.refusal ?? null}
        onSend={async (slip) => {
          if (mending) {
            setSearch({}, { replace: true });
            setSentKey(await outbox.replace(mending.key, slip));
          } else setSentKey((await outbox.add(slip)).key);
        }}
      />
    </Page>
  );
}

/** What a link asks for: `?kind=ONE_TO_ONE&to=<member>`, `?to=<member>&note=<why>`, or `?thanks=<referral>&to=<member>`. */
function wantedBy(search: URLSearchParams): Partial<SlipDraft> | null {
  const kind = KINDS.find((one) => one === search.get('kind'));
  const to = search.get('to');
  const referralId = search.get('thanks');
  const comment = search.get('note');
  if (!kind && !to && !referralId && !comment) return null;
  return {
    kind: referralId ? 'CLOSED_BUSINESS' : (kind ?? 'REFERRAL'),
    // The name follows when the people are there.
    ...(to ? { person: { id: to, name: '' }, elsewhere: false } : {}),
    ...(comment ? { comment } : {}),
    referralId,
  };
}
