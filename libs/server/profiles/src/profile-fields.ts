import { AppError } from '@chapterhouse/platform';

/** What a profile says. Every edit is dated and kept. */
export const PROFILE_FIELDS = [
  'IDEAL_CUSTOMER',
  'WHAT_I_DO',
  'GOALS',
  'ACCOMPLISHMENTS',
  'INTERESTS',
  'NETWORKS',
  'SKILLS',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export const ASK_KINDS = ['PERSON', 'COMPANY', 'TRADE'] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/** A text that must be there, trimmed. @throws AppError BAD_INPUT naming the field. */
export function requiredText(value: string, field: string, most: number): string {
  const trimmed = value.trim();
  if (!trimmed) throw new AppError('BAD_INPUT', 'This is empty. Write a sentence, or leave it as it was.', field);
  if (trimmed.length > most) throw new AppError('BAD_INPUT', `This has at most ${most} characters.`, field);
  return trimmed;
}
