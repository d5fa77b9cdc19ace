import { Inject, Injectable } from '@nestjs/common';
import { ChapterDoor } from '@chapterhouse/chapters';
import { Door, MailPreferenceEntity } from '@chapterhouse/database';
import {
  type Actor,
  AppError,
  Clock,
  CONFIG,
  type Config,
  memberIdsIn,
  notFound,
  systemActor,
} from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { LETTER_KINDS, type LetterKind, type Unsubscribe, verifyUnsubscribe } from './unsubscribe-token.js';

/** Whether a member wants a letter. */
export interface MailPreference {
  readonly kind: LetterKind;
  readonly enabled: boolean;
}

/** What members want to be mailed. They decide for themselves: no leader does it for them. */
@Injectable()
export class MailPreferencesService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(ChapterDoor) private readonly chapterDoor: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'AUTH_SECRET'>,
  ) {}

  /** The actor's own preferences in a chapter, one per kind of letter. @throws AppError NOT_FOUND without a seat there. */
  async own(actor: Actor, chapterId: string): Promise<MailPreference[]> {
    return this.chapterDoor.run(actor, chapterId, (em) => readOf(em, chapterId, seatOf(actor, chapterId)));
  }

  /** Wants a letter, or not. Setting it twice changes nothing. @throws AppError NOT_FOUND without a seat there. */
  async set(actor: Actor, input: { chapterId: string; kind: LetterKind; enabled: boolean }): Promise<MailPreference[]> {
    const { chapterId, kind, enabled } = input;
    return this.chapterDoor.run(actor, chapterId, async (em) => {
      const memberId = seatOf(actor, chapterId);
      await this.write(em, { chapterId, memberId, kind }, enabled);
      return readOf(em, chapterId, memberId);
    });
  }

  /** What an unsubscribe link is about, for its page. @throws AppError BAD_INPUT when the link is damaged. */
  readToken(token: string): Unsubscribe {
    const told = verifyUnsubscribe(token, this.config.AUTH_SECRET);
    if (!told) {
      throw new AppError(
        'BAD_INPUT',
        'This link is damaged. Use the whole link from the letter, or sign in and choose there.',
        'token',
      );
    }
    return told;
  }

  /** One click (RFC 8058): stops the letter that the link came with. No sign-in: the link itself is the proof. */
  async unsubscribe(token: string): Promise<Unsubscribe> {
    const told = this.readToken(token);
    await this.door.run(systemActor('mail.unsubscribe', [told.chapterId]), (em) => this.write(em, told, false));
    return told;
  }

  private async write(em: EntityManager, { chapterId, memberId, kind }: Unsubscribe, enabled: boolean): Promise<void> {
    // A member who was erased meanwhile gets no letter anyway.
    await em.query(
      `insert into mail_preference (chapter_id, member_id, kind, enabled, updated_at)
       select m.chapter_id, m.id, $3, $4, $5 from member m where m.chapter_id = $1 and m.id = $2
       on conflict (chapter_id, member_id, kind) do update set enabled = excluded.enabled, updated_at = excluded.updated_at
       where mail_preference.enabled <> excluded.enabled`,
      [chapterId, memberId, kind, enabled, this.clock.now()],
    );
  }
}

function seatOf(actor: Actor, chapterId: string): string {
  const [memberId] = memberIdsIn(actor, chapterId);
  if (!memberId) throw notFound('seat');
  return memberId;
}

async function readOf(em: EntityManager, chapterId: string, memberId: string): Promise<MailPreference[]> {
  const rows = await em.findBy(MailPreferenceEntity, { chapterId, memberId });
  return LETTER_KINDS.map((kind) => ({ kind, enabled: rows.find((row) => row.kind === kind)?.enabled ?? true }));
}
