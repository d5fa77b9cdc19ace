import { AppError } from '@chapterhouse/platform';
import { isOutage } from './outage.js';

const coded = (code: string): Error => Object.assign(new Error('of the driver'), { code });

describe('isOutage', () => {
  it.each(['57P01', '57P03', '08006', '53300', '40001', '40P01', '58030', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN'])(
    'says that %s passes by itself',
    (code) => {
      expect(isOutage(coded(code))).toBe(true);
      expect(isOutage(Object.assign(new Error('of the mapper'), { driverError: coded(code) }))).toBe(true);
    },
  );

  it('takes a conflict of two transactions for a matter of the moment', () => {
    expect(isOutage(new AppError('CONFLICT', 'Somebody else was quicker.'))).toBe(true);
  });

  it.each(['23514', '22P02', '42P01', 'ENOENT'])('says that %s stays', (code) => {
    expect(isOutage(coded(code))).toBe(false);
  });

  it('knows a connection that ended without a code', () => {
    expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isOutage(new RangeError('"Z" is not the letter of an attendance mark'))).toBe(false);
    expect(isOutage('a string')).toBe(false);
    expect(isOutage(null)).toBe(false);
  });
});
