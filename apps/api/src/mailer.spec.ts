import { signInLanguage } from './mailer.js';

describe('the language of a sign-in letter', () => {
  it('is that of the chapter in which somebody sits, with its time', () => {
    const place = { locale: 'de-DE', timeZone: 'Europe/Berlin' };
    expect(signInLanguage({ place, acceptLanguage: 'en-GB' })).toMatchObject(place);
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
    ['fr-FR, fr;q=0.9, en;q=0.5', 'en'],
    ['de', 'de'],
    ['xx-invalid-', 'en-GB'],
    ['ja', 'en-GB'],
    ['', 'en-GB'],
    [null, 'en-GB'],
  ])('is the first that the browser asks for (%s) in which there are letters', (acceptLanguage, locale) => {
    expect(signInLanguage({ place: null, acceptLanguage })).toEqual({ locale, timeZone: 'UTC', currency: 'EUR' });
  });
});
