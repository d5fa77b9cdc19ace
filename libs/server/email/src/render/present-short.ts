import type { InvitationLetter, MagicLinkLetter } from '../letters/letters.js';
import { Voice } from '../messages/voice.js';
import { oneLine, presentFooter, presentGreeting } from './present-parts.js';
import type { PresentedShort } from './presented.js';

const SENDER = 'Chapterhouse';

/** The link that signs somebody in. */
export function presentMagicLink(letter: MagicLinkLetter): PresentedShort {
  const voice = Voice.of(letter.language);
  const body = voice.say('signIn.body', {
    count: letter.validMinutes,
    at: voice.formats.instant(letter.requestedAt),
  });
  return {
    lang: voice.language,
    subject: voice.say('signIn.subject'),
    preheader: body,
    heading: SENDER,
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: voice.say('signIn.title'),
    note: { title: '', intro: null, sentence: body },
    action: { label: voice.say('signIn.button'), url: letter.link, fallback: voice.say('link.fallback') },
    footer: presentFooter(voice, voice.say('footer.signIn'), null),
  };
}

/** An invitation to take one's seat. */
export function presentInvitation(letter: InvitationLetter): PresentedShort {
  const voice = Voice.of(letter.chapter);
  const chapter = oneLine(letter.chapter.name);
  const inviter = oneLine(letter.inviter);
  const body = voice.say('invitation.body');
  const expires = voice.say('invitation.expires', { date: voice.formats.date(letter.expiresOn) });
  return {
    lang: voice.language,
    subject: voice.say('invitation.subject', { inviter, chapter }),
    preheader: body,
    heading: chapter,
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: voice.say('invitation.title', { inviter, chapter }),
    note: { title: '', intro: null, sentence: `${body} ${expires}` },
    action: { label: voice.say('invitation.button'), url: letter.link, fallback: voice.say('link.fallback') },
    footer: presentFooter(voice, voice.say('footer.invitation'), null),
  };
}
