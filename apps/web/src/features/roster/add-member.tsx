import '@mantine/core/styles/Input.layer.css';
import { useState } from 'react';
import { Sheet, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { useDraft } from '../../app/use-draft.js';
import { useWrite } from '../leaders/use-write.js';
import { AddMemberDocument, type MemberStatus } from './gql/operations.js';
import { detailsOf, FIELDS, KNOWN, MemberFields, type Values } from './member-form.js';
import type { RosterMember } from './roster-facts.js';

interface AddMemberProps {
  readonly members: readonly RosterMember[];
  readonly onClose: () => void;
  readonly onDone: (memberId: string) => void;
}

function AddMemberSheet({ members, onClose, onDone }: AddMemberProps) {
  const t = useWords();
  const { chapter } = useChapter();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const empty = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Values;
  const first = { ...empty, status: 'ACTIVE', joined: useFormats().today() };
  const { draft, change, clear } = useDraft<Values>(`roster.add.${chapter.id}`, first);
  const { write, busy, refusal } = useWrite(AddMemberDocument, KNOWN);
  const save = async () => {
    const status = draft.status as MemberStatus;
    const joined = status === 'PROSPECT' || status === 'PENDING' ? null : draft.joined || null;
    const input = { chapterId: chapter.id, idempotencyKey, ...detailsOf(draft), joined, status };
    const done = await write({ input });
    if (!done?.member) return;
    clear();
    onDone(done.member.id);
  };
  const statuses: readonly MemberStatus[] = ['ACTIVE', 'PENDING', 'PROSPECT'];
  return (
    <Sheet open title={t('roster.addTitle')} onClose={onClose} closeLabel={t('words.close')}>
      <MemberFields
        values={draft}
        change={change}
        statuses={statuses}
        members={members}
        refusal={refusal}
        busy={busy}
        action={t('roster.add')}
        onSubmit={save}
      />
    </Sheet>
  );
}

/** A new seat in the chapter. */
export const AddMember = withMantine(AddMemberSheet);
