import type { ReferralStatus } from '@chapterhouse/domain';
import type { Voice } from './voice.js';

/** The steps of a referral that its giver is told about. */
export type ToldStep = Extract<ReferralStatus, 'CONTACTED' | 'IN_PROGRESS' | 'WON' | 'LOST'>;

const TOLD: readonly string[] = ['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST'] satisfies ToldStep[];

export const isToldStep = (status: ReferralStatus): status is ToldStep => TOLD.includes(status);

/** Tells the giver that a referral moved on; never with an amount. */
export function referralNews(
  voice: Voice,
  facts: { step: ToldStep; receiver: string; prospect: string },
): { subject: string; sentence: string } {
  const { receiver, prospect } = facts;
  return {
    subject: voice.say('notice.subject.referral', { receiver, prospect }),
    sentence: voice.say(`notice.referral.${facts.step}`, { receiver, prospect }),
  };
}
