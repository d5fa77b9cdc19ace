import type { ErrorCode } from '@chapterhouse/domain';

/** An expected failure: it carries a code, a sentence for a person, and the input field it concerns. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** What is not there and what is not yours look the same from outside. */
export const notFound = (what: string): AppError =>
  new AppError('NOT_FOUND', `This ${what} is not there, or it is not yours to see.`);
