import { Inject, Injectable } from '@nestjs/common';
import { STALE_DAYS, daysBetween } from '@chapterhouse/domain';
import { AppError, Clock, accountIdOf, authorize, newId, notFound, type Actor } from '@chapterhouse/platform';
import { AskEntity, ProfileEditEntity, StoryEntity, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { requireBelongsOn, requireMembers } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';
import { ASK_KINDS, PROFILE_FIELDS, requiredText, type AskKind, type ProfileField } from './profile-fields.js';

export interface EditProfile {
  chapterId: string;
  memberId: string;
  field: ProfileField;
  /** null or empty takes it out. At most 2,000 characters. */
  text: string | null;
}

export interface EditProfileParts {
  chapterId: string;
  memberId: string;
  /** 1 to 7, each part once; texts as in `EditProfile`. */
  parts: readonly { field: ProfileField; text: string | null }[];
}

export interface ChangeStory {
  chapterId: string;
  storyId: string;
  /** At most 4,000 characters. */
  text: string;
  idempotencyKey: string;
}

export interface ChangeAsk {
  chapterId: string;
  askId: string;
  kind: AskKind;
  /** As in `MakeAsk`. */
  text: string;
  idempotencyKey: string;
}

export interface TellStory {
  chapterId: string;
  memberId: string;
  /** At most 4,000 characters. */
  text: string;
  idempotencyKey: string;
}

export interface MakeAsk {
  chapterId: string;
  memberId: string;
  kind: AskKind;
  /** Who or what, as specific as can be. At most 500 characters. */
  text: string;
  idempotencyKey: string;
}

interface Setting {
  em: EntityManager;
  place: ChapterPlace;
  today: string;
}

/**
 * What members say about themselves and ask for. A member writes their own, leaders write everybody's. All share their errors:
 * AppError BAD_INPUT, NOT_FOUND, FORBIDDEN, NOT_A_MEMBER_THEN (a former member), IDEMPOTENCY_REUSED.
 */
@Injectable()
export class ProfileService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes one part of a profile. The edit before stays in the history; the same text again is no edit. */
  async edit(actor: Actor, { field, text, ...where }: EditProfile): Promise<void> {
    await this.editParts(actor, { ...where, parts: [{ field, text }] });
  }

  /** Writes several parts at once, all or none, each as `edit` does. */
  async editParts(actor: Actor, { chapterId, memberId, parts }: EditProfileParts): Promise<void> {
    const texts = checkedParts(parts);
    await this.write(actor, chapterId, memberId, async ({ em, today }) => {
      const before = await em.query<{ field: ProfileField; text: string | null; editedOn: string }[]>(
        `select distinct on (field) field, text, edited_on::text as "editedOn" from profile_edit
         where chapter_id = $1 and member_id = $2 order by field, edited_at desc, id desc`,
        [chapterId, memberId],
      );
      const known = new Map(before.map((edit) => [edit.field, edit]));
      for (const [field, text] of texts) {
        const said = known.get(field);
        // Saying what is old once more, word for word, means that it is still right; saying what is fresh means nothing.
        const confirms = said && text !== null && daysBetween(said.editedOn, today) > STALE_DAYS;
        if ((said?.text ?? null) === text && !confirms) continue;
        const edit = { chapterId, id: newId(), memberId, field, text, editedOn: today };
        await em.insert(ProfileEditEntity, { ...edit, editedBy: accountIdOf(actor), editedAt: this.clock.now() });
      }
    });
  }

  /** Adds an example story; answers with its id. */
  async tellStory(actor: Actor, { idempotencyKey: key, ...input }: TellStory): Promise<string> {
    const { chapterId, memberId } = input;
    const text = requiredText(input.text, 'text', 4000);
    return this.write(actor, chapterId, memberId, ({ em, today }) =>
      idempotently(em, actor, { operation: 'story.tell', key, request: input }, async () => {
        const id = newId();
        await em.insert(StoryEntity, { chapterId, id, memberId, text, toldOn: today, createdBy: accountIdOf(actor) });
        return id;
      }),
    );
  }

  /**
   * Tells a story anew, from today on; answers with the id of the new one. The old one goes as if it were taken away, so that
   * what was told before stays on record.
   */
  async changeStory(actor: Actor, { idempotencyKey: key, ...input }: ChangeStory): Promise<string> {
    const { chapterId, storyId } = input;
    const text = requiredText(input.text, 'text', 4000);
    const { memberId } = await this.ownerOf(actor, chapterId, StoryEntity, storyId, 'story');
    return this.write(actor, chapterId, memberId, ({ em, today }) =>
      idempotently(em, actor, { operation: 'story.change', key, request: input }, async () => {
        const taken = await em.query<[unknown[], number]>(
          `update story set removed_on = $3 where chapter_id = $1 and id = $2 and removed_on is null`,
          [chapterId, storyId, today],
        );
        if (taken[1] === 0)
          throw new AppError('CONFLICT', 'This story was changed or taken away. Look at the list again.');
        const id = newId();
        await em.insert(StoryEntity, { chapterId, id, memberId, text, toldOn: today, createdBy: accountIdOf(actor) });
        return id;
      }),
    );
  }

  /** Takes a story away from today on. Taking it away again changes nothing. */
  async removeStory(actor: Actor, { chapterId, storyId }: { chapterId: string; storyId: string }): Promise<void> {
    await this.door.run(actor, chapterId, async (em, place, today) => {
      const story = await em.findOneBy(StoryEntity, { chapterId, id: storyId });
      if (!story) throw notFound('story');
      authorize(actor, 'profile:write', { ...place, ownerMemberIds: [story.memberId] }, 'story');
      await em.query(`update story set removed_on = $3 where chapter_id = $1 and id = $2 and removed_on is null`, [
        chapterId,
        storyId,
        today,
      ]);
    });
  }

  /** Asks the chapter for something this week; answers with its id. */
  async ask(actor: Actor, { idempotencyKey: key, ...input }: MakeAsk): Promise<string> {
    const { chapterId, memberId, kind } = input;
    const text = askText(input);
    return this.write(actor, chapterId, memberId, ({ em, today }) =>
      idempotently(em, actor, { operation: 'ask.make', key, request: input }, async () => {
        const id = newId();
        await em.insert(AskEntity, {
          chapterId,
          id,
          memberId,
          kind,
          text,
          askedOn: today,
          createdBy: accountIdOf(actor),
        });
        return id;
      }),
    );
  }

  /**
   * Says an ask in other words or asks for something else, from today on; answers with the id of the new one. The old one goes
   * as if it were taken back. Only an ask of the last seven days can be changed: older ones are what was asked then.
   */
  async changeAsk(actor: Actor, { idempotencyKey: key, ...input }: ChangeAsk): Promise<string> {
    const { chapterId, askId, kind } = input;
    const text = askText(input);
    const { memberId } = await this.ownerOf(actor, chapterId, AskEntity, askId, 'ask');
    return this.write(actor, chapterId, memberId, ({ em, today }) =>
      idempotently(em, actor, { operation: 'ask.change', key, request: input }, async () => {
        const taken = await em.query<[unknown[], number]>(
          `update ask set withdrawn_at = $3 where chapter_id = $1 and id = $2 and withdrawn_at is null
             and asked_on > $4::date - 7`,
          [chapterId, askId, this.clock.now(), today],
        );
        if (taken[1] === 0)
          throw new AppError(
            'CONFLICT',
            'This ask was taken back or is of an earlier week. Ask for something new instead.',
          );
        const id = newId();
        const ask = { chapterId, id, memberId, kind, text, askedOn: today };
        await em.insert(AskEntity, { ...ask, createdBy: accountIdOf(actor) });
        return id;
      }),
    );
  }

  /** Takes an ask back: it counts nowhere any more. Taking it back again changes nothing. */
  async withdrawAsk(actor: Actor, { chapterId, askId }: { chapterId: string; askId: string }): Promise<void> {
    await this.door.run(actor, chapterId, async (em, place) => {
      const ask = await em.findOneBy(AskEntity, { chapterId, id: askId });
      if (!ask) throw notFound('ask');
      authorize(actor, 'profile:write', { ...place, ownerMemberIds: [ask.memberId] }, 'ask');
      await em.query(`update ask set withdrawn_at = $3 where chapter_id = $1 and id = $2 and withdrawn_at is null`, [
        chapterId,
        askId,
        this.clock.now(),
      ]);
    });
  }

  /** Whose story or ask it is. @throws AppError NOT_FOUND, FORBIDDEN: also for somebody else's. */
  private async ownerOf(
    actor: Actor,
    chapterId: string,
    entity: typeof StoryEntity | typeof AskEntity,
    id: string,
    what: 'story' | 'ask',
  ): Promise<{ memberId: string }> {
    return this.door.run(actor, chapterId, async (em, place) => {
      const found = await em.findOneBy<StoryEntity | AskEntity>(entity, { chapterId, id });
      if (!found) throw notFound(what);
      authorize(actor, 'profile:write', { ...place, ownerMemberIds: [found.memberId] }, what);
      return found;
    });
  }

  private write<T>(
    actor: Actor,
    chapterId: string,
    memberId: string,
    work: (setting: Setting) => Promise<T>,
  ): Promise<T> {
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'profile:write', { ...place, ownerMemberIds: [memberId] }, 'member');
      const members = await requireMembers(em, chapterId, [{ memberId, field: 'memberId' }]);
      requireBelongsOn(members.get(memberId)!, today, 'memberId');
      return work({ em, place, today });
    });
  }
}

/** Each part once, texts trimmed, empty ones as null. @throws AppError BAD_INPUT naming the part. */
function checkedParts(parts: EditProfileParts['parts']): Map<ProfileField, string | null> {
  const texts = new Map<ProfileField, string | null>();
  for (const [at, { field, text }] of parts.entries()) {
    const where = (name: string): string => (parts.length === 1 ? name : `parts.${at}.${name}`);
    if (!PROFILE_FIELDS.includes(field)) throw new AppError('BAD_INPUT', 'A profile has no such part.', where('field'));
    if (texts.has(field)) throw new AppError('BAD_INPUT', 'This part is here twice. Say it once.', where('field'));
    texts.set(field, text?.trim() ? requiredText(text, where('text'), 2000) : null);
  }
  return texts;
}

function askText({ kind, text }: { kind: AskKind; text: string }): string {
  if (!ASK_KINDS.includes(kind)) throw new AppError('BAD_INPUT', 'Ask for a person, a company or a trade.', 'kind');
  return requiredText(text, 'text', 500);
}
