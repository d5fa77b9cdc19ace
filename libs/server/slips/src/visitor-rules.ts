import { AppError } from '@chapterhouse/platform';
import type { VisitorEntity } from '@chapterhouse/database';
import type { VisitorStage } from '@chapterhouse/domain';
import { optionalText, requiredText } from './slip-rules.js';

/** What is known about a visitor. In a change: left out stays, null empties. */
export interface VisitorDetails {
  name?: string;
  email?: string | null;
  phone?: string | null;
  company?: string | null;
  trade?: string | null;
}

type Columns = Partial<Pick<VisitorEntity, 'name' | 'email' | 'phone' | 'company' | 'trade'>>;

/** The columns behind the details given, trimmed. @throws AppError BAD_INPUT naming the field. */
export function visitorColumns(given: VisitorDetails): Columns {
  const columns: Columns = {};
  if (given.name !== undefined) columns.name = requiredText(given.name, 'name', 'Say who the visitor is.');
  for (const [field, most] of [
    ['email', 254],
    ['phone', 50],
    ['company', 200],
    ['trade', 200],
  ] as const) {
    if (given[field] !== undefined) columns[field] = optionalText(given[field], field, most);
  }
  if (columns.email && !/^[^\s@]+@[^\s@]+$/.test(columns.email)) {
    throw new AppError('BAD_INPUT', `"${columns.email}" is not an e-mail address.`, 'email');
  }
  return columns;
}

/** Where a visitor may go by a simple change. ATTENDED comes by recording the visit, and JOINED is the end. */
const steps: Readonly<Record<VisitorStage, readonly VisitorStage[]>> = {
  INVITED: ['REGISTERED', 'DECLINED'],
  REGISTERED: ['INVITED', 'DECLINED'],
  ATTENDED: ['FOLLOWED_UP', 'APPLIED', 'JOINED', 'DECLINED'],
  FOLLOWED_UP: ['APPLIED', 'JOINED', 'DECLINED'],
  APPLIED: ['JOINED', 'DECLINED'],
  JOINED: [],
  DECLINED: ['INVITED', 'REGISTERED', 'FOLLOWED_UP'],
};

/** @throws AppError BAD_TRANSITION unless a visitor may go from one stage to the other by a simple change. */
export function checkVisitorStep(from: VisitorStage, to: VisitorStage, visits: number): void {
  const possible = steps[from].filter((stage) => stage !== 'FOLLOWED_UP' || visits > 0);
  if (possible.includes(to)) return;
  const remedy =
    to === 'ATTENDED'
      ? 'Record the visit with its date.'
      : possible.length > 0
        ? `From there it may become ${possible.join(', ')}.`
        : 'That is the end of the way.';
  throw new AppError('BAD_TRANSITION', `This visitor is ${from} and cannot become ${to}. ${remedy}`, 'stage');
}
