import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | boolean | null;

/** The columns that the seed fills, in the order of its rows; the others keep their defaults. Parents come first. */
export const SEEDED_COLUMNS = {
  account: ['id', 'name', 'email', 'email_verified'],
  chapter: [
    'id',
    'organisation_id',
    'region_id',
    'slug',
    'name',
    'time_zone',
    'currency',
    'locale',
    'meeting_weekday',
    'meeting_time',
    'meeting_place',
    'mail_hour',
    'is_sample',
  ],
  member: [
    'chapter_id',
    'id',
    'account_id',
    'display_name',
    'name_key',
    'company',
    'phone',
    'industry',
    'speciality',
    'classification_key',
    'status',
    'joined',
    'left',
    'renewal_due',
    'sponsor_id',
  ],
  role_term: ['chapter_id', 'id', 'member_id', 'role', 'from', 'to'],
  meeting: ['chapter_id', 'date', 'status', 'ledger', 'locked_at'],
  attendance: ['chapter_id', 'member_id', 'date', 'mark', 'substitute_name', 'left_early'],
  slip: [
    'chapter_id',
    'id',
    'type',
    'date',
    'from_member_id',
    'from_name',
    'from_chapter',
    'to_member_id',
    'to_name',
    'to_chapter',
    'tier',
    'prospect_name',
    'gave_card',
    'said_you_would_call',
    'heat',
    'status',
    'amount',
    'currency',
    'business',
    'referral_id',
    'invited_by',
    'place',
    'topics',
    'activity',
    'credits',
    'text',
    'withdrawn_at',
  ],
  visitor: [
    'chapter_id',
    'id',
    'name',
    'email',
    'trade',
    'invited_by_member_id',
    'visited_on',
    'visits',
    'stage',
    'follow_up_due_at',
  ],
} as const satisfies Record<string, readonly string[]>;

export type SeededTable = keyof typeof SEEDED_COLUMNS;
export const SEEDED_TABLES = Object.keys(SEEDED_COLUMNS) as SeededTable[];

/** Rows as lines of COPY's text format, by table. */
export class CopyLines {
  private readonly lines = new Map<SeededTable, string[]>(SEEDED_TABLES.map((table) => [table, []]));

  add(table: SeededTable, cells: readonly Cell[]): void {
    let line = '';
    for (let i = 0; i < cells.length; i++) line += (i === 0 ? '' : '\t') + textOf(cells[i] ?? null);
    this.lines.get(table)?.push(line);
  }

  /** Takes the lines of a table out: their number, and the text to send. */
  take(table: SeededTable): { count: number; text: string } {
    const lines = this.lines.get(table) ?? [];
    this.lines.set(table, []);
    return { count: lines.length, text: lines.length > 0 ? lines.join('\n') + '\n' : '' };
  }
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function textOf(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell === true) return 't';
  if (cell === false) return 'f';
  if (typeof cell === 'number') return String(cell);
  return cell.replace(SPECIAL, (c) => ESCAPES[c] ?? c);
}

/** Sends lines into a table. Throws what PostgreSQL answers, constraint and all. */
export async function copyInto(client: pg.ClientBase, table: SeededTable, text: string): Promise<void> {
  const columns = SEEDED_COLUMNS[table].map((name) => `"${name}"`).join(', ');
  const stream = client.query(copyFrom(`copy "${table}" (${columns}) from stdin`));
  const done = finished(stream);
  // A refusal may come while we still write: it is reported by `done`, not here.
  done.catch(() => undefined);
  for (let at = 0; at < text.length && !stream.destroyed; at += CHUNK) {
    if (!stream.write(text.slice(at, at + CHUNK))) await Promise.race([once(stream, 'drain'), done]);
  }
  if (!stream.destroyed) stream.end();
  await done;
}

const CHUNK = 1 << 18;
