import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice, Sheet } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useDraft } from '../../app/use-draft.js';
import { type Refusal, useWrite } from '../leaders/use-write.js';
import { type MemberStatus, UpdateMemberDocument } from './gql/operations.js';
import type { RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

export const FIELDS = [
  'displayName',
  'email',
  'phone',
  'company',
  'industry',
  'speciality',
  'joined',
  'renewalDue',
  'sponsorId',
  'status',
  'exception',
] as const;
type Field = (typeof FIELDS)[number];
export type Values = Record<Field, string>;
/** The server says `classificationException` where the form has one field for its reason. */
export const KNOWN = [...FIELDS, 'classificationException'];
const STEPS: Readonly<Partial<Record<MemberStatus, readonly MemberStatus[]>>> = {
  PROSPECT: ['PROSPECT', 'PENDING', 'ACTIVE'],
  PENDING: ['PENDING', 'PROSPECT', 'ACTIVE'],
  ACTIVE: ['ACTIVE', 'ON_LEAVE'],
  ON_LEAVE: ['ON_LEAVE', 'ACTIVE'],
};

/** What is sent of a form: empty fields are null. */
export function detailsOf(values: Values) {
  const text = (field: Field): string | null => values[field].trim() || null;
  return {
    displayName: values.displayName.trim(),
    email: text('email'),
    phone: text('phone'),
    company: text('company'),
    industry: text('industry'),
    speciality: text('speciality'),
    renewalDue: text('renewalDue'),
    sponsorId: text('sponsorId'),
    classificationException: values.exception.trim() ? { reason: values.exception.trim() } : null,
  };
}

/** What differs from before: what is left out stays as it is, also when somebody else has changed it. */
export function changesOf(before: Values, values: Values) {
  const all = { ...detailsOf(values), joined: values.joined || null, status: values.status as MemberStatus };
  const old = { ...detailsOf(before), joined: before.joined || null, status: before.status as MemberStatus };
  const entries = Object.entries(all).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]),
  );
  return Object.fromEntries(entries) as Partial<typeof all>;
}

export const valuesOf = (member: RosterMember): Values => ({
  displayName: member.displayName,
  email: member.email ?? '',
  phone: member.phone ?? '',
  company: member.company ?? '',
  industry: member.industry ?? '',
  speciality: member.speciality ?? '',
  joined: member.joined ?? '',
  renewalDue: member.renewalDue ?? '',
  sponsorId: member.sponsorId ?? '',
  status: member.status,
  exception: member.classificationException?.reason ?? '',
});

interface EditMemberProps {
  readonly member: RosterMember;
  readonly members: readonly Pick<RosterMember, 'id' | 'displayName'>[];
  readonly onClose: () => void;
}

/** What is known about a member, to put right. */
export function EditMember({ member, members, onClose }: EditMemberProps) {
  const t = useWords();
  const before = valuesOf(member);
  const { draft, change, clear } = useDraft<Values>(`roster.edit.${member.id}.${member.version}`, before);
  const { write, busy, refusal } = useWrite(UpdateMemberDocument, KNOWN);
  const save = async () => {
    const { chapterId, id: memberId, version: expectedVersion } = member;
    const changes = changesOf(before, draft);
    if (Object.keys(changes).length > 0) {
      const done = await write({ input: { chapterId, memberId, expectedVersion, ...changes } });
      if (!done) return;
    }
    clear();
    onClose();
  };
  return (
    <Sheet
      open
      title={t('roster.editTitle', { name: member.displayName })}
      onClose={onClose}
      closeLabel={t('words.close')}
    >
      <MemberFields
        values={draft}
        change={change}
        statuses={STEPS[member.status] ?? []}
        members={members.filter(({ id }) => id !== member.id)}
        refusal={refusal}
        busy={busy}
        action={t('words.save')}
        onSubmit={save}
      />
    </Sheet>
  );
}

interface MemberFieldsProps {
  readonly values: Values;
  readonly change: (part: Partial<Values>) => void;
  readonly statuses: readonly MemberStatus[];
  readonly members: readonly Pick<RosterMember, 'id' | 'displayName'>[];
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly action: string;
  readonly onSubmit: () => Promise<void>;
}

/** The fields of both forms. */
export function MemberFields(props: MemberFieldsProps) {
  const { values, change, statuses, members, refusal, busy, action, onSubmit } = props;
  const t = useWords();
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!values.displayName.trim()) return setMissing(true);
    setMissing(false);
    void onSubmit();
  };
  const of = (field: Field) => ({
    label: t(`roster.field.${field}`),
    value: values[field],
    error: refusal?.fields[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const isTaken = refusal?.code === 'CLASSIFICATION_TAKEN';
  const exceptionError = refusal?.fields['classificationException'];
  return (
    <form noValidate className={classes['form']} onSubmit={submit}>
      <TextInput
        {...of('displayName')}
        required
        withAsterisk={false}
        autoComplete="off"
        error={missing ? t('roster.nameMissing') : refusal?.fields['displayName']}
      />
      <div className={classes['pair']}>
        <TextInput {...of('email')} type="email" autoComplete="off" description={t('roster.emailWords')} />
        <TextInput {...of('phone')} type="tel" autoComplete="off" description={t('roster.phoneWords')} />
      </div>
      <TextInput {...of('company')} autoComplete="off" />
      <div className={classes['pair']}>
        <TextInput {...of('industry')} autoComplete="off" />
        <TextInput {...of('speciality')} autoComplete="off" />
      </div>
      {isTaken || exceptionError || values.exception ? (
        <Textarea {...of('exception')} rows={2} description={t('roster.exceptionWords')} error={exceptionError} />
      ) : null}
      <div className={classes['pair']}>
        <TextInput {...of('joined')} type="date" />
        <TextInput {...of('renewalDue')} type="date" />
      </div>
      <div className={classes['pair']}>
        <NativeSelect
          {...of('sponsorId')}
          data={[
            { value: '', label: t('roster.noSponsor') },
            ...members.map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
        />
        {statuses.length > 0 ? (
          <NativeSelect
            {...of('status')}
            data={statuses.map((value) => ({ value, label: t(`roster.status.${value}`) }))}
          />
        ) : null}
      </div>
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
      <Button type="submit" loading={busy}>
        {action}
      </Button>
    </form>
  );
}
