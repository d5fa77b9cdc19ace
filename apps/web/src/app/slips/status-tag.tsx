import type { ReferralStatus } from '@chapterhouse/domain';
import { Tag } from '@chapterhouse/web-ui';
import { useWords } from '../i18n/words.js';

const TONES = {
  NEW: 'look',
  CONTACTED: 'received',
  IN_PROGRESS: 'received',
  WON: 'accent',
  LOST: 'plain',
  WITHDRAWN: 'plain',
} as const;

/** How far a referral has come, in a word. */
export function StatusTag({ status }: { status: ReferralStatus }) {
  const t = useWords();
  return <Tag tone={TONES[status]}>{t(`slip.status.${status}`)}</Tag>;
}
