import { CommanderError } from 'commander';
import { AppError, ConfigError } from '@chapterhouse/platform';
import { describeError, exitCodeOf, FailedError, UnreachableError, UsageError } from './errors.js';

const coded = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

describe('exitCodeOf', () => {
  it.each([
    ['help that was asked for', new CommanderError(0, 'commander.helpDisplayed', ''), 0],
    ['a wrong option', new CommanderError(1, 'commander.unknownOption', ''), 2],
    ['wrong use', new UsageError('x'), 2],
    ['a wrong setting', new ConfigError('x'), 2],
    ['work that failed', new FailedError('x'), 1],
    ['an expected failure of a library', new AppError('CONFLICT', 'x'), 1],
    ['an engine that does not start', new UnreachableError('x'), 3],
    ['a refused connection', coded('ECONNREFUSED'), 3],
    ['two refused connections of one name', new AggregateError([coded('ECONNREFUSED')]), 3],
    ['a server that is shutting down', { driverError: { code: '57P01' } }, 3],
    ['a bug', new TypeError('x'), 1],
  ])('gives %s its code', (_, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('describeError', () => {
  it('tells the sentence and the field, without a stack', () => {
    expect(describeError(new AppError('BAD_INPUT', 'The date is wrong.', 'asOf'), false)).toBe(
      'The date is wrong. (asOf)',
    );
  });

  it('tells the stack and the cause to those who debug', () => {
    const text = describeError(new FailedError('outer', { cause: new Error('inner') }), true);
    expect(text).toMatch(/outer\n.*errors\.spec/s);
    expect(text).toMatch(/caused by inner/);
  });

  it('adds what helps when a table is missing', () => {
    expect(describeError(coded('42P01'), false)).toMatch(/chapterhouse migrate/);
  });

  it('finds words for an error that has none', () => {
    expect(describeError(new AggregateError([coded('ECONNREFUSED')]), false)).toBe('connect ECONNREFUSED');
  });
});
