import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, Choices, Page, Skeleton, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { Explain } from '../shared/explain.js';
import { Fig } from '../shared/fig.js';
import { NoWeek } from '../shared/no-week.js';
import { periodWords } from '../shared/periods.js';
import { type SlipsAsked, SlipsSheet } from '../shared/slips-sheet.js';
import { GridCanvas } from './grid-canvas.js';
import { Matrix, type Picture, type Sort, sortedPeople, SORTS } from './matrix-model.js';
import { MatrixTable } from './matrix-table.js';
import { paintCombination, paintOneToOnes, paintReferrals } from './paint.js';
import type { Place } from './draw-grid.js';
import classes from './pictures.module.css';
import { usePicture } from './use-picture.js';
import { useRoom } from './use-room.js';

const VIEWS = ['referrals', 'oneToOnes', 'combination'] as const;
type View = (typeof VIEWS)[number];
const PAINTERS = { referrals: paintReferrals, oneToOnes: paintOneToOnes, combination: paintCombination } as const;

/** Who gives to whom, who meets whom, and both together. */
export function Screen() {
  const t = useWords();
  const { picture, loaded, error, refetch } = usePicture();
  return (
    <Page title={t('insights.matrix.title')} width="full">
      {error && !picture ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!loaded && !error ? <Skeleton height="70vh" /> : null}
      {loaded && !picture ? <NoWeek /> : null}
      {picture ? <Matrices picture={picture} /> : null}
    </Page>
  );
}

/** The three matrices of a picture. */
export function Matrices({ picture }: { readonly picture: Picture }) {
  const t = useWords();
  const formats = useFormats();
  const room = useRoom();
  const [search, setSearch] = useSearchParams();
  const view: View = VIEWS.find((one) => one === search.get('view')) ?? 'referrals';
  const [sort, setSort] = useState<Sort>('balance');
  const [asTable, setAsTable] = useState(false);
  const [at, setAt] = useState<Place | null>(null);
  const [asked, setAsked] = useState<SlipsAsked | null>(null);
  const matrix = useMemo(() => new Matrix(sortedPeople(picture, sort), picture.pairs), [picture, sort]);
  const labels = useMemo(() => {
    const names = matrix.people.map((person) => person.displayName);
    return { rows: names, cols: names, ...room };
  }, [matrix, room]);
  const paint = useMemo(() => PAINTERS[view](matrix), [view, matrix]);
  const name = (index: number): string => matrix.people[index]?.displayName ?? '';
  const pairWords = ({ row, col }: Place): string => {
    if (row === col) return matrixSelf(row);
    const last = matrix.lastMet(row, col);
    const met = t('insights.matrix.met', { count: matrix.oneToOnes(row, col) });
    return t('insights.matrix.pair', {
      one: name(row),
      other: name(col),
      given: matrix.given(row, col),
      returned: matrix.given(col, row),
      met: last ? `${met}, ${t('insights.matrix.lastMet', { date: formats.date(last, 'dayMonth') })}` : met,
    });
  };
  const matrixSelf = (row: number): string => {
    const person = matrix.people[row];
    return t('insights.matrix.self', { name: name(row), given: person?.given ?? 0, received: person?.received ?? 0 });
  };
  const open = ({ row, col }: Place): void => {
    const [one, other] = [matrix.people[row], matrix.people[col]];
    if (!one || !other) return;
    setAsked({
      title:
        one === other
          ? one.displayName
          : t('insights.matrix.slipsOf', { one: one.displayName, other: other.displayName }),
      memberId: one.memberId,
      ...(one === other ? {} : { withMemberId: other.memberId }),
      types: view === 'referrals' ? ['REFERRAL'] : view === 'oneToOnes' ? ['ONE_TO_ONE'] : ['REFERRAL', 'ONE_TO_ONE'],
      from: picture.from,
      to: picture.asOf,
      nameOf: (id) => picture.people.find((person) => person.memberId === id)?.displayName ?? '',
    });
  };
  return (
    <>
      <div className={classes['bar']}>
        <Choices
          label={t('insights.matrix.view')}
          hiddenLabel
          name="view"
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`insights.matrix.view.${value}`) }))}
          onChange={(value) => setSearch({ view: value }, { replace: true })}
        />
        <label className={classes['pick']}>
          <span>{t('insights.matrix.sort')}</span>
          <select value={sort} onChange={(event) => setSort(event.currentTarget.value as Sort)}>
            {SORTS.map((value) => (
              <option key={value} value={value}>
                {t(`insights.matrix.sort.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'insights.asPicture' : 'insights.asTable')}
        </Button>
      </div>
      <p className={classes['story']}>
        <Story matrix={matrix} view={view} />{' '}
        {asTable ? null : <span className={classes['key']}>{t(`insights.matrix.key.${view}`)}</span>}
        <Explain
          name={`matrix.${view}`}
          title={t(`insights.matrix.view.${view}`)}
          values={{ period: periodWords(t, picture.windowWeeks) }}
        />
      </p>
      {asTable ? (
        <MatrixTable matrix={matrix} onOpen={open} />
      ) : (
        <div>
          <p className={classes['status']} aria-hidden>
            {at ? pairWords(at) : t('insights.matrix.hint')}
          </p>
          <GridCanvas
            label={t(`insights.matrix.grid.${view}`)}
            labels={labels}
            paint={paint}
            describe={(row, col) => pairWords({ row, col })}
            onActive={setAt}
            onOpen={open}
            mirrored
          />
        </div>
      )}
      <SlipsSheet asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** The sentence that the picture proves. */
function Story({ matrix, view }: { readonly matrix: Matrix; readonly view: View }) {
  const t = useWords();
  const sums = useMemo(() => {
    const n = matrix.people.length;
    let [referrals, ties, oneSided, met, both, referred, neither] = [0, 0, 0, 0, 0, 0, 0];
    for (let row = 0; row < n; row++) {
      for (let col = 0; col < n; col++) {
        if (row === col) continue;
        const tie = matrix.tie(row, col);
        referrals += matrix.given(row, col);
        if (tie !== 'none') ties++;
        if (tie === 'oneSided') oneSided++;
        if (col < row) continue;
        const combination = matrix.combination(row, col);
        if (combination === 'both') both++;
        else if (combination === 'met') met++;
        else if (combination === 'referred') referred++;
        else neither++;
      }
    }
    return { referrals, ties, oneSided, met, both, referred, neither };
  }, [matrix]);
  if (view === 'referrals') {
    return (
      <>
        <Fig name="referrals" value={sums.referrals}>
          {t('insights.matrix.story.referrals', { count: sums.referrals })}
        </Fig>{' '}
        <Fig name="ties" value={sums.ties}>
          {t('insights.matrix.story.ties', { count: sums.ties })}
        </Fig>{' '}
        <Fig name="oneSidedTies" value={sums.oneSided}>
          {t('insights.matrix.story.oneSided', { count: sums.oneSided })}
        </Fig>
      </>
    );
  }
  if (view === 'oneToOnes')
    return (
      <>{t('insights.matrix.story.oneToOnes', { count: sums.met + sums.both, not: sums.referred + sums.neither })}</>
    );
  const { both, met, referred, neither } = sums;
  return <>{t('insights.matrix.story.combination', { both, met, referred, neither })}</>;
}
