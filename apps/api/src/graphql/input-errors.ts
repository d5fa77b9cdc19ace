import type { ValidationError } from 'class-validator';
import { ValidationPipe } from '@nestjs/common';
import { AppError } from '@chapterhouse/platform';

/** What is wrong with an input, field by field. `field` holds the first one's path. */
export class InputError extends AppError {
  constructor(readonly problems: readonly { field: string; message: string }[]) {
    super('BAD_INPUT', problems[0]?.message ?? 'The input is not valid.', problems[0]?.field ?? null);
    this.name = 'InputError';
  }
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
    exceptionFactory: (errors) => new InputError(problemsOf(errors, '')),
  });
