import { ROLE_KINDS, type RoleKind } from '@chapterhouse/domain';
import { columnLetters, type Row } from '../readers/sheet.js';
import type { Contacts, MembershipLength, NameAt, Roster, RosterLine } from './report.js';
import { labelled, type Adapter, type ReportContext } from './table.js';
import { headerKey, parseClassification, parseDate, tidy } from './values.js';

/** The officers' titles of a roster and the words of our own template, as header keys. */
const roles = new Map<string, RoleKind>([
  ...ROLE_KINDS.map((role): [string, RoleKind] => [headerKey(role), role]),
  ['secretary', 'SECRETARY_TREASURER'],
  ['treasurer', 'SECRETARY_TREASURER'],
  ['educationcoordinator', 'EDUCATION'],
  ['mentoringcoordinator', 'MENTOR'],
  ['growthcoordinator', 'GROWTH'],
]);

/** Officers above the table (title, then name), members in it. */
export const rosterAdapter: Adapter = {
  layout: {
    title: 'roster',
    columns: {
      name: ['Member Name', 'Member'],
      classification: ['Classification', 'Profession', 'Industry'],
      company: ['Company Name', 'Company'],
      phone: ['Phone', 'Telephone', 'Mobile'],
    },
    required: ['name', 'classification'],
  },
  begin: (context) => {
    const members: RosterLine[] = [];
    return {
      row: (row) => {
        const name = nameAt(context, row, 'name');
        if (name) members.push(rosterLine(context, row, name));
      },
      end: (): Roster => ({
        kind: 'roster',
        chapter: rosterChapter(context.preamble),
        officers: officers(context.preamble),
        members,
      }),
    };
  },
};

/** Join dates. The recent start is when the present membership began; the cumulative one adds earlier memberships up. */
export const membershipLengthAdapter: Adapter = {
  layout: {
    title: 'membership length',
    columns: {
      first: ['First Name'],
      last: ['Last Name'],
      recent: ['Recent Start Date', 'Start Date', 'Join Date'],
      cumulative: ['Cumulative Start Date'],
    },
    required: ['first', 'last'],
    anyOf: ['recent', 'cumulative'],
  },
  begin: (context) => {
    const members: MembershipLength['members'] = [];
    return {
      row: (row) => {
        const [first, last] = [context.header.text(row, 'first'), context.header.text(row, 'last')];
        const name = tidy(`${first} ${last}`);
        if (name === '' || (last === '' && headerKey(first) === 'total')) return;
        const joined = date(context, row, 'recent') ?? date(context, row, 'cumulative');
        if (joined)
          members.push({
            name,
            row: row.number,
            column: context.header.letters(first ? 'first' : 'last') ?? '',
            joined,
          });
        else if (!context.header.text(row, 'recent') && !context.header.text(row, 'cumulative'))
          unreadable(context, row, 'recent', 'warning', `${name} has no start date and was left out`);
      },
      end: (): MembershipLength => ({
        kind: 'membership-length',
        chapter: text(labelled(context.preamble, 'chapter')?.text),
        members,
      }),
    };
  },
};

/** Our own template: `Name, Email, Phone, Company, Classification, Joined, Left, Role`. Name and Email are needed, the others may be missing. */
export const contactsAdapter: Adapter = {
  layout: {
    title: 'contacts',
    columns: {
      name: ['Name', 'Full Name'],
      email: ['Email', 'E-mail', 'Email Address'],
      phone: ['Phone', 'Telephone', 'Mobile'],
      company: ['Company', 'Company Name'],
      classification: ['Classification', 'Profession', 'Trade'],
      joined: ['Joined', 'Join Date'],
      left: ['Left', 'Leave Date'],
      role: ['Role', 'Roles'],
    },
    required: ['name', 'email'],
  },
  begin: (context) => {
    const members: Contacts['members'] = [];
    return {
      row: (row) => {
        const name = nameAt(context, row, 'name');
        if (!name) return;
        members.push({
          ...rosterLine(context, row, name),
          email: email(context, row),
          joined: date(context, row, 'joined'),
          left: date(context, row, 'left'),
          roles: rolesOf(context, row),
        });
      },
      end: (): Contacts => ({ kind: 'contacts', chapter: null, members }),
    };
  },
};

function text(value: string | undefined): string | null {
  return tidy(value ?? '') || null;
}

function nameAt(context: ReportContext, row: Row, key: string): NameAt | null {
  const name = context.header.text(row, key);
  if (name !== '') return { name, row: row.number, column: context.header.letters(key) ?? '' };
  unreadable(context, row, key, 'warning', 'there is no name; the row was left out');
  return null;
}

function rosterLine(context: ReportContext, row: Row, name: NameAt): RosterLine {
  const value = (key: string): string | null => context.header.text(row, key) || null;
  return {
    ...name,
    ...parseClassification(value('classification') ?? ''),
    company: value('company'),
    phone: value('phone'),
  };
}

/** The name under the report's title; rosters have no label before it. */
function rosterChapter(preamble: readonly Row[]): string | null {
  const labelledChapter = labelled(preamble, 'chapter');
  if (labelledChapter) return text(labelledChapter.text);
  const title = preamble.findIndex((row) => row.cells.some((cell) => headerKey(cell.text).includes('roster')));
  const next = title < 0 ? undefined : preamble[title + 1];
  return next?.cells.length === 1 ? text(next.cells[0]?.text) : null;
}

function officers(preamble: readonly Row[]): Roster['officers'] {
  return preamble.flatMap((row) => {
    const [title, name] = row.cells;
    const role = title ? roles.get(headerKey(title.text)) : undefined;
    return role && name ? [{ role, name: tidy(name.text), row: row.number, column: columnLetters(name.column) }] : [];
  });
}

function email(context: ReportContext, row: Row): string | null {
  const value = context.header.text(row, 'email').toLowerCase();
  if (value === '') return null;
  if (value.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/.test(value)) return value;
  unreadable(context, row, 'email', 'error', `"${value}" is not an e-mail address`);
  return null;
}

function date(context: ReportContext, row: Row, key: string): string | null {
  const cell = context.header.cell(row, key);
  if (!cell || tidy(cell.text) === '') return null;
  const value = parseDate(cell, context.sheet.date1904);
  if (!value)
    unreadable(context, row, key, 'error', `"${tidy(cell.text)}" is not a date written yyyy-mm-dd or dd/mm/yyyy`);
  return value;
}

function rolesOf(context: ReportContext, row: Row): RoleKind[] {
  const words = context.header.text(row, 'role').split(/[,;|]/).map(tidy).filter(Boolean);
  return words.flatMap((word) => {
    const role = roles.get(headerKey(word));
    if (!role && headerKey(word) !== 'member')
      unreadable(
        context,
        row,
        'role',
        'warning',
        `the role "${word}" is not known and was left out; known are ${ROLE_KINDS.join(', ')}`,
      );
    return role ? [role] : [];
  });
}

function unreadable(context: ReportContext, row: Row, key: string, severity: 'error' | 'warning', what: string): void {
  context.problem({
    row: row.number,
    column: context.header.letters(key),
    code: severity === 'error' ? 'VALUE_UNREADABLE' : 'VALUE_IGNORED',
    message: `Row ${row.number}: ${what}.`,
    severity,
    remedy: severity === 'error' ? 'Correct the cell and upload the file again.' : 'Nothing to do if that is meant.',
  });
}
