import { accentsOf } from '@chapterhouse/domain';
import {
  harbourLights,
  sampleAttendance,
  sampleInvitation,
  sampleLeaderLetter,
  sampleLoop,
  sampleMagicLink,
  sampleOneToOne,
} from '../letters/sample-letters.fixture.js';
import { extractLinks } from '../inbox/links.js';
import { MailRenderer } from './mail-renderer.js';
import { seen } from './seen.fixture.js';

const renderer = await MailRenderer.create();

describe('the short letters', () => {
  it('give the sign-in link once as a button and once as an address to copy', () => {
    const mail = renderer.render(sampleMagicLink);
    expect(mail.html.split('href="').length - 1).toBe(2);
    expect(extractLinks(mail)).toEqual([sampleMagicLink.link]);
    expect(mail.text).toContain(`\n${sampleMagicLink.link}\n`);
    expect(mail.text).toMatch(/15 minutes\. You asked for it on 16 November at 07:42/);
  });

  it('greet somebody whose name is not known yet', () => {
    const mail = renderer.render({ ...sampleMagicLink, recipient: { firstName: null } });
    expect(mail.text).toContain('\nHello,\n');
  });

  it('offer to stop what comes by itself, and only that', () => {
    for (const letter of [sampleLoop(), sampleAttendance(), sampleOneToOne()])
      expect(renderer.render(letter).text).toContain(letter.links.unsubscribe);
    for (const letter of [sampleMagicLink, sampleInvitation]) {
      expect(renderer.render(letter).text).not.toMatch(/Stop this letter/);
    }
  });
});

describe('the letters of a moment', () => {
  it('tell what moved, who waits and what is asked in confidence, each only when there is something', () => {
    const { text } = renderer.render(sampleLoop());
    expect(text).toContain('Your referral of Marta Quill to Quentin has become business. Thank you.');
    expect(text).toContain('A colleague thanked you for business that you brought.');
    expect(text).toContain('* Olu Bright, from Ines Halloran\n  16 days without news.');
    const steps = renderer.render(sampleLoop({ thanks: null, nudges: [], questions: [] })).text;
    expect(steps).not.toMatch(/Thank you\n-|Waiting|confidence/);
  });

  it('never tell an amount', () => {
    const { html, text } = renderer.render(sampleLoop());
    expect(`${seen({ html })}${text}`).not.toMatch(/[€$£]/);
  });

  it('are signed by the leader who sent them', () => {
    const { text, subject } = renderer.render(sampleAttendance());
    expect(subject).toBe('Harbour Lights: how are things?');
    expect(text).toContain('4 meetings count as missed for you; the chapter asks for no more than 3.');
    expect(text).toContain('\nYours, Jonas Lorca\n');
    expect(text).toContain('Jonas Lorca sent you this letter as a leader of Harbour Lights.');
  });

  it('say when the invitation stands, and why the two', () => {
    const { text } = renderer.render(sampleOneToOne());
    expect(text).toContain('You and Ines Halloran both said yes to a one-to-one.');
    expect(text).toMatch(/It says 19 November at 09:00 GMT, which is only a suggestion/);
    expect(text).toContain('* Your last one-to-one was 31 weeks ago.');
  });
});

describe('a letter of a chapter with a colour and a logo of its own', () => {
  const logo = { url: 'https://chapterhouse.example/files/logos/ab12.png', width: 800, height: 240 };
  const chapter = { ...harbourLights, name: 'Harbour "Lights"', brand: { colour: '#ffd400', logo } };
  const worn = renderer.render(sampleLeaderLetter({ chapter }));

  it('shows the picture by its whole address, in the size of its room, with the name for those who see none', () => {
    const images = worn.html.match(/<img[^>]*>/g);
    expect(images).toHaveLength(1);
    expect(images?.[0]).toContain(`src="${logo.url}"`);
    expect(images?.[0]).toContain('alt="Harbour &quot;Lights&quot;"');
    expect(images?.[0]).toMatch(/width="160" height="48"/);
  });

  it('wears tones of the colour that can be read by day and in the dark, and leaves given in teal', () => {
    const accents = accentsOf('#ffd400');
    expect(worn.html).toContain(`background:${accents.light.accent}`);
    expect(worn.html).toContain(`.step { border-color: ${accents.dark.accent} !important; }`);
    expect(worn.html).not.toMatch(/#acce0|@root/i);
    expect(worn.html).toMatch(/class="c-given" style="color:#0F6B66/);
  });

  it('wears the colour of the house without one', () => {
    const plain = renderer.render(sampleLeaderLetter());
    expect(plain.html).toContain('background:#0F6B66');
    expect(plain.html).not.toMatch(/<img|#acce0|@root/i);
  });
});
