import { chosenTime, instantAt, oneToOneCalendar, suggestedStart, type OneToOneEntry } from './one-to-one-calendar.js';

const entry: OneToOneEntry = {
  proposalId: '018f-proposal',
  host: 'chapterhouse.test',
  revision: 42,
  title: 'One-to-one: Ada Lovelace, Bo "the Builder" Ek',
  notes: 'You two have not sat down together yet.\nA time to begin with; move it; together.',
  language: 'en',
  starts: new Date('2026-11-25T10:00:00Z'),
  minutes: 45,
  chapter: { name: 'Harbour Lights' },
  organiserAddress: 'hello@chapterhouse.test',
  people: [
    { name: 'Ada Lovelace', email: 'ada@example.com', answer: 'ACCEPTED' },
    { name: 'Bo "the Builder" Ek', email: 'bo@example.com', answer: null },
  ],
  now: new Date('2026-11-22T12:00:00Z'),
  method: 'PUBLISH',
};
/** The lines of a file, unfolded. */
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
const lines = (change: Partial<OneToOneEntry> = {}): string[] => linesOf(oneToOneCalendar({ ...entry, ...change }));

describe('the calendar file of a one-to-one', () => {
  it('has all that a calendar asks for, in UTC whatever the zone of the server', () => {
    expect(lines()).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Chapterhouse//One-to-ones//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:one-to-one-018f-proposal@chapterhouse.test',
      'SEQUENCE:42',
      'DTSTAMP:20261122T120000Z',
      'DTSTART:20261125T100000Z',
      'DTEND:20261125T104500Z',
      'SUMMARY:One-to-one: Ada Lovelace\\, Bo "the Builder" Ek',
      'DESCRIPTION:You two have not sat down together yet.\\nA time to begin with\\; move it\\; together.',
      'ORGANIZER;CN="Harbour Lights":mailto:hello@chapterhouse.test',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Ada Lovelace":MAILTO:ada@example.com',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Bo ^\'the Builder^\' Ek":MAILTO:bo@example.com',
      'STATUS:TENTATIVE',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('is confirmed when both accepted, and cancelled when one declined', () => {
    const [ada, bo] = entry.people;
    expect(lines({ people: [ada, { ...bo, answer: 'ACCEPTED' }] })).toContain('STATUS:CONFIRMED');
    expect(lines({ people: [ada, { ...bo, answer: 'DECLINED' }] })).toContain('STATUS:CANCELLED');
  });

  it('leaves out who has no address', () => {
    const [ada, bo] = entry.people;
    const attendees = lines({ people: [ada, { ...bo, email: null }] }).filter((line) => line.startsWith('ATTENDEE'));
    expect(attendees).toHaveLength(1);
  });

  it('lets nobody’s name or words write lines of their own', () => {
    const [ada, bo] = entry.people;
    const evil = 'X\r\nATTENDEE:MAILTO:evil@example.com';
    const file = lines({ title: evil, notes: evil, people: [ada, { ...bo, name: evil }] });
    expect(file.filter((line) => line.startsWith('ATTENDEE:'))).toEqual([]);
    expect(file).toHaveLength(lines().length);
  });
});

describe('the time of a one-to-one', () => {
  const place = { timeZone: 'Europe/Dublin', meetingWeekday: 3, meetingTime: '07:00' };

  it('is suggested after the weekly meeting of its week, or the next one ahead', () => {
    const suggested = (asOf: string, now: string): string => suggestedStart(asOf, place, new Date(now)).toISOString();
    expect(suggested('2026-11-16', '2026-11-16T09:00:00Z')).toBe('2026-11-18T09:00:00.000Z');
    expect(suggested('2026-11-18', '2026-11-16T09:00:00Z')).toBe('2026-11-18T09:00:00.000Z');
    expect(suggested('2026-11-19', '2026-11-16T09:00:00Z')).toBe('2026-11-25T09:00:00.000Z');
    expect(suggested('2026-11-16', '2026-11-18T09:00:00Z')).toBe('2026-11-25T09:00:00.000Z');
  });

  it.each([
    ['in winter', '2026-01-14', '07:00', 'Europe/Dublin', '2026-01-14T07:00:00.000Z'],
    ['in summer', '2026-07-15', '07:00', 'Europe/Dublin', '2026-07-15T06:00:00.000Z'],
    ['far in the east', '2026-11-25', '07:00', 'Pacific/Auckland', '2026-11-24T18:00:00.000Z'],
    ['in a zone of half an hour', '2026-11-25', '07:00', 'Asia/Kolkata', '2026-11-25T01:30:00.000Z'],
    ['just before the clocks go forward', '2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
    ['in the hour that is left out', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['in the hour that comes twice', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['after it', '2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
  ])('is that of the chapter %s', (_when, day, time, zone, instant) => {
    expect(instantAt(day, time, zone).toISOString()).toBe(instant);
  });

  it('can be chosen', () => {
    expect(chosenTime('2026-07-15T10:15', 30, 'Europe/Dublin')).toEqual({
      starts: new Date('2026-07-15T09:15:00Z'),
      minutes: 30,
    });
    const refused = (starts: string, minutes = 60) => expect(() => chosenTime(starts, minutes, 'Europe/Dublin'));
    refused('2026-02-30T10:00').toThrow('YYYY-MM-DDTHH:MM');
    refused('2026-07-15T24:00').toThrow('YYYY-MM-DDTHH:MM');
    refused('tomorrow').toThrow('YYYY-MM-DDTHH:MM');
    refused('2026-07-15T10:00', 14).toThrow('minutes');
    refused('2026-07-15T10:00', Number.NaN).toThrow('minutes');
  });
});
