import type { INestApplicationContext } from '@nestjs/common';
import { Door } from '@chapterhouse/database';
import { type AskKind, type ProfileField, ProfileService } from '@chapterhouse/profiles';
import type { ChapterAtWork } from '../support/context.js';

interface Words {
  profile?: Partial<Record<ProfileField, string>>;
  story?: string;
  ask?: { kind: AskKind; text: string };
}

/** What some people of the sample chapter say about themselves and ask for: no report has that. */
const WORDS: Readonly<Record<string, Words>> = {
  'Freya Jansen': {
    profile: {
      IDEAL_CUSTOMER: 'Parents who have agreed to part and want to stay on good terms for the children.',
      WHAT_I_DO: 'I help couples divide one household into two without a courtroom.',
      GOALS: 'Twelve mediations this year, and a second room to hold them in.',
      INTERESTS: 'Cold-water swimming, and choirs that need altos.',
      NETWORKS: 'The parents’ council of two schools, and the women’s rowing club.',
    },
    story:
      'Two people had not spoken for a year and wrote through their lawyers. After three afternoons at one table they had a ' +
      'plan for every holiday until the youngest is eighteen. They still send me a card each summer, one card for both.',
    ask: {
      kind: 'PERSON',
      text: 'A head teacher who often sees families change, for a talk on what helps the children.',
    },
  },
  'Bilal Engstrom': {
    profile: {
      IDEAL_CUSTOMER: 'Owners of a house from before 1960 who are cold in winter and fond of their windows.',
      WHAT_I_DO: 'I make old houses warm without making them look new.',
      ACCOMPLISHMENTS: 'A farmhouse that now needs a third of its oil.',
    },
    ask: { kind: 'COMPANY', text: 'Harbour Street Credit Union: whoever decides about loans for insulation.' },
  },
  'Chiara Castell': {
    profile: {
      IDEAL_CUSTOMER: 'Small firms whose website still shows people who left years ago.',
      WHAT_I_DO: 'I take portraits of teams in one morning, with everybody’s eyes open.',
    },
    ask: { kind: 'TRADE', text: 'Web designers who need pictures of real people before they can finish.' },
  },
  'Quentin Brandt': {
    ask: {
      kind: 'COMPANY',
      text: 'A firm that moves offices within the next half year and has not thought of its lines yet.',
    },
  },
  'Rosa Thorne': {
    ask: { kind: 'TRADE', text: 'Letting agents with more than fifty flats: who moves needs us in the same week.' },
  },
};

/** Lets people of the sample chapter say something in their profiles and ask for something this week. */
export async function sayWords(app: INestApplicationContext, { actor, place }: ChapterAtWork): Promise<void> {
  const { chapterId } = place;
  const service = app.get(ProfileService);
  const seats = await app.get(Door).run(
    actor,
    (em) =>
      em.query<{ memberId: string; name: string }[]>(
        `select id as "memberId", display_name as name from member
           where chapter_id = $1 and status = 'ACTIVE' and display_name = any ($2) order by display_name`,
        [chapterId, Object.keys(WORDS)],
      ),
    { chapterId },
  );
  for (const { memberId, name } of seats) {
    const { profile = {}, story, ask } = WORDS[name] ?? {};
    const parts = Object.entries(profile).map(([field, text]) => ({ field: field as ProfileField, text }));
    const own = { chapterId, memberId };
    if (parts.length > 0) await service.editParts(actor, { ...own, parts });
    // Once for each chapter, so any key will do; the system's requests come but once.
    if (story) await service.tellStory(actor, { ...own, text: story, idempotencyKey: `story of ${memberId}` });
    if (ask) await service.ask(actor, { ...own, ...ask, idempotencyKey: `ask of ${memberId}` });
  }
}
