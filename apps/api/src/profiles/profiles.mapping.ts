import { daysBetween, STALE_DAYS } from '@chapterhouse/domain';
import { PROFILE_FIELDS, type AskView, type ProfileView } from '@chapterhouse/profiles';
import type { Ask, MemberProfile } from './profiles.types.js';

/** A profile with the ages of its parts on a day. */
export function profileOf(view: ProfileView, chapterId: string, today: string, mayEdit: boolean): MemberProfile {
  const said = new Map(view.parts.map((part) => [part.field, part]));
  const age = (day: string | null): number | null => (day === null ? null : daysBetween(day, today));
  const stale = (days: number | null): boolean => days !== null && days > STALE_DAYS;
  const storyAgeDays = age(view.storyOn);
  return {
    chapterId,
    memberId: view.memberId,
    parts: PROFILE_FIELDS.map((field) => {
      const part = said.get(field);
      const ageDays = age(part?.editedOn ?? null);
      return { field, text: part?.text ?? null, editedOn: part?.editedOn ?? null, ageDays, stale: stale(ageDays) };
    }),
    storyCount: view.stories,
    storyOn: view.storyOn,
    storyAgeDays,
    storyStale: stale(storyAgeDays),
    ask: view.ask && apiAskOf(view.ask, chapterId),
    mayEdit,
  };
}

export const apiAskOf = (ask: AskView, chapterId: string): Ask => ({ ...ask, chapterId });
