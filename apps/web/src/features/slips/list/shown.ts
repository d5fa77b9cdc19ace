/** What the list of own slips can be narrowed to. */
export const SHOWN = ['all', 'waiting', 'referrals', 'thanks', 'oneToOnes', 'other'] as const;
export type Shown = (typeof SHOWN)[number];
