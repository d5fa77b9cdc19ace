import { useMemo, useState } from 'react';
import { Button, Tag, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { Place } from './draw-grid.js';
import { flowsOf, type Matrix } from './matrix-model.js';
import classes from './pictures.module.css';

const PAGE = 50;

/** The matrix as a table: every two people between whom something was, the widest gap first. */
export function MatrixTable({ matrix, onOpen }: { readonly matrix: Matrix; readonly onOpen: (at: Place) => void }) {
  const t = useWords();
  const formats = useFormats();
  const flows = useMemo(() => flowsOf(matrix), [matrix]);
  const [shown, setShown] = useState(PAGE);
  const name = (index: number): string => matrix.people[index]?.displayName ?? '';
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('insights.matrix.table')}>
        <table className={classes['table']}>
          <caption className="ch-unseen">{t('insights.matrix.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('insights.matrix.giver')}</th>
              <th scope="col">{t('insights.matrix.receiver')}</th>
              <th scope="col" className={classes['number']}>
                {t('insights.matrix.there')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('insights.matrix.back')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('insights.matrix.view.oneToOnes')}
              </th>
              <th scope="col">
                <span className="ch-unseen">{t('insights.matrix.slips')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.slice(0, shown).map(({ giver, receiver, given, returned }) => (
              <tr key={`${giver} ${receiver}`}>
                <th scope="row">{name(giver)}</th>
                <td>{name(receiver)}</td>
                <td
                  className={classes['number']}
                  data-figure={matrix.tie(giver, receiver) === 'oneSided' ? 'oneSidedTie' : 'tie'}
                  data-value={given}
                  data-of={`${name(giver)} > ${name(receiver)}`}
                >
                  {formats.number(given)}
                </td>
                <td className={classes['number']}>
                  {returned === 0 && matrix.tie(giver, receiver) === 'oneSided' ? (
                    <Tag tone="plum">{t('insights.matrix.noneBack')}</Tag>
                  ) : (
                    formats.number(returned)
                  )}
                </td>
                <td className={classes['number']}>{formats.number(matrix.oneToOnes(giver, receiver))}</td>
                <td className={classes['number']}>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`${t('insights.matrix.slips')}: ${t('insights.matrix.slipsOf', { one: name(giver), other: name(receiver) })}`}
                    onClick={() => onOpen({ row: giver, col: receiver })}
                  >
                    {t('insights.matrix.slips')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {flows.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          {t('insights.matrix.more', { shown, all: flows.length })}
        </Button>
      ) : null}
    </>
  );
}
