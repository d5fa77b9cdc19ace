import { Inject, Injectable } from '@nestjs/common';
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
  async edit(actor: Actor, input: EditProfile): Promise<void> {
    const { chapterId, memberId, field } = input;
    if (!PROFILE_FIELDS.includes(field)) throw new AppError('BAD_INPUT', 'A profile has no such part.', 'field');
    const text = input.text?.trim() ? requiredText(input.text, 'text', 2000) : null;
    await this.write(actor, chapterId, memberId, async ({ em, today }) => {
      const before = await em.findOne(ProfileEditEntity, {
        where: { chapterId, memberId, field },
        order: { editedAt: 'DESC', id: 'DESC' },
      });
      if ((before?.text ?? null) === text) return;
      await em.insert(ProfileEditEntity, {
        chapterId,
        id: newId(),
        memberId,
        field,
        text,
        editedOn: today,
        editedBy: accountIdOf(actor),
        editedAt: this.clock.now(),
      });
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
    if (!ASK_KINDS.includes(kind)) throw new AppError('BAD_INPUT', 'Ask for a person, a company or a trade.', 'kind');
    const text = requiredText(input.text, 'text', 500);
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
