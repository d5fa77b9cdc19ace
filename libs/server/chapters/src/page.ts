import { AppError } from '@chapterhouse/platform';

/** Which part of a list: `limit` 1 to 100 (50 unless told), `offset` from 0. */
export interface Page {
  limit?: number | null;
  offset?: number | null;
}

export interface PageOf<T> {
  items: T[];
  /** How many there are in all. */
  totalCount: number;
}

/** The page asked for, checked. @throws AppError BAD_INPUT outside the bounds. */
export function pageOf({ limit, offset }: Page): { limit: number; offset: number } {
  const page = { limit: limit ?? 50, offset: offset ?? 0 };
  if (!Number.isInteger(page.limit) || page.limit < 1 || page.limit > 100) {
    throw new AppError('BAD_INPUT', 'A page has 1 to 100 entries. Ask for the rest with an offset.', 'limit');
  }
  if (!Number.isInteger(page.offset) || page.offset < 0 || page.offset > 1_000_000) {
    throw new AppError('BAD_INPUT', 'The offset is a whole number from 0 to 1,000,000.', 'offset');
  }
  return page;
}
