import { SLIP_TYPES, VISITOR_STAGES } from '@chapterhouse/domain';
import type { SlipEntity } from '@chapterhouse/database';
import { systemActor, type AccountActor } from '@chapterhouse/platform';
import { isSameEnd, ownersOf, requireTwo } from './slip-ends.js';
import { checkAmount, checkContact, checkCredits, checkHeat, givenFields } from './slip-rules.js';
import { knowsThanker, withoutThanker } from './slip-view.js';
import type { SlipPatch } from './slips.inputs.js';
import type { SlipEndView } from './slips.views.js';
import { checkVisitorStep } from './visitor-rules.js';

describe('checkAmount', () => {
  it.each([
    ['1250', '1250.00'],
    [' 12.5 ', '12.50'],
    ['0.01', '0.01'],
    ['007.10', '7.10'],
    ['999999999999.99', '999999999999.99'],
  ])('reads %p as %p', (given, amount) => {
    expect(checkAmount(given)).toBe(amount);
  });

  it.each(['', '0', '0.00', '-1', '1,250', '1.234', '1e3', 'NaN', '1000000000000', '€ 5'])('refuses %p', (given) => {
    expect(() => checkAmount(given)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'amount' }));
  });
});

describe('checkCredits', () => {
  it('may be 0, and ends at 9999.99', () => {
    expect([checkCredits('0'), checkCredits('9999.99'), checkCredits('1.5')]).toEqual(['0.00', '9999.99', '1.50']);
    expect(() => checkCredits('10000')).toThrow('9999.99');
  });
});

describe('checkHeat', () => {
  it('is 1 to 5, or not said', () => {
    expect([checkHeat(1), checkHeat(5), checkHeat(null), checkHeat(undefined)]).toEqual([1, 5, null, null]);
    for (const heat of [0, 6, 2.5]) expect(() => checkHeat(heat)).toThrow('1 (cold) to 5');
  });
});

describe('checkContact', () => {
  it('is nothing when nothing is in it', () => {
    expect(checkContact({ phone: ' ', email: '' })).toBeNull();
    expect(checkContact(null)).toBeNull();
    expect(checkContact({ phone: ' 087 ' })).toEqual({ phone: '087', email: null, address: null });
  });

  it('refuses what is no e-mail address', () => {
    expect(() => checkContact({ email: 'me at home' })).toThrow(expect.objectContaining({ field: 'contact.email' }));
  });
});

describe('givenFields', () => {
  const all: SlipPatch = {
    date: '2026-11-16',
    from: {},
    to: {},
    prospectName: 'P',
    tier: 'INSIDE',
    gaveCard: true,
    saidYouWouldCall: true,
    heat: 1,
    text: 'x',
    amount: '1',
    business: 'NEW',
    invitedByMemberId: null,
    place: null,
    topics: null,
    activity: 'a',
    credits: '1',
    contact: null,
  };
  const accepted = (type: (typeof SLIP_TYPES)[number]): string =>
    (Object.keys(all) as (keyof SlipPatch)[])
      .filter((name) => {
        try {
          return givenFields(type, { [name]: all[name] }).length === 1;
        } catch {
          return false;
        }
      })
      .join(' ');

  it.each([
    ['REFERRAL', 'date from to prospectName tier gaveCard saidYouWouldCall heat text contact'],
    ['CLOSED_BUSINESS', 'date to tier text amount business'],
    ['ONE_TO_ONE', 'date from to invitedByMemberId place topics'],
    ['EDUCATION', 'date from activity credits'],
    ['TESTIMONIAL', 'date from to text'],
  ] as const)('lets of a %s be put right: %s', (type, names) => {
    expect(accepted(type)).toBe(names);
  });

  it('refuses a correction of nothing', () => {
    expect(() => givenFields('REFERRAL', { date: undefined })).toThrow('what is to be corrected');
  });
});

describe('ends', () => {
  const here = (memberId: string): SlipEndView => ({ memberId, name: null, chapter: null, chapterId: null });
  const away = (name: string, chapter: string): SlipEndView => ({ memberId: null, name, chapter, chapterId: null });

  it('are two different people', () => {
    expect(() => requireTwo(here('a'), here('a'), 'to')).toThrow(expect.objectContaining({ code: 'SELF_REFERENCE' }));
    expect(() => requireTwo(here('a'), here('b'), 'to')).not.toThrow();
    expect(() => requireTwo(here('a'), away('A', 'X'), 'to')).not.toThrow();
  });

  it('of another chapter are recognised whatever their case and accents', () => {
    expect(isSameEnd(away('Séan', 'Quay Side'), away('sean', 'QUAY-SIDE'))).toBe(true);
    expect(isSameEnd(away('Sean', 'Quay Side'), away('Sean', 'Harbour'))).toBe(false);
    expect(isSameEnd(here('a'), away('a', 'b'))).toBe(false);
  });

  it('own a slip: the giver, the receiver of somebody elsewhere, both of a one-to-one', () => {
    const slip = (type: SlipEntity['type'], fromMemberId: string | null, toMemberId: string | null): unknown =>
      ownersOf({ type, fromMemberId, toMemberId });
    expect(slip('REFERRAL', 'a', 'b')).toEqual(['a']);
    expect(slip('REFERRAL', null, 'b')).toEqual(['b']);
    expect(slip('ONE_TO_ONE', 'a', 'b')).toEqual(['a', 'b']);
  });
});

describe('the thanker', () => {
  const thanks = {
    chapterId: 'c',
    type: 'CLOSED_BUSINESS' as const,
    fromMemberId: 'thanker',
    createdBy: 'account',
    importId: null,
  };
  const actor = (memberId: string, role: 'MEMBER' | 'PRESIDENT' = 'MEMBER'): AccountActor => ({
    kind: 'account',
    accountId: `account of ${memberId}`,
    email: '',
    isOperator: false,
    grants: [{ role, chapterId: 'c', memberId }],
  });

  it('is known to themself and the system only', () => {
    expect(knowsThanker(actor('thanker'), thanks)).toBe(true);
    expect(knowsThanker(systemActor('weekly', ['c']), thanks)).toBe(true);
    expect(knowsThanker(actor('other', 'PRESIDENT'), thanks)).toBe(false);
    expect(knowsThanker({ ...actor('other'), accountId: 'account' }, thanks)).toBe(false);
    expect(knowsThanker(actor('other'), { ...thanks, type: 'REFERRAL' as const } as never)).toBe(true);
  });

  it('of another chapter is known to the one who typed the slip in, not to whoever imported it', () => {
    const outside = { ...thanks, fromMemberId: null };
    const writer = { ...actor('other'), accountId: 'account' };
    expect(knowsThanker(writer, outside)).toBe(true);
    expect(knowsThanker(actor('other'), outside)).toBe(false);
    expect(knowsThanker(writer, { ...outside, importId: 'i' })).toBe(false);
  });

  it('stays out of the history', () => {
    const values = { fromMemberId: 'a', fromName: 'n', referralId: 'r', amount: '1.00', toMemberId: 'b' };
    expect(withoutThanker(values)).toEqual({ amount: '1.00', toMemberId: 'b' });
  });
});

describe('checkVisitorStep', () => {
  it('allows exactly the steps of a visitor who came', () => {
    const steps = VISITOR_STAGES.flatMap((from) =>
      VISITOR_STAGES.filter((to) => {
        try {
          checkVisitorStep(from, to, 1);
          return true;
        } catch {
          return false;
        }
      }).map((to) => `${from} → ${to}`),
    );
    expect(steps).toEqual([
      'INVITED → REGISTERED',
      'INVITED → DECLINED',
      'REGISTERED → INVITED',
      'REGISTERED → DECLINED',
      'ATTENDED → FOLLOWED_UP',
      'ATTENDED → APPLIED',
      'ATTENDED → JOINED',
      'ATTENDED → DECLINED',
      'FOLLOWED_UP → APPLIED',
      'FOLLOWED_UP → JOINED',
      'FOLLOWED_UP → DECLINED',
      'APPLIED → JOINED',
      'APPLIED → DECLINED',
      'DECLINED → INVITED',
      'DECLINED → REGISTERED',
      'DECLINED → FOLLOWED_UP',
    ]);
  });

  it('follows up nobody who never came', () => {
    expect(() => checkVisitorStep('DECLINED', 'FOLLOWED_UP', 0)).toThrow('INVITED, REGISTERED');
  });
});
