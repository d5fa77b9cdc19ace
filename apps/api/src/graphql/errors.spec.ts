import { NotFoundException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES } from '@chapterhouse/domain';
import { AppError } from '@chapterhouse/platform';
import { formatError, INTERNAL_MESSAGE, isBug, isDataOfMutation, statusOf } from './errors.js';
import { InputError } from './input-errors.js';
import { userErrorsOf } from './payload.interceptor.js';

const told = (cause: Error): { bug: boolean; answer: GraphQLFormattedError } => {
  const error = new GraphQLError(cause.message, { originalError: cause, path: ['members'] });
  return { bug: isBug(error.toJSON(), error), answer: formatError(error.toJSON(), error) };
};

describe('errors', () => {
  it('have a place each: top-level when the form at hand cannot mend them, data otherwise', () => {
    expect(ERROR_CODES.filter((code) => !isDataOfMutation(code))).toEqual([
      'NOT_SIGNED_IN',
      'FORBIDDEN',
      'NOT_FOUND',
      'RATE_LIMITED',
      'QUERY_TOO_COMPLEX',
    ]);
  });

  it('have a status of HTTP each, and never one of the server’s fault', () => {
    const statuses = ERROR_CODES.map(statusOf);
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
    expect(statusOf('NOT_SIGNED_IN')).toBe(401);
    expect(statusOf('FILE_TOO_LARGE')).toBe(413);
  });

  it('keep their code, sentence and field when they are expected', () => {
    const { bug, answer } = told(new AppError('LOCKED', 'The ledger is locked.', 'date'));
    expect(bug).toBe(false);
    expect(answer).toEqual({
      message: 'The ledger is locked.',
      path: ['members'],
      extensions: { code: 'LOCKED', field: 'date' },
    });
  });

  it('say nothing about themselves when they are bugs', () => {
    const { bug, answer } = told(new Error('relation "member" does not exist'));
    expect(bug).toBe(true);
    expect(answer).toEqual({
      message: INTERNAL_MESSAGE,
      path: ['members'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });

  it('are no bugs when the request was wrong', () => {
    const invalid = new GraphQLError('Cannot query field "mee" on type "Query".', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(isBug(invalid.toJSON(), invalid)).toBe(false);
    expect(formatError(invalid.toJSON(), invalid).extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(told(new NotFoundException()).bug).toBe(false);
  });

  it('name the path of the argument from outside', () => {
    expect(userErrorsOf(new AppError('BAD_INPUT', 'No.', 'toMemberId'), true)).toEqual([
      { code: 'BAD_INPUT', field: 'input.toMemberId', message: 'No.' },
    ]);
    expect(userErrorsOf(new AppError('CONFLICT', 'No.'), true)[0]?.field).toBeNull();
    const two = new InputError([
      { field: 'input.a', message: 'A.' },
      { field: 'b', message: 'B.' },
    ]);
    expect(userErrorsOf(two, true)).toHaveLength(2);
  });
});
