import type { Letter } from '@chapterhouse/email';
import type { Config } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../ledger/ledger.js';
import { signUnsubscribe } from '../preferences/unsubscribe-token.js';
import { composeLeaderLetter } from './leader-letter.js';
import type { Addressee, LetterFactsQueries } from './letter-facts.queries.js';
import { letterBrand } from './letter-brand.js';
import { LetterLinks } from './letter-links.js';
import { composeMemberLetter } from './member-letter.js';

/**
 * Reads what the letter needs; writing it needs no transaction. Null when the week was not kept. `sending`: on the way to the
 * reader's own mail, with what may stand nowhere else.
 */
export async function letterWriter(
  em: EntityManager,
  facts: LetterFactsQueries,
  config: Pick<Config, 'PUBLIC_URL' | 'AUTH_SECRET'>,
  claim: Claim,
  { chapter, worn, displayName }: Addressee,
  { sending = false } = {},
): Promise<(() => Letter) | null> {
  const way = {
    chapter: { ...chapter, brand: letterBrand(worn, config.PUBLIC_URL) },
    links: new LetterLinks(config.PUBLIC_URL, chapter.slug),
    unsubscribeToken: signUnsubscribe(claim, config.AUTH_SECRET),
  };
  if (claim.kind === 'LEADER_WEEKLY') {
    const read = await facts.forLeader(em, claim, displayName);
    return read && (() => composeLeaderLetter({ ...read, ...way }));
  }
  const read = await facts.forMember(em, claim, { questions: sending });
  return read && (() => composeMemberLetter({ ...read, ...way }));
}
