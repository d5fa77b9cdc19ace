import { Button, Tag, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { Matrix } from '../pictures/matrix-model.js';
import pictures from '../pictures/pictures.module.css';
import { Fig } from '../shared/fig.js';
import classes from './network.module.css';

interface NetworkTableProps {
  readonly matrix: Matrix;
  readonly focus: string | null;
  readonly onChoose: (memberId: string) => void;
}

/** Beside the picture: everybody with what they give and receive, or the colleagues of one person. */
export function NetworkTable({ matrix, focus, onChoose }: NetworkTableProps) {
  const t = useWords();
  const formats = useFormats();
  const at = matrix.people.findIndex(({ memberId }) => memberId === focus);
  const rows = matrix.people
    .map((person, index) => ({
      person,
      given: at < 0 ? person.given : matrix.given(at, index),
      received: at < 0 ? person.received : matrix.given(index, at),
      oneSided:
        at < 0
          ? matrix.people.filter((_, other) => matrix.tie(index, other) === 'oneSided').length
          : Number(matrix.tie(at, index) === 'oneSided' || matrix.tie(index, at) === 'oneSided'),
    }))
    .filter(({ given, received }, index) => (at < 0 ? true : index !== at && given + received > 0))
    .sort((a, b) => b.given - a.given || a.person.displayName.localeCompare(b.person.displayName));
  const caption =
    at < 0
      ? t('insights.network.table')
      : t('insights.network.tableOf', { name: matrix.people[at]?.displayName ?? '' });
  return (
    <div className={`${pictures['scroll']} ${classes['table']}`} tabIndex={0} role="region" aria-label={caption}>
      <table className={pictures['table']}>
        <caption className="ch-unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('insights.attendance.member')}</th>
            <th scope="col" className={pictures['number']}>
              {t('insights.given')}
            </th>
            <th scope="col" className={pictures['number']}>
              {t('insights.received')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, given, received, oneSided }) => (
            <tr key={person.memberId}>
              <th scope="row">
                <Button variant="subtle" size="sm" onClick={() => onChoose(person.memberId)}>
                  {person.displayName}
                </Button>
                {oneSided > 0 ? (
                  <Tag tone="plum">
                    {at < 0 ? t('insights.network.oneSided', { count: oneSided }) : t('insights.oneWay')}
                  </Tag>
                ) : null}
              </th>
              <td className={pictures['number']}>
                {at < 0 ? (
                  <Fig name="givenInChapter" value={given} of={person.displayName}>
                    {formats.number(given)}
                  </Fig>
                ) : (
                  formats.number(given)
                )}
              </td>
              <td className={pictures['number']}>
                {at < 0 ? (
                  <Fig name="receivedInChapter" value={received} of={person.displayName}>
                    {formats.number(received)}
                  </Fig>
                ) : (
                  formats.number(received)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
