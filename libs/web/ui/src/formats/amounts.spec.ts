import { parseAmount } from './amounts.js';

describe('amounts as they are typed', () => {
  it.each([
    ['1250', '1250'],
    ['1,250', '1250'],
    ['1.250', '1250'],
    ['1,250.50', '1250.50'],
    ['1.250,5', '1250.5'],
    ['1 250,50', '1250.50'],
    ['€ 99', '99'],
    ['99 €', '99'],
    ['12,50,000', '1250000'],
    ['0.99', '0.99'],
    [',50', '0.50'],
    ['007', '7'],
  ])('reads %s as %s', (typed, amount) => expect(parseAmount(typed)).toBe(amount));

  it.each(['', '0', '0.00', '-5', 'about 50', '1.2345', '12e5', '9999999999999'])('refuses %s', (typed) =>
    expect(parseAmount(typed)).toBeNull(),
  );
});
