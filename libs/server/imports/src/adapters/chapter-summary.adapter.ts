import type { AttendanceMark } from '@chapterhouse/domain';
import type { Row } from '../readers/sheet.js';
import { checksumColumns, type ChapterSummary, type Checksum, type SummaryLine } from './report.js';
import { labelled, type Adapter, type ReportContext, type RowReader } from './table.js';
import { headerKey, parseAmount, parseCount, parseDate, tidy } from './values.js';

const marks: Record<string, AttendanceMark> = { P: 'PRESENT', A: 'ABSENT', L: 'LATE', M: 'MEDICAL', S: 'SUBSTITUTE' };

const layout = {
  title: 'chapter summary',
  columns: {
    first: ['First Name'],
    last: ['Last Name'],
    P: ['P', 'Present'],
    A: ['A', 'Absent'],
    L: ['L', 'Late'],
    M: ['M', 'Medical'],
    S: ['S', 'Substitute'],
    RGI: ['RGI'],
    RGO: ['RGO'],
    RRI: ['RRI'],
    RRO: ['RRO'],
    V: ['V', 'Visitors'],
    '1-2-1': ['1-2-1', '1-to-1', 'One to One'],
    TYFCB: ['TYFCB'],
    CEU: ['CEU'],
    T: ['T', 'Testimonials'],
  },
  required: ['first', 'last', 'P', 'A', 'L', 'M', 'S'],
};

/** Attendance marks of one meeting (or counts of several), and a checksum of the slips. */
export const chapterSummaryAdapter: Adapter = {
  layout,
  begin: (context) => new ChapterSummaryReader(context),
};

class ChapterSummaryReader implements RowReader {
  private readonly lines: SummaryLine[] = [];
  private visitors: number | null = null;
  private total: ChapterSummary['total'] = null;

  constructor(private readonly context: ReportContext) {}

  row(row: Row): void {
    const { header } = this.context;
    const [first, last] = [header.text(row, 'first'), header.text(row, 'last')];
    if (first === '' && last === '') {
      if (row.cells.length > 0)
        this.problem(row, null, 'NAME_MISSING', 'has figures but no name and was left out', 'warning');
      return;
    }
    const pseudo = last === '' ? headerKey(first) : '';
    if (pseudo === 'bni') return;
    if (pseudo === 'visitors' || pseudo === 'visitor') this.visitors = this.count(row, 'P');
    else if (pseudo === 'total' || pseudo === 'totals') this.total = { ...this.figures(row), row: row.number };
    else
      this.lines.push({
        name: tidy(`${first} ${last}`),
        row: row.number,
        column: header.letters(first ? 'first' : 'last') ?? '',
        ...this.figures(row),
      });
  }

  end(): ChapterSummary | null {
    const { preamble, sheet } = this.context;
    const dates = ['from', 'to'].map((label) => {
      const cell = labelled(preamble, label);
      const date = cell ? parseDate(cell, sheet.date1904) : null;
      if (!date) {
        this.context.problem({
          row: null,
          column: null,
          code: 'DATE_MISSING',
          message: cell
            ? `"${tidy(cell.text)}" after "${label === 'from' ? 'From:' : 'To:'}" is not a date.`
            : `The file does not say "${label === 'from' ? 'From:' : 'To:'}" and a date above the table.`,
          severity: 'error',
          remedy: 'Export the report again; dates are written yyyy-mm-dd or dd/mm/yyyy.',
        });
      }
      return date;
    });
    const [from, to] = dates;
    if (!from || !to) return null;
    if (from > to) {
      this.context.problem({
        row: null,
        column: null,
        code: 'DATE_ORDER',
        message: `The report runs from ${from} to ${to}, which is backwards.`,
        severity: 'error',
        remedy: 'Export the report again.',
      });
      return null;
    }
    const chapter = labelled(preamble, 'chapter');
    return {
      kind: 'chapter-summary',
      chapter: chapter ? tidy(chapter.text) : null,
      from,
      to,
      lines: this.lines,
      visitors: this.visitors,
      total: this.total,
    };
  }

  private figures(row: Row): Pick<SummaryLine, 'marks' | 'checksum'> {
    const counted = { PRESENT: 0, ABSENT: 0, LATE: 0, MEDICAL: 0, SUBSTITUTE: 0 };
    for (const [letter, mark] of Object.entries(marks)) counted[mark] = this.count(row, letter);
    const checksum: Checksum = {};
    for (const column of checksumColumns) {
      if (!this.context.header.has(column)) continue;
      checksum[column] = column === 'TYFCB' || column === 'CEU' ? this.amount(row, column) : this.count(row, column);
    }
    return { marks: counted, checksum };
  }

  private count(row: Row, key: string): number {
    const text = this.context.header.cell(row, key)?.text ?? '';
    const count = parseCount(text);
    if (count === null)
      this.problem(row, key, 'COUNT_UNREADABLE', `holds "${tidy(text)}" where a whole number belongs`, 'error');
    return count ?? 0;
  }

  private amount(row: Row, key: string): number {
    const cell = this.context.header.cell(row, key);
    if (!cell || tidy(cell.text) === '' || tidy(cell.text) === '-') return 0;
    const amount = parseAmount(cell);
    if (amount === null)
      this.problem(row, key, 'AMOUNT_UNREADABLE', `holds "${tidy(cell.text)}" where an amount belongs`, 'error');
    return Number(amount ?? 0);
  }

  private problem(row: Row, key: string | null, code: string, what: string, severity: 'error' | 'warning'): void {
    this.context.problem({
      row: row.number,
      column: key ? this.context.header.letters(key) : null,
      code,
      message: `Row ${row.number} ${what}.`,
      severity,
      remedy:
        severity === 'error'
          ? 'Export the report again, or correct the cell and upload the file again.'
          : 'Nothing to do if it is a note.',
    });
  }
}
