import { useQuery } from '@chapterhouse/web-data';
import { Row, RowList, Section, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { SheetRow } from './attendance-row.js';
import { AttendanceCorrectionsDocument, type AttendanceCorrectionsQuery } from './gql/operations.js';
import { markIn } from './correction-facts.js';

interface CorrectionsProps {
  readonly chapterId: string;
  readonly date: string;
  readonly rows: readonly SheetRow[];
}
type Fields = AttendanceCorrectionsQuery['attendanceCorrections']['items'][number]['before'];

/** What was put right after the lock: the old mark beside the new one, who, when and why. */
export function Corrections({ chapterId, date, rows }: CorrectionsProps) {
  const t = useWords();
  const formats = useFormats();
  const { data } = useQuery(AttendanceCorrectionsDocument, { variables: { chapterId, date } });
  const items = data?.attendanceCorrections.items ?? [];
  if (items.length === 0) return null;
  const names = new Map(rows.map((row) => [row.memberId, row.displayName]));
  const wordsOf = (fields: Fields): string => {
    const mark = markIn(fields);
    return mark ? t(`meeting.mark.${mark}`) : t('meeting.noMark');
  };
  return (
    <Section title={t('meeting.record')}>
      <RowList label={t('meeting.record')}>
        {items.map(({ id, memberId, at, byName, reason, before, after }) => (
          <Row
            key={id}
            title={t('meeting.recordLine', {
              name: names.get(memberId) ?? '',
              before: wordsOf(before),
              after: wordsOf(after),
            })}
            detail={t('meeting.recordBy', {
              who: byName ?? t('meeting.someoneElse'),
              when: formats.dateTime(at),
              reason: reason ?? '',
            })}
          />
        ))}
      </RowList>
    </Section>
  );
}
