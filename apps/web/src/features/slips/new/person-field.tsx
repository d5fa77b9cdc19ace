import { useEffect, useRef } from 'react';
import { Button, Face, PersonPicker, Skeletons, TextField } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import classes from './new-slip.module.css';
import { mayBeElsewhere, type SlipDraft } from './slip-draft.js';
import { usePersonById, useSlipPeople } from './use-slip-people.js';

interface PersonFieldProps {
  readonly draft: SlipDraft;
  readonly change: (part: Partial<SlipDraft>) => void;
  readonly memberId: string;
  readonly wrong: boolean;
}

/** Whom it is for: a face, a search, or a name of another chapter. */
export function PersonField({ draft, change, memberId, wrong }: PersonFieldProps) {
  const t = useWords();
  const { people, error, refetch, look, searching } = useSlipPeople(memberId);
  const { person } = draft;
  const known = person && people?.find(({ id }) => id === person.id);
  // A link named only the number of the person.
  const nameless = person && people && !known && !person.name ? person.id : null;
  const asked = usePersonById(nameless);
  const name = known?.name ?? (nameless ? asked.name : null);
  useEffect(() => {
    if (person && name && name !== person.name) change({ person: { id: person.id, name } });
    else if (nameless && asked.gone) change({ person: null });
  }, [name, person, nameless, asked.gone, change]);
  const label = t(`new.whom.${draft.kind}`);
  if (draft.elsewhere && mayBeElsewhere(draft.kind)) return <Elsewhere draft={draft} change={change} wrong={wrong} />;
  if (person) return <Chosen name={person.name} label={label} onChange={() => change({ person: null })} />;
  return (
    <div data-wrong={wrong || undefined}>
      <p className={classes['question']}>{label}</p>
      {wrong ? <p className={classes['wrong']}>{t('new.missing.person')}</p> : null}
      {error ? <Problem error={error} retry={() => void refetch()} /> : null}
      {people ? (
        <PersonPicker
          people={people}
          label={label}
          searchLabel={t('new.search')}
          nobody={(words) => t('new.nobody', { words })}
          onType={look}
          searching={searching}
          onPick={({ id, name }) => change({ person: { id, name } })}
        />
      ) : error ? null : (
        <Skeletons rows={2} height="112px" label={t('layout.loading')} />
      )}
      {mayBeElsewhere(draft.kind) ? (
        <Button variant="subtle" size="sm" onClick={() => change({ elsewhere: true })}>
          {t('new.elsewhere')}
        </Button>
      ) : null}
    </div>
  );
}

function Chosen({ name, label, onChange }: { name: string; label: string; onChange: () => void }) {
  const t = useWords();
  return (
    <div className={classes['chosen']}>
      <Face name={name || '?'} size={44} />
      <div className={classes['chosenName']}>
        <span className="ch-unseen">{label} </span>
        {name || t('layout.loading')}
      </div>
      <Button variant="subtle" size="sm" onClick={onChange} aria-label={t('new.changePerson', { name })}>
        {t('new.change')}
      </Button>
    </div>
  );
}

function Elsewhere({ draft, change, wrong }: Omit<PersonFieldProps, 'memberId'>) {
  const t = useWords();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={classes['pair']}>
      <TextField
        ref={first}
        label={t('new.otherName')}
        value={draft.otherName}
        error={wrong ? t('new.missing.otherName') : null}
        autoComplete="off"
        onChange={(event) => change({ otherName: event.currentTarget.value })}
      />
      <TextField
        label={t('new.otherChapter')}
        value={draft.otherChapter}
        autoComplete="off"
        onChange={(event) => change({ otherChapter: event.currentTarget.value })}
      />
      <Button variant="subtle" size="sm" onClick={() => change({ elsewhere: false })}>
        {t('new.ratherMember')}
      </Button>
    </div>
  );
}
