import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isLeaderRole, ROLE_KINDS } from '@chapterhouse/domain';
import { ConfirmSheet, Notice, Row, RowList, Section, Sheet, Tag, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { AssignRoleDocument, EndRoleDocument, type RoleKind, type RosterEntryQuery } from './gql/operations.js';
import { isSeated, type RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

type Term = RosterEntryQuery['roleTerms']['items'][number];

/** The roles that somebody has and had, and a new one. */
export function Roles({ member, terms }: { readonly member: RosterMember; readonly terms: readonly Term[] }) {
  const t = useWords();
  const formats = useFormats();
  const [assigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<Term | null>(null);
  const end = useWrite(EndRoleDocument);
  const today = formats.today();
  const lasts = (term: Term): boolean => !term.to || term.to > today;
  return (
    <Section
      title={t('roster.roles')}
      aside={
        isSeated(member) ? (
          <Button size="sm" variant="default" onClick={() => setAssigning(true)}>
            {t('roster.assign')}
          </Button>
        ) : null
      }
    >
      {terms.length === 0 ? <p className={classes['quiet']}>{t('roster.noRoles')}</p> : null}
      <RowList label={t('roster.roles')}>
        {terms.map((term) => (
          <Row
            key={term.id}
            title={t(`roster.role.${term.role}`)}
            detail={
              term.to
                ? t('roster.termTo', { from: formats.date(term.from), to: formats.date(term.to) })
                : t('roster.termSince', { from: formats.date(term.from) })
            }
            aside={
              lasts(term) ? (
                <Button size="sm" variant="subtle" onClick={() => setEnding(term)}>
                  {t('roster.endRole')}
                </Button>
              ) : (
                <Tag>{t('roster.over')}</Tag>
              )
            }
          />
        ))}
      </RowList>
      {assigning ? <AssignRole member={member} onClose={() => setAssigning(false)} /> : null}
      <ConfirmSheet
        open={ending !== null}
        title={ending ? t('roster.endRoleTitle', { role: t(`roster.role.${ending.role}`) }) : ''}
        confirmLabel={t('roster.endRole')}
        cancelLabel={t('words.cancel')}
        onCancel={() => {
          end.forget();
          setEnding(null);
        }}
        onConfirm={async () => {
          if (!ending) return;
          const input = { chapterId: member.chapterId, roleTermId: ending.id, to: today };
          if (await end.write({ input })) setEnding(null);
        }}
      >
        <p>{t('roster.endRoleWords', { name: member.displayName })}</p>
        {end.refusal ? (
          <Notice tone="problem">{Object.values(end.refusal.fields)[0] ?? end.refusal.general}</Notice>
        ) : null}
      </ConfirmSheet>
    </Section>
  );
}

function AssignRole({ member, onClose }: { member: RosterMember; onClose: () => void }) {
  const t = useWords();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [role, setRole] = useState<RoleKind>('MENTOR');
  const [from, setFrom] = useState(useFormats().today());
  const [to, setTo] = useState('');
  const [handOver, setHandOver] = useState(true);
  const { write, busy, refusal } = useWrite(AssignRoleDocument, ['from', 'to', 'role', 'handOver']);
  const single = isLeaderRole(role);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { chapterId, id: memberId } = member;
    const term = { role, from: from || null, to: to || null, handOver: single && handOver };
    if (await write({ input: { chapterId, memberId, idempotencyKey, ...term } })) onClose();
  };
  return (
    <Sheet
      open
      title={t('roster.assignTitle', { name: member.displayName })}
      onClose={onClose}
      closeLabel={t('words.close')}
    >
      <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('roster.field.role')}
          value={role}
          error={refusal?.fields['role']}
          data={ROLE_KINDS.map((value) => ({ value, label: t(`roster.role.${value}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as RoleKind)}
        />
        <div className={classes['pair']}>
          <TextInput
            type="date"
            label={t('roster.field.from')}
            value={from}
            error={refusal?.fields['from']}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('roster.field.to')}
            description={t('roster.toWords')}
            value={to}
            error={refusal?.fields['to']}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        {single ? (
          <Checkbox
            label={t('roster.handOver')}
            description={t('roster.handOverWords')}
            checked={handOver}
            onChange={(event) => setHandOver(event.currentTarget.checked)}
          />
        ) : null}
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <Button type="submit" loading={busy}>
          {t('roster.assign')}
        </Button>
      </form>
    </Sheet>
  );
}
