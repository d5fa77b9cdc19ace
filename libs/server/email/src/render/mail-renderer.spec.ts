import Handlebars from 'handlebars';
import {
  harbourLights,
  sampleAttendance,
  sampleInvitation,
  sampleLeaderLetter,
  sampleLoop,
  sampleMagicLink,
  sampleMemberLetter,
  sampleOneToOne,
} from '../letters/sample-letters.fixture.js';
import type { LeaderWeeklyLetter, Letter } from '../letters/letters.js';
import { extractLinks } from '../inbox/links.js';
import { MailRenderer } from './mail-renderer.js';
import { seen } from './seen.fixture.js';

const renderer = await MailRenderer.create();
const letters: readonly Letter[] = [
  sampleLeaderLetter(),
  sampleMemberLetter(),
  sampleMagicLink,
  sampleInvitation,
  sampleLoop(),
  sampleAttendance(),
  sampleOneToOne(),
];
const kinds = letters.map((letter) => [letter.kind, letter] as const);

const emptyLeader: Partial<LeaderWeeklyLetter> = {
  figures: [],
  oneSided: [],
  attendanceAlarms: [],
  turnedAround: [],
  settlingIn: [],
  waitingReferrals: [],
  missingData: [],
  drafts: { count: 0, link: 'https://x.example' },
  rota: [],
  asks: [],
};
const de = { ...harbourLights, name: 'Hafenlichter', locale: 'de-DE', timeZone: 'Europe/Berlin' };
const german: readonly Letter[] = [
  sampleLeaderLetter({ chapter: de }),
  sampleMemberLetter({ chapter: de, asks: [] }),
  { ...sampleMagicLink, language: de },
  { ...sampleInvitation, chapter: de },
  sampleLoop({ chapter: de }),
  sampleAttendance({ chapter: de }),
  sampleOneToOne({ chapter: de }),
];

describe('every letter', () => {
  it.each(kinds)('of kind %s says the same in HTML and in plain text', (_kind, letter) => {
    const mail = renderer.render(letter);
    expect(mail.subject).not.toBe('');
    const sentence = 'sentence' in letter ? letter.sentence : '';
    expect(seen(mail)).toContain(sentence);
    expect(mail.text).toContain(sentence);
    for (const link of extractLinks(mail)) expect(mail.text).toContain(link);
    expect(extractLinks(mail).length).toBeGreaterThan(0);
  });

  it.each(kinds)('of kind %s loads nothing from anywhere', (_kind, letter) => {
    const { html } = renderer.render(letter);
    expect(html).not.toMatch(/<img|<link|<script|@import|url\(|\ssrc=/i);
  });

  it.each(kinds)('of kind %s leaves no placeholder and no undefined behind', (_kind, letter) => {
    const { html, text, subject } = renderer.render(letter);
    expect(html + text + subject).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN/);
  });

  it.each(kinds)('of kind %s knows its language, dark mode, and which tables are only layout', (_kind, letter) => {
    const { html } = renderer.render(letter);
    expect(html).toMatch(/<html lang="en"/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html.match(/<table(?![^>]*role="presentation")[^>]*>/g)).toBeNull();
  });

  it.each(kinds)('of kind %s has one heading of the first order, and plain text without HTML', (_kind, letter) => {
    const { html, text } = renderer.render(letter);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toMatch(/<[a-z]|&[a-z]+;|\n{3,}/i);
  });
});

describe('a letter of a German chapter', () => {
  it.each(german.map((letter) => [letter.kind, letter] as const))(
    'of kind %s is German in every word',
    (_kind, letter) => {
      const mail = renderer.render('asks' in letter ? { ...letter, asks: [] } : letter);
      expect(mail.html).toMatch(/<html lang="de"/);
      const text = `${mail.subject} ${mail.text.replace(/https?:\S+/g, '')}`;
      expect(text).toMatch(/Hallo/);
      expect(text.match(/\b(the|you|your|and|of|to|with|this|week|is|are|open|Hello)\b/gi)).toBeNull();
    },
  );

  it('writes dates, numbers and money the German way', () => {
    const { text } = renderer.render(german[0]!);
    expect(text).toContain('9.–15. November');
    expect(text.replace(/\u00a0/g, ' ')).toContain('30.242 €');
  });
});

describe('the leaders’ letter', () => {
  it('names every one-sided member with evidence, next step and link', () => {
    const letter = sampleLeaderLetter();
    const mail = renderer.render(letter);
    expect(letter.oneSided.map(({ name }) => name)).toHaveLength(6);
    for (const { name, sentence, nextStep, link } of letter.oneSided) {
      for (const said of [name, sentence, nextStep]) {
        expect(seen(mail)).toContain(said);
        expect(mail.text).toContain(said);
      }
      expect(extractLinks(mail)).toContain(link);
    }
    expect(mail.html.match(/border-radius:7px/g)).toHaveLength(6);
    expect(mail.subject).toBe('Harbour Lights, 9–15 November: 6 members who could use your help');
  });

  it('puts no name into the subject, which others may see on a locked screen', () => {
    const { subject } = renderer.render(sampleLeaderLetter());
    for (const { name } of sampleLeaderLetter().oneSided) expect(subject).not.toContain(name.split(' ')[0]);
  });

  it('leaves out every section that has nothing to say', () => {
    const mail = renderer.render(sampleLeaderLetter(emptyLeader));
    expect(seen(mail)).not.toMatch(
      /drifted|Missed|Turned|Settling|waiting|missing|Last week|wait for you|One-to-ones|help whom/,
    );
    expect(mail.text).not.toMatch(/drifted|Missed|Turned|Settling|waiting|missing|wait for you|help whom|---/);
    expect(mail.subject).toBe('Harbour Lights: your week of 9–15 November');
  });

  it.each([
    ['oneSided', /drifted apart/],
    ['attendanceAlarms', /Missed in the room/],
    ['turnedAround', /Turned around/],
    ['settlingIn', /Settling in/],
    ['waitingReferrals', /waiting for an answer/],
    ['missingData', /still missing/],
    ['figures', /Last week/],
    ['rota', /One-to-ones for this week/],
    ['asks', /Who can help whom/],
  ] as const)('shows the section of %s exactly when it has rows', (section, title) => {
    const only = renderer.render(sampleLeaderLetter({ ...emptyLeader, [section]: sampleLeaderLetter()[section] }));
    expect(seen(only)).toMatch(title);
    expect(only.text).toMatch(title);
    const without = renderer.render(sampleLeaderLetter({ [section]: [] }));
    expect(seen(without)).not.toMatch(title);
    expect(without.text).not.toMatch(title);
  });

  it('shortens a long list and says how many more there are, and where', () => {
    const [note] = sampleLeaderLetter().settlingIn;
    const settlingIn = Array.from({ length: 11 }, (_, at) => ({ ...note!, name: `Newcomer ${at + 1}` }));
    const mail = renderer.render(sampleLeaderLetter({ settlingIn }));
    expect(seen(mail)).toContain('Newcomer 6');
    expect(seen(mail)).not.toContain('Newcomer 7');
    expect(seen(mail)).toContain('and 5 more');
    expect(mail.text).toContain('and 5 more: https://chapterhouse.example/harbour-lights/members');
  });

  it('stays below the 102 kB at which Gmail cuts a mail off, even when every list is full', () => {
    const letter = sampleLeaderLetter();
    const many = <T>(items: readonly T[], count: number): T[] =>
      Array.from({ length: count }, (_, at) => items[at % items.length]!);
    const { html } = renderer.render({
      ...letter,
      oneSided: many(letter.oneSided, 40),
      attendanceAlarms: many(letter.attendanceAlarms, 40),
      turnedAround: many(letter.turnedAround, 40),
      settlingIn: many(letter.settlingIn, 40),
      waitingReferrals: many(letter.waitingReferrals, 40),
      missingData: many(letter.missingData, 40),
      rota: many(letter.rota, 40),
      asks: many(letter.asks, 40),
    });
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });

  it('says how many letters wait for a decision, and shows the first of the rota', () => {
    const mail = renderer.render(sampleLeaderLetter());
    expect(mail.text).toContain('* 2 letters about attendance\n  Read, send or drop; nothing goes out without you.');
    expect(mail.text).toContain('* Hana Karimi and Ines Halloran\n  Their last one-to-one was 31 weeks ago.');
    expect(mail.text).toContain('and 2 more: https://chapterhouse.example/harbour-lights/one-to-ones');
    expect(
      seen(renderer.render(sampleLeaderLetter({ drafts: { count: 0, link: 'https://x.example' } }))),
    ).not.toContain('letters about attendance');
  });

  it('compares a figure with its mean as both are written', () => {
    const figures = [
      { key: 'referralsGiven', lastWeek: 16, mean: 16.04 },
      { key: 'visitors', lastWeek: null, mean: 2 },
      { key: 'attendanceRate', lastWeek: 0.5, mean: null },
    ] as const;
    const { text } = renderer.render(sampleLeaderLetter({ figures }));
    expect(text).toContain('Referrals given: 16 (as usual)');
    expect(text).toContain('Visitors: not recorded\n');
    expect(text).toContain('In the room: 50% (no four weeks to compare with yet)');
  });

  it('writes dates, numbers and money as the chapter does', () => {
    const american = { ...harbourLights, locale: 'en-US', currency: 'USD', timeZone: 'America/New_York' };
    const mail = renderer.render(sampleLeaderLetter({ chapter: american }));
    expect(mail.text).toContain('$30,242');
    expect(mail.text).toContain('November 9');
    expect(seen(mail)).toContain('$30,242');
  });
});

describe('the member’s letter', () => {
  it('begins with the own balance, its bar, and a place to start', () => {
    const mail = renderer.render(sampleMemberLetter());
    expect(mail.text).toMatch(
      /136 referrals came to you and 8 went out\.\n\n136 received {2}\S+ {2}8 given\n\n> A good place/,
    );
    expect(mail.html.match(/border-radius:7px/g)).toHaveLength(1);
  });

  it('draws no bar when there is nothing to weigh', () => {
    const balance = { given: 0, received: 0, balance: null, interval: null };
    const mail = renderer.render(sampleMemberLetter({ balance, nextStep: null }));
    expect(mail.html).not.toContain('border-radius:7px');
    expect(mail.text).not.toContain('┼');
  });

  it('shows at most three findings', () => {
    const findings = [1, 2, 3, 4].map((n) => ({
      title: `Finding ${n}`,
      sentence: 'Why.',
      nextStep: 'Do it.',
      link: `https://x.example/${n}`,
    }));
    const mail = renderer.render(sampleMemberLetter({ findings }));
    expect(seen(mail)).toContain('Finding 3');
    expect(seen(mail)).not.toContain('Finding 4');
    expect(mail.text).not.toContain('Finding 4');
    expect(mail.text).not.toContain('and 1 more');
  });

  it('tells the sum of the thanks and not who thanked, and nothing when nobody did', () => {
    const thanked = renderer.render(sampleMemberLetter());
    expect(thanked.text).toContain('2 thank-yous last week, for €1,450.50 of business.');
    const quiet = renderer.render(sampleMemberLetter({ thanks: { count: 0, amount: 0 } }));
    expect(quiet.text).not.toMatch(/thank/i);
  });

  it('has the tune-up with a step each, whom to meet and why, the asks, and the way to green', () => {
    const { text, html } = renderer.render(sampleMemberLetter());
    expect(text).toContain('* Do you ask for something specific?');
    expect(text).toContain('> Write down one ask now');
    expect(text).toContain('* Ines Halloran\n  Your last one-to-one was 31 weeks ago. Ines has sent you 23 referrals');
    expect(text).toContain('* Quentin Brandt\n  The facilities manager of Marlowe Foods');
    expect(text).toContain('55 points so far. 2 more one-to-ones and 3 more referrals bring you to green.');
    expect(text).toContain('Quentin Brandt sees only what three or more say together, never your answer.');
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  it('leaves out every section of the growth that has nothing to say', () => {
    const nothing = { findings: [], nextOneToOnes: [], asks: [], questions: [], score: null };
    const mail = renderer.render(sampleMemberLetter(nothing));
    expect(seen(mail) + mail.text).not.toMatch(/Worth a look|next one-to-one|help whom|In confidence|green/);
  });

  it('leaves out what waits, attendance and figures when there is nothing', () => {
    const mail = renderer.render(sampleMemberLetter({ waiting: [], attendance: null, figures: [] }));
    expect(seen(mail) + mail.text).not.toMatch(/Waiting|In the room|last week\n---/);
  });
});

describe('what people wrote', () => {
  const hostile = `<script>alert(1)</script> & "O'Hara" {{sentence}} {{{lang}}}`;

  it('is shown as it is and never run, in every place of the letter', () => {
    const chapter = { ...harbourLights, name: hostile };
    const letter = sampleLeaderLetter({ chapter, recipient: { firstName: hostile } });
    const named = letter.oneSided.map((member) => ({ ...member, name: hostile, sentence: hostile, nextStep: hostile }));
    const mail = renderer.render({ ...letter, oneSided: named, sentence: hostile });
    expect(mail.html).not.toMatch(/<script/i);
    expect(mail.html).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O&#x27;Hara&quot; {{sentence}} {{{lang}}}',
    );
    expect(mail.text).toContain(hostile);
  });

  it('cannot leave an attribute of a link', () => {
    const letter = sampleLeaderLetter();
    const links = { ...letter.links, chapter: 'https://x.example/"onmouseover="alert(1)' };
    expect(renderer.render({ ...letter, links }).html).not.toContain('"onmouseover');
  });

  it('cannot break a line of the subject or of the plain letter', () => {
    const chapter = { ...harbourLights, name: 'Harbour\r\nBcc: everybody@example.com' };
    const mail = renderer.render(sampleLeaderLetter({ chapter }));
    expect(mail.subject).not.toMatch(/[\r\n]/);
    const invited = renderer.render({ ...sampleInvitation, inviter: 'Jonas\n\n-- \nSign here' });
    expect(invited.text).not.toContain('\n\n-- \nSign here');
  });
});

describe('the speed of filling a letter', () => {
  it('is that of compiled templates: a hundred times quicker than compiling one', () => {
    const letter = sampleMemberLetter();
    const time = (work: () => void, times: number): number => {
      const from = performance.now();
      for (let n = 0; n < times; n++) work();
      return (performance.now() - from) / times;
    };
    const source = renderer.render(letter).html;
    const compiling = (): void => void Handlebars.compile(`${source}{{x}}`)({ x: 1 });
    const filling = (): void => void renderer.render(letter);
    time(filling, 500);
    time(compiling, 20);
    // The best of several rounds, since other work on the machine only ever adds.
    const best = (work: () => void, times: number): number =>
      Math.min(...Array.from({ length: 7 }, () => time(work, times)));
    expect(best(filling, 200)).toBeLessThan(best(compiling, 5) * 4);
  });
});
