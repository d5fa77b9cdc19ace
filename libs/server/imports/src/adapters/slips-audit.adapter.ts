import type { Tier } from '@chapterhouse/domain';
import type { Cell, Row } from '../readers/sheet.js';
import type { ReportedSlip, SlipEnd, SlipsAudit } from './report.js';
import { labelled, type Adapter, type Header, type ReportContext, type RowReader } from './table.js';
import { headerKey, parseAmount, parseDate, tidy } from './values.js';

const layout = {
  title: 'slips audit',
  columns: {
    from: ['From'],
    to: ['To'],
    type: ['Slip Type', 'Type'],
    tier: ['Inside/Outside', 'Tier'],
    amount: ['$ if TYFCB', 'TYFCB Amount', 'TYFCB'],
    credits: ['Qty if CEU', 'CEU Credits', 'CEU'],
    detail: ['Detail', 'Details'],
  },
  required: ['from', 'to', 'type'],
};

const types: Record<string, ReportedSlip['type']> = {
  referral: 'REFERRAL',
  onetoone: 'ONE_TO_ONE',
  '121': 'ONE_TO_ONE',
  '1to1': 'ONE_TO_ONE',
  tyfcb: 'CLOSED_BUSINESS',
  visitor: 'VISITOR',
  ceu: 'EDUCATION',
};
const tiers: Record<string, Tier> = {
  inside: 'INSIDE',
  tier1inside: 'INSIDE',
  tier1: 'INSIDE',
  outside: 'OUTSIDE',
  tier2outside: 'OUTSIDE',
  tier2: 'OUTSIDE',
};
const fix = 'Correct it where the report comes from (or in the file) and upload the file again.';

/** One meeting's slips. A bold name is somebody of another chapter, named in Detail; a bold `BNI` the organisation itself. */
export const slipsAuditAdapter: Adapter = {
  layout,
  begin: (context) => new SlipsAuditReader(context),
};

class SlipsAuditReader implements RowReader {
  private readonly slips: ReportedSlip[] = [];
  private readonly header: Header;

  constructor(private readonly context: ReportContext) {
    this.header = context.header;
  }

  row(row: Row): void {
    const typeText = this.header.text(row, 'type');
    const [from, to] = [this.slipEnd(row, 'from'), this.slipEnd(row, 'to')];
    if (typeText === '') {
      if (from && to) this.error(row, 'type', 'SLIP_TYPE_MISSING', 'the row names two people but no slip type.');
      else
        this.context.problem({
          row: row.number,
          column: null,
          code: 'ROW_IGNORED',
          message: `Row ${row.number} has no slip type and was left out.`,
          severity: 'warning',
          remedy: 'Nothing to do if it is a note or a total.',
        });
      return;
    }
    const type = types[headerKey(typeText)];
    if (!type) {
      this.error(
        row,
        'type',
        'SLIP_TYPE_UNKNOWN',
        `the slip type "${typeText}" is not known; known are Referral, One to One, TYFCB, Visitor and CEU.`,
      );
      return;
    }
    // Only thanks can go to the organisation itself.
    if (to && type !== 'CLOSED_BUSINESS') to.organisation = false;
    const slip: ReportedSlip = {
      row: row.number,
      type,
      from,
      to,
      tier: null,
      amount: null,
      credits: null,
      detail: this.header.text(row, 'detail') || null,
    };
    if (this.complete(row, slip)) this.slips.push(slip);
  }

  private slipEnd(row: Row, key: 'from' | 'to'): SlipEnd | null {
    const cell = this.header.cell(row, key);
    const name = this.header.text(row, key);
    if (!cell || name === '') return null;
    const bold = this.context.sheet.knowsBold ? cell.bold : null;
    const organisation = key === 'to' && bold !== false && headerKey(name) === 'bni';
    return { name, row: row.number, column: this.header.letters(key) ?? '', elsewhere: bold, organisation };
  }

  /** Fills in what the type needs; false (and a problem) when it is not there. */
  private complete(row: Row, slip: ReportedSlip): boolean {
    const { type, from, to } = slip;
    if (type !== 'CLOSED_BUSINESS' && !from)
      return this.error(row, 'from', 'NAME_MISSING', 'the slip does not say whom it is from.');
    if (type !== 'EDUCATION' && !to)
      return this.error(row, 'to', 'NAME_MISSING', 'the slip does not say whom it is to.');
    if (from?.elsewhere && to?.elsewhere && type !== 'VISITOR') {
      return this.error(row, 'to', 'BOTH_ELSEWHERE', 'both names are bold, as if both were of other chapters.');
    }
    if (type === 'EDUCATION' && from?.elsewhere)
      return this.error(row, 'from', 'EDUCATION_ELSEWHERE', 'the credits are for somebody of another chapter.');
    if (type === 'REFERRAL') {
      const text = this.header.text(row, 'tier');
      slip.tier = tiers[headerKey(text)] ?? null;
      if (!slip.tier)
        return this.error(
          row,
          'tier',
          'TIER_UNKNOWN',
          text ? `"${text}" is neither Inside nor Outside.` : 'the referral says neither Inside nor Outside.',
        );
    } else if (type === 'CLOSED_BUSINESS') {
      slip.amount = this.number(this.header.cell(row, 'amount'));
      if (slip.amount === null)
        return this.error(
          row,
          'amount',
          'AMOUNT_UNREADABLE',
          `the amount "${this.header.text(row, 'amount')}" cannot be read; write it like 1250.50.`,
        );
    } else if (type === 'EDUCATION') {
      slip.credits = this.number(this.header.cell(row, 'credits'));
      if (slip.credits === null || Number(slip.credits) >= 1000)
        return this.error(
          row,
          'credits',
          'CREDITS_UNREADABLE',
          `the number of credits "${this.header.text(row, 'credits')}" cannot be read.`,
        );
    }
    return true;
  }

  private number(cell: Cell | undefined): string | null {
    return cell ? parseAmount(cell) : null;
  }

  private error(row: Row, key: string, code: string, what: string): false {
    this.context.problem({
      row: row.number,
      column: this.header.letters(key),
      code,
      message: `Row ${row.number}: ${what}`,
      severity: 'error',
      remedy: fix,
    });
    return false;
  }

  end(): SlipsAudit | null {
    const title = this.context.preamble
      .flatMap((row) => row.cells)
      .find((cell) => headerKey(cell.text).startsWith('slipsauditreport'));
    const written = /(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})\s*$/.exec(tidy(title?.text ?? ''))?.[1];
    const date = written ? parseDate({ text: written, kind: 'text' }) : null;
    if (!date) {
      this.context.problem({
        row: title ? 1 : null,
        column: null,
        code: 'DATE_MISSING',
        message: written
          ? `The date "${written}" in the title is not a date written dd/mm/yyyy.`
          : 'The file does not say of which meeting it is: the title "Slips Audit Report for dd/mm/yyyy" is missing.',
        severity: 'error',
        remedy: 'Export the report again, or write the title back into the first row.',
      });
      return null;
    }
    const chapter = labelled(this.context.preamble, 'chapter');
    return { kind: 'slips-audit', chapter: chapter ? tidy(chapter.text) : null, date, slips: this.slips };
  }
}
