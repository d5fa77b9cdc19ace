import { Injectable } from '@nestjs/common';
import { authorize, notFound, type Actor } from '@chapterhouse/platform';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';
import type { AskKind, ProfileField } from './profile-fields.js';

/** One part of a profile as it is now. */
export interface ProfilePart {
  field: ProfileField;
  text: string;
  /** Chapter-local date of the edit. */
  editedOn: string;
}

/** A profile as it is on a day. */
export interface ProfileView {
  memberId: string;
  /** Only those that say something, in the order of the fields. */
  parts: ProfilePart[];
  /** When the newest example story was told; null without one. */
  storyOn: string | null;
  stories: number;
  /** The newest ask of the seven days up to and with the day; null without one. */
  ask: AskView | null;
}

/** One edit, with null where the part was taken out. */
export interface ProfileEdit {
  id: string;
  field: ProfileField;
  text: string | null;
  editedOn: string;
  editedAt: Date;
  /** Who made it; null for the system. */
  byName: string | null;
}

export interface StoryView {
  id: string;
  memberId: string;
  text: string;
  toldOn: string;
  /** From this day on it is no longer there, or told in other words; null while it is. */
  removedOn: string | null;
}

export interface AskView {
  id: string;
  memberId: string;
  memberName: string;
  kind: AskKind;
  text: string;
  askedOn: string;
  /** When it was taken back, or said in other words; null while it stands. */
  withdrawnAt: Date | null;
}

/** A page, and whether what is gone is in it: for the member and for leaders. */
export interface PageWithGone extends Page {
  gone?: boolean | null;
}

/** Reads of profiles, stories and asks: whoever sees the roster sees them. */
@Injectable()
export class ProfileQueries {
  /** A member's whole profile on a day. @throws AppError NOT_FOUND. */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    day: string,
  ): Promise<ProfileView> {
    const profiles = await this.byMemberIds(em, place, actor, [memberId]);
    const [row] = await em.query<{ storyOn: string | null; stories: number; ask: AskView | null }[]>(
      `select s.*, (select to_jsonb(n) from (${ASKS} and a.member_id = $2 and ${STANDING} and a.asked_on > $3::date - 7
           and a.asked_on <= $3::date order by a.asked_on desc, a.created_at desc, a.id desc limit 1) n) as ask
       from member m cross join lateral (
         select max(told_on)::text as "storyOn", count(*)::int as stories from story
         where chapter_id = m.chapter_id and member_id = m.id and removed_on is null) s
       where m.chapter_id = $1 and m.id = $2`,
      [place.chapterId, memberId, checkDate(day, 'day')],
    );
    if (!row) throw notFound('member');
    return { memberId, parts: profiles.get(memberId) ?? [], ...row, ask: row.ask && askOf(row.ask) };
  }

  /** For loaders: what these members say about themselves, in the order of the fields. */
  async byMemberIds(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberIds: readonly string[],
  ): Promise<Map<string, ProfilePart[]>> {
    authorize(actor, 'roster:read', place, 'chapter');
    const rows = await em.query<(ProfilePart & { memberId: string })[]>(
      `select member_id as "memberId", field, text, edited_on as "editedOn" from (
         select distinct on (member_id, field) member_id, field, text, edited_on from profile_edit
         where chapter_id = $1 and member_id = any ($2::uuid[])
         order by member_id, field, edited_at desc, id desc) newest
       where text is not null order by member_id, field`,
      [place.chapterId, memberIds],
    );
    const profiles = new Map<string, ProfilePart[]>(memberIds.map((id) => [id, []]));
    for (const { memberId, ...part } of rows) profiles.get(memberId)?.push(part);
    return profiles;
  }

  /** Every edit of a profile, newest first. */
  async history(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: Page = {},
  ): Promise<PageOf<ProfileEdit>> {
    authorize(actor, 'profile:write', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { limit, offset } = pageOf(page);
    return paged<ProfileEdit>(
      await em.query(
        `select e.id, e.field, e.text, e.edited_on as "editedOn", e.edited_at as "editedAt",
           w.name as "byName", count(*) over ()::int as "totalCount"
         from profile_edit e left join account w on w.id = e.edited_by where e.chapter_id = $1 and e.member_id = $2
         order by e.edited_at desc, e.id desc limit $3 offset $4`,
        [place.chapterId, memberId, limit, offset],
      ),
    );
  }

  /** A member's example stories, newest first. @throws AppError FORBIDDEN for what is gone of somebody else's. */
  async stories(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: PageWithGone = {},
  ): Promise<PageOf<StoryView>> {
    this.authorizeList(actor, place, memberId, page);
    const { limit, offset } = pageOf(page);
    return paged<StoryView>(
      await em.query(
        `select ${STORY}, count(*) over ()::int as "totalCount" from story
         where chapter_id = $1 and member_id = $2 and ($5 or removed_on is null)
         order by told_on desc, id desc limit $3 offset $4`,
        [place.chapterId, memberId, limit, offset, page.gone ?? false],
      ),
    );
  }

  /** A story that is there. @throws AppError NOT_FOUND, FORBIDDEN. */
  async story(em: EntityManager, place: ChapterPlace, actor: Actor, storyId: string): Promise<StoryView> {
    authorize(actor, 'roster:read', place, 'story');
    const [story] = await em.query<StoryView[]>(
      `select ${STORY} from story where chapter_id = $1 and id = $2 and removed_on is null`,
      [place.chapterId, storyId],
    );
    if (!story) throw notFound('story');
    return story;
  }

  /** An ask that was not taken back. @throws AppError NOT_FOUND, FORBIDDEN. */
  async askById(em: EntityManager, place: ChapterPlace, actor: Actor, askId: string): Promise<AskView> {
    authorize(actor, 'roster:read', place, 'ask');
    const [ask] = await em.query<AskView[]>(`${ASKS} and a.id = $2 and ${STANDING}`, [place.chapterId, askId]);
    if (!ask) throw notFound('ask');
    return askOf(ask);
  }

  /** What the whole chapter asks for in the seven days up to and with `day`, newest first: who can help whom. */
  async asksOfWeek(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    day: string,
    page: Page = {},
  ): Promise<PageOf<AskView>> {
    authorize(actor, 'roster:read', place, 'chapter');
    const { limit, offset } = pageOf(page);
    return paged<AskView>(
      await em.query(
        `${ASKS} and ${STANDING} and a.asked_on > $2::date - 7 and a.asked_on <= $2::date
         order by a.asked_on desc, a.id desc limit $3 offset $4`,
        [place.chapterId, checkDate(day, 'day'), limit, offset],
      ),
    );
  }

  /** What one member asked for, newest first. @throws AppError FORBIDDEN for what somebody else took back. */
  async asksOf(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: PageWithGone = {},
  ): Promise<PageOf<AskView>> {
    this.authorizeList(actor, place, memberId, page);
    const { limit, offset } = pageOf(page);
    return paged<AskView>(
      await em.query(
        `${ASKS} and a.member_id = $2 and ($5 or ${STANDING}) order by a.asked_on desc, a.id desc limit $3 offset $4`,
        [place.chapterId, memberId, limit, offset, page.gone ?? false],
      ),
    );
  }

  private authorizeList(actor: Actor, place: ChapterPlace, memberId: string, { gone }: PageWithGone): void {
    authorize(actor, 'roster:read', place, 'chapter');
    if (gone) authorize(actor, 'profile:write', { ...place, ownerMemberIds: [memberId] }, 'member');
  }
}

const STORY = `id, member_id as "memberId", text, told_on as "toldOn", removed_on as "removedOn"`;
const STANDING = 'a.withdrawn_at is null';
const ASKS = `
select a.id, a.member_id as "memberId", m.display_name as "memberName", a.kind, a.text, a.asked_on as "askedOn",
  a.withdrawn_at as "withdrawnAt", count(*) over ()::int as "totalCount"
from ask a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
where a.chapter_id = $1`;

/** An ask without the count of its page, also one that came as JSON: it stands, or it would not have come that way. */
const askOf = ({ id, memberId, memberName, kind, text, askedOn }: AskView): AskView => ({
  ...{ id, memberId, memberName, kind, text, askedOn, withdrawnAt: null },
});

function paged<T>(rows: (T & { totalCount: number })[]): PageOf<T> {
  const items = rows.map(({ totalCount: _, ...item }) => item as unknown as T);
  return { items, totalCount: rows[0]?.totalCount ?? 0 };
}
