import fc from 'fast-check';
import { newId } from '@chapterhouse/platform';
import { LETTER_KINDS, signUnsubscribe, verifyUnsubscribe } from './unsubscribe-token.js';

const secret = 'a secret of the tests that is long enough';
const told = { chapterId: newId(), memberId: newId(), kind: 'LEADER_WEEKLY' } as const;

describe('an unsubscribe token', () => {
  it('says what was signed', () => {
    for (const kind of LETTER_KINDS) {
      const content = { ...told, kind };
      expect(verifyUnsubscribe(signUnsubscribe(content, secret), secret)).toEqual(content);
    }
  });

  it('is the same each time, so that a letter sent twice carries the same link', () => {
    expect(signUnsubscribe(told, secret)).toBe(signUnsubscribe(told, secret));
  });

  it('fits into a link as it is', () => {
    expect(signUnsubscribe(told, secret)).toMatch(/^[A-Za-z0-9_-]{87}$/);
  });

  it('is worth nothing with another secret', () => {
    expect(verifyUnsubscribe(signUnsubscribe(told, secret), `${secret}!`)).toBeNull();
  });

  it('is worth nothing when any of its bytes is changed', () => {
    const bytes = Buffer.from(signUnsubscribe(told, secret), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const forged = Buffer.from(bytes);
        forged[at] = (forged[at] ?? 0) ^ change;
        expect(verifyUnsubscribe(forged.toString('base64url'), secret)).toBeNull();
      }),
    );
  });

  it('is refused whatever else somebody sends', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(verifyUnsubscribe(text, secret)).toBeNull()));
    expect(verifyUnsubscribe('', secret)).toBeNull();
  });
});
