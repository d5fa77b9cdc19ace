import { Figure, Figures, Section, useFormats } from '@chapterhouse/web-ui';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import type { ImportPartsFragment } from './gql/operations.js';
import { happening } from './preview-facts.js';
import classes from './imports.module.css';

type Preview = NonNullable<ImportPartsFragment['preview']>;
const KINDS = ['added', 'changed', 'removed', 'unchanged', 'ignored'] as const;
const MOST = 25;

/** What would change, or has changed: in figures, area by area and file by file. */
export function Changes({ preview, done }: { readonly preview: Preview; readonly done: boolean }) {
  const t = useWords();
  const formats = useFormats();
  const areas = happening(preview.tallies);
  const slips = preview.slipsByType.filter(({ count }) => count > 0);
  return (
    <>
      <Section title={t(done ? 'imports.changed' : 'imports.wouldChange')}>
        {areas.length === 0 ? (
          <p className={classes['quiet']}>{t('imports.nothing')}</p>
        ) : (
          <Counts
            caption={t('imports.areas')}
            head={t('imports.area')}
            rows={areas.map(({ area, tally }) => ({ name: t(`imports.area.${area}`), tally }))}
          />
        )}
      </Section>
      {slips.length > 0 ? (
        <Section title={t('imports.slips')}>
          <Figures>
            {slips.map(({ type, count }) => (
              <Figure key={type} label={t(`imports.slip.${type}`)} value={formats.number(count)} />
            ))}
          </Figures>
        </Section>
      ) : null}
      <Differences preview={preview} />
      <Files preview={preview} />
    </>
  );
}

interface CountsProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly {
    readonly name: string;
    readonly detail?: string;
    readonly tally: Preview['tallies'][number]['tally'];
  }[];
}

function Counts({ caption, head, rows }: CountsProps) {
  const t = useWords();
  const formats = useFormats();
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes['table']}>
        <caption className="ch-unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {t(`imports.count.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, detail, tally }) => (
            <tr key={name + detail}>
              <th scope="row">
                {name}
                {detail ? <span className={classes['quiet']}>{detail}</span> : null}
              </th>
              {KINDS.map((kind) => (
                <td key={kind} data-none={tally[kind] === 0 || undefined}>
                  {formats.number(tally[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Figures of a summary that its slips do not bear out: shown, never written. */
function Differences({ preview }: { preview: Preview }) {
  const t = useWords();
  const formats = useFormats();
  const { differences } = preview;
  if (differences.length === 0) return null;
  return (
    <Section title={t('imports.differences')}>
      <p className={classes['quiet']}>{t('imports.differencesWords')}</p>
      <ul className={classes['problems']}>
        {differences.slice(0, MOST).map((difference, index) => (
          <li key={index}>
            <p className={classes['message']}>
              {t('imports.difference', {
                name: difference.name,
                figure: difference.figure,
                reported: formats.number(difference.reported),
                counted: formats.number(difference.counted),
              })}
            </p>
            <p className={classes['quiet']}>
              {t('imports.placeRow', { file: difference.file, row: difference.row })}, {formats.date(difference.from)} –{' '}
              {formats.date(difference.to)}
            </p>
          </li>
        ))}
      </ul>
      {differences.length > MOST ? (
        <p className={classes['quiet']}>{t('imports.moreDifferences', { count: differences.length - MOST })}</p>
      ) : null}
    </Section>
  );
}

function Files({ preview }: { preview: Preview }) {
  const t = useWords();
  const { messages } = useCatalogue();
  const formats = useFormats();
  const rows = preview.files.map(({ file, kind, from, to, tally }) => {
    const id = `imports.kind.${kind ?? 'none'}`;
    const what = id in messages ? t(id) : (kind ?? '');
    const when = from
      ? to && to !== from
        ? ` · ${formats.date(from)} – ${formats.date(to)}`
        : ` · ${formats.date(from)}`
      : '';
    return { name: file, detail: what + when, tally };
  });
  return (
    <Section title={t('imports.fileList', { count: rows.length })}>
      <Counts caption={t('imports.fileList', { count: rows.length })} head={t('imports.file')} rows={rows} />
    </Section>
  );
}
