import type { ValidationError } from 'class-validator';
import { ValidationPipe } from '@nestjs/common';
import { AppError, notFound } from '@chapterhouse/platform';

/** What is wrong with an input, field by field. `field` holds the first one's path. */
export class InputError extends AppError {
  constructor(readonly problems: readonly { field: string; message: string }[]) {
    super('BAD_INPUT', problems[0]?.message ?? 'The input is not valid.', problems[0]?.field ?? null);
    this.name = 'InputError';
  }
}

/** What the ids stand for that no id can look like, when there is nothing else to mend: to be told as not there. */
function absentIn(errors: readonly ValidationError[]): string | null {
  let absent: string | null = null;
  for (const { constraints, contexts, children } of errors) {
    const { notFound: what } = (contexts?.['isUuid'] ?? {}) as { notFound?: string };
    const only = Object.keys(constraints ?? {}).every((rule) => rule === 'isUuid' && what !== undefined);
    const below = children?.length ? absentIn(children) : null;
    if (!only || (children?.length && below === null)) return null;
    absent ??= what ?? below;
  }
  return absent;
}

function problemsOf(errors: readonly ValidationError[], path: string): { field: string; message: string }[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message: `${sentence(message)}.` }));
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');

/** Inputs are checked by their decorators; a field that is not in the schema of the input is refused, not ignored. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const absent = absentIn(errors);
      return absent ? notFound(absent) : new InputError(problemsOf(errors, ''));
    },
  });
