import { Section } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { ReportChart } from './report-chart.js';
import type { ReportData, ReportSectionData } from './report-facts.js';
import { ReportTable } from './report-table.js';
import classes from './reports.module.css';

/** What a report says: its sections, and what its signs mean. */
export function ReportBody({ report, stale }: { readonly report: ReportData; readonly stale: boolean }) {
  const t = useWords();
  return (
    <div className={classes['report']} aria-busy={stale || undefined}>
      {report.sections.map((section) =>
        section.title ? (
          <Section key={section.key} title={section.title}>
            <Part section={section} of={report.memberName ?? undefined} />
          </Section>
        ) : (
          <Part key={section.key} section={section} of={report.memberName ?? undefined} />
        ),
      )}
      {report.notes.length > 0 ? (
        <footer className={classes['notes']} aria-label={t('reports.notes')}>
          {report.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      ) : null}
    </div>
  );
}

/** Text, figures, a chart, sentences, a table: in this order, whatever there is. */
function Part({ section, of }: { readonly section: ReportSectionData; readonly of: string | undefined }) {
  const { text, figures, chart, sentences, table, title } = section;
  return (
    <div className={classes['part']}>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {figures.length > 0 ? (
        <dl className={classes['figures']}>
          {figures.map((figure) => (
            <div key={figure.key}>
              <dt>{figure.label}</dt>
              <dd>
                <span
                  className={classes['figure']}
                  data-figure={figure.key}
                  data-value={figure.number ?? figure.text}
                  data-of={of}
                >
                  {figure.text}
                </span>
                {figure.note ? <span className={classes['quiet']}>{figure.note}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {chart ? <ReportChart chart={chart} /> : null}
      {sentences.length > 0 ? (
        <ul className={classes['sentences']}>
          {sentences.map((sentence, at) => (
            <li key={at} data-tone={sentence.tone}>
              {sentence.heading ? <h3 className={classes['heading']}>{sentence.heading}</h3> : null}
              <p>{sentence.text}</p>
              {sentence.next ? <p className={classes['next']}>{sentence.next}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {table ? <ReportTable table={table} caption={title ?? chart?.label ?? ''} /> : null}
    </div>
  );
}
