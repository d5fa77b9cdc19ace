import { chosen, conflictsOf, renewalOf, type RosterMember } from './roster-facts.js';

const member = (id: string, part: Partial<RosterMember> = {}): RosterMember => ({
  id,
  chapterId: 'c',
  displayName: id,
  company: null,
  email: null,
  phone: null,
  industry: null,
  speciality: null,
  classificationException: null,
  joined: '2020-01-01',
  left: null,
  renewalDue: null,
  status: 'ACTIVE',
  version: 1,
  sponsorId: null,
  sponsor: null,
  currentRoles: [],
  ...part,
});
const law = { industry: 'Legal', speciality: 'Family Law' };
const look = { filter: 'current', search: '', role: '', today: '2026-11-22' } as const;

describe('the roster', () => {
  it('finds people by any part, whatever the accents', () => {
    const members = [member('zoe', { displayName: 'Zoë Łukasz', company: 'Çelik & Co' }), member('ann')];
    expect(chosen(members, { ...look, search: 'lukasz celik' }).map(({ id }) => id)).toEqual(['zoe']);
    expect(chosen(members, { ...look, search: 'lukasz smith' })).toEqual([]);
  });

  it('says which renewals are overdue or near', () => {
    expect(renewalOf(member('a', { renewalDue: '2026-11-21' }), look.today)).toBe('overdue');
    expect(renewalOf(member('a', { renewalDue: '2027-01-21' }), look.today)).toBe('soon');
    expect(renewalOf(member('a', { renewalDue: '2027-01-22' }), look.today)).toBeNull();
    expect(renewalOf(member('a', { renewalDue: '2026-11-21', status: 'LEFT' }), look.today)).toBeNull();
  });

  it('sees a classification held twice, however it is written', () => {
    const members = [
      member('a', law),
      member('b', { industry: 'legal', speciality: 'family  law' }),
      member('c', { industry: 'Legal' }),
      member('d', { ...law, status: 'LEFT' }),
    ];
    const conflicts = conflictsOf(members);
    expect([...conflicts.keys()]).toEqual(['a', 'b']);
    expect(conflicts.get('a')).toEqual({ others: ['b'], excepted: false });
  });

  it('counts a classification as settled when all but one have an exception', () => {
    const exception = { reason: 'grown', on: '2026-01-01' };
    const members = [member('a', law), member('b', { ...law, classificationException: exception })];
    expect(conflictsOf(members).get('a')?.excepted).toBe(true);
    expect(conflictsOf([...members, member('c', law)]).get('a')?.excepted).toBe(false);
  });

  it('filters by role and by who is not a member yet', () => {
    const term = { id: 't', role: 'MENTOR' as const, from: '2026-01-01' };
    const members = [member('a', { currentRoles: [term] }), member('b', { status: 'PENDING' })];
    expect(chosen(members, { ...look, role: 'MENTOR' }).map(({ id }) => id)).toEqual(['a']);
    expect(chosen(members, { ...look, filter: 'notYet' }).map(({ id }) => id)).toEqual(['b']);
  });
});
