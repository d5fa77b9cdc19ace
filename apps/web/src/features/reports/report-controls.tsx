import { Button, NativeSelect, TextInput } from '@mantine/core';
import { addDays } from '@chapterhouse/domain';
import { useQuery } from '@chapterhouse/web-data';
import { buttonClass } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { type ReportKind, ReportMembersDocument } from './gql/operations.js';
import { type Asked, isMatrix, type ReportData } from './report-facts.js';
import classes from './reports.module.css';

interface ControlsProps {
  readonly kind: ReportKind;
  readonly asked: Asked;
  readonly onAsk: (change: Partial<Asked>) => void;
  /** What is shown now; its period is what the fields begin with. */
  readonly report: ReportData | null;
}

/** Which time, compared with which, about whom; and the same as files. None of it is printed. */
export function Controls({ kind, asked, onAsk, report }: ControlsProps) {
  const t = useWords();
  const from = asked.from ?? report?.period.from ?? '';
  const to = asked.to ?? report?.period.to ?? '';
  const day = (name: 'from' | 'to' | 'compareFrom' | 'compareTo', value: string) => (
    <TextInput
      key={`${name}-${value}`}
      type="date"
      label={t(`reports.${name}`)}
      defaultValue={value}
      // Typed dates pass through years of the first century: only a finished one is asked for.
      onBlur={(event) => onAsk({ [name]: event.currentTarget.value || null })}
      onChange={(event) => {
        if (/^2\d{3}-/.test(event.currentTarget.value)) onAsk({ [name]: event.currentTarget.value });
      }}
    />
  );
  const compared = asked.compareFrom !== null || asked.compareTo !== null;
  // The time before, as long as this one.
  const before = () => {
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    onAsk({ compareFrom: addDays(from, -days - 1), compareTo: addDays(from, -1) });
  };
  return (
    <div className={classes['controls']}>
      <div className={classes['fields']}>
        {kind === 'MEMBER_REVIEW' ? <WhoField asked={asked} onAsk={onAsk} /> : null}
        {day('from', from)}
        {day('to', to)}
        {isMatrix(kind) && compared
          ? [day('compareFrom', asked.compareFrom ?? ''), day('compareTo', asked.compareTo ?? '')]
          : null}
        {isMatrix(kind) && report ? (
          <Button
            variant="default"
            onClick={() => (compared ? onAsk({ compareFrom: null, compareTo: null }) : before())}
          >
            {t(compared ? 'reports.noCompare' : 'reports.compare')}
          </Button>
        ) : null}
      </div>
      {report ? (
        <div className={classes['files']} role="group" aria-label={t('reports.files')}>
          {report.files.map(({ format, path }) => (
            <a key={format} href={path} download className={buttonClass({ variant: 'default', size: 'sm' })}>
              {t(`reports.file.${format}`)}
            </a>
          ))}
          <button type="button" className={buttonClass({ variant: 'subtle', size: 'sm' })} onClick={() => print()}>
            {t('reports.print')}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function WhoField({ asked, onAsk }: Pick<ControlsProps, 'asked' | 'onAsk'>) {
  const t = useWords();
  const { chapter } = useChapter();
  const { data } = useQuery(ReportMembersDocument, { variables: { chapterId: chapter.id } });
  const people = (data?.members.items ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }));
  return (
    <NativeSelect
      label={t('reports.member')}
      value={asked.member ?? ''}
      data={[...(asked.member ? [] : [{ value: '', label: t('reports.nobody') }]), ...people]}
      onChange={(event) => onAsk({ member: event.currentTarget.value || null })}
    />
  );
}
