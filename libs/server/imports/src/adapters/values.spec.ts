import { parseAmount, parseClassification, parseCount, parseDate } from './values.js';

describe('dates', () => {
  it.each([
    ['2025-10-08T00:00:00.000', '2025-10-08'],
    ['2025-10-08', '2025-10-08'],
    ['08/10/2025', '2025-10-08'],
    ['8.10.2025', '2025-10-08'],
    ['45713.63071759259', '2025-02-25'],
    ['02/13/2025', null],
    ['31/02/2025', null],
    ['08/10/25', null],
    ['soon', null],
    ['', null],
  ])('%s is %s', (text, date) => {
    expect(parseDate({ text, kind: 'text' })).toBe(date);
  });
});

describe('counts', () => {
  it.each([
    ['15.0', 15],
    ['15', 15],
    ['', 0],
    ['-', 0],
    ['3,0', 3],
    ['1.5', null],
    ['-1', null],
    ['x', null],
  ])('%s is %s', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });
});

describe('amounts', () => {
  it.each([
    ['480.50', '480.5'],
    ['8500.00', '8500'],
    ['86,950.00', '86950'],
    ['86.950,00', '86950'],
    ['1,500', '1500'],
    ['1,00,000.00', '100000'],
    ['1.234.567,8', '1234567.8'],
    ["1'500.25", '1500.25'],
    ['1 500,25', '1500.25'],
    ['1\u00a0500', '1500'],
    ['€1,500.00', '1500'],
    ['US$ 12', '12'],
    ['USD 1200', '1200'],
    ['Rs. 1,200', '1200'],
    ['1200 EUR', '1200'],
    ['12,5', '12.5'],
    ['0', '0'],
    ['1.500', null],
    ['12,34,5', null],
    ['1.2.3', null],
    ['-5', null],
    ['(100)', null],
    ['ten', null],
    ['12 13', null],
    ['', null],
  ])('%s is %s', (text, amount) => {
    expect(parseAmount({ text, kind: 'text' })).toBe(amount);
  });

  it('takes a number of the spreadsheet as it is', () => {
    expect(parseAmount({ text: '1.5', kind: 'number' })).toBe('1.5');
    expect(parseAmount({ text: '1234.567', kind: 'number' })).toBe('1234.57');
    expect(parseAmount({ text: '-1', kind: 'number' })).toBeNull();
  });
});

it('takes a classification apart', () => {
  expect(parseClassification('Health >  Physiotherapist (Trade)')).toEqual({
    industry: 'Health',
    speciality: 'Physiotherapist (Trade)',
  });
  expect(parseClassification('Florist')).toEqual({ industry: null, speciality: 'Florist' });
  expect(parseClassification('')).toEqual({ industry: null, speciality: null });
});
