import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { foldName } from '@chapterhouse/domain';
import { Face } from './face.js';
import classes from './person-picker.module.css';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Company or trade, under the name. */
  readonly detail?: string | null;
}

interface PersonPickerProps {
  /** Everybody who can be chosen, the likeliest first: the first six are the faces. */
  readonly people: readonly Person[];
  readonly onPick: (person: Person) => void;
  readonly chosenId?: string | null;
  readonly label: string;
  readonly searchLabel: string;
  /** Said when nobody matches; gets what was typed. */
  readonly nobody: (words: string) => string;
  /** Hears what is typed, so that people beyond these can be looked for and added. */
  readonly onType?: (words: string) => void;
  /** Being looked for: it is too early to say that there is nobody. */
  readonly searching?: boolean;
}

const FACES = 6;
const MOST = 8;

/** Those whose name or trade has every word that was typed, as the beginning of one of its words; accents and case fold. */
export function matchPeople(people: readonly Person[], typed: string): readonly Person[] {
  const words = foldName(typed).split(' ').filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const own = `${foldName(person.name)} ${foldName(person.detail ?? '')}`.split(' ');
    return words.every((word) => own.some((part) => part.startsWith(word)));
  });
}

/** Six faces and a search field. One tap chooses; in the field, Enter takes the first match. */
export function PersonPicker(props: PersonPickerProps) {
  const { people, onPick, chosenId, label, searchLabel, nobody, onType, searching = false } = props;
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed);
  const found = useMemo(() => matchPeople(people, words).slice(0, words ? MOST : FACES), [people, words]);
  const searchId = useId();
  const pickFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = matchPeople(people, typed);
    if (typed && first) onPick(first);
  };
  const none = words !== '' && found.length === 0 && !searching;
  return (
    <div role="group" aria-label={label}>
      <ul className={classes['faces']} data-list={words ? true : undefined}>
        {found.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={classes['person']}
              aria-pressed={person.id === chosenId}
              onClick={() => onPick(person)}
            >
              <Face name={person.name} size={words ? 44 : 56} />
              <span className={classes['who']}>
                <span className={classes['name']}>{person.name}</span>
                {person.detail ? <span className={classes['detail']}>{person.detail}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={none ? classes['nobody'] : 'ch-unseen'}>
        {none ? nobody(words) : words ? found.map((person) => person.name).join(', ') : ''}
      </p>
      {people.length > FACES ? (
        <div className={classes['search']}>
          <label htmlFor={searchId} className="ch-unseen">
            {searchLabel}
          </label>
          <input
            id={searchId}
            type="search"
            className={classes['field']}
            placeholder={searchLabel}
            autoComplete="off"
            enterKeyHint="go"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              onType?.(event.currentTarget.value);
            }}
            onKeyDown={pickFirst}
          />
        </div>
      ) : null}
    </div>
  );
}
