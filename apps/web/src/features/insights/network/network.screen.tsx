import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, Page, Skeleton, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import type { Picture } from '../pictures/matrix-model.js';
import { Matrix, sortedPeople } from '../pictures/matrix-model.js';
import { usePicture } from '../pictures/use-picture.js';
import { Explain } from '../shared/explain.js';
import { NoWeek } from '../shared/no-week.js';
import { periodWords } from '../shared/periods.js';
import pictures from '../pictures/pictures.module.css';
import { NetworkTable } from './network-table.js';
import classes from './network.module.css';

const NetworkGraph = lazy(() => import('./network-graph.js').then((module) => ({ default: module.NetworkGraph })));

/** The chapter as a network: who passes business to whom. */
export function Screen() {
  const t = useWords();
  const { picture, loaded, error, refetch } = usePicture();
  return (
    <Page title={t('insights.network.title')} width="full">
      {error && !picture ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!loaded && !error ? <Skeleton height="70vh" /> : null}
      {loaded && !picture ? <NoWeek /> : null}
      {picture ? <Network picture={picture} /> : null}
    </Page>
  );
}

function Network({ picture }: { readonly picture: Picture }) {
  const t = useWords();
  const formats = useFormats();
  const [focus, setFocus] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [frozen, setFrozen] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const matrix = useMemo(() => new Matrix(sortedPeople(picture, 'name'), picture.pairs), [picture]);
  const search = (text: string): void => {
    setTyped(text);
    const found = matrix.people.find((person) => person.displayName === text);
    setFocus(found?.memberId ?? null);
  };
  const choose = (memberId: string | null): void => {
    setFocus(memberId);
    setTyped(matrix.people.find((person) => person.memberId === memberId)?.displayName ?? '');
  };
  const person = matrix.people.find(({ memberId }) => memberId === focus);
  return (
    <>
      <div className={pictures['bar']}>
        <label className={pictures['pick']}>
          <span>{t('insights.network.search')}</span>
          <input list="network-people" value={typed} onChange={(event) => search(event.currentTarget.value)} />
          <datalist id="network-people">
            {matrix.people.map(({ memberId, displayName }) => (
              <option key={memberId} value={displayName} />
            ))}
          </datalist>
        </label>
        <Button variant="default" aria-pressed={frozen} onClick={() => setFrozen(!frozen)}>
          {t(frozen ? 'insights.network.move' : 'insights.network.freeze')}
        </Button>
        {focus ? (
          <Button variant="subtle" onClick={() => choose(null)}>
            {t('insights.network.everybody')}
          </Button>
        ) : null}
      </div>
      <p className={pictures['story']} role="status">
        {person
          ? t('insights.network.person', {
              name: person.displayName,
              given: formats.number(person.given),
              received: formats.number(person.received),
            })
          : t('insights.network.lead')}
        <Explain
          name="network"
          title={t('insights.network.title')}
          values={{ period: periodWords(t, picture.windowWeeks) }}
        />
      </p>
      <div className={classes['both']}>
        <Suspense fallback={<Skeleton height="560px" />}>
          <NetworkGraph
            matrix={matrix}
            focus={focus}
            frozen={frozen}
            onChoose={choose}
            label={t('insights.network.picture')}
          />
        </Suspense>
        <NetworkTable matrix={matrix} focus={focus} onChoose={choose} />
      </div>
    </>
  );
}
