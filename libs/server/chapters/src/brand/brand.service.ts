import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, authorize, Clock, systemActor, type Actor } from '@chapterhouse/platform';
import { audit, ChapterEntity, ChapterLogoEntity, Door } from '@chapterhouse/database';
import type { EntityManager } from 'typeorm';
import { ChapterQueries } from '../chapters.queries.js';
import { readLogo, type LogoType } from './logo-image.js';

/** Where logos are served, below the app's own address. A hash is in the name, so a file never changes. */
export const LOGO_PATH = '/files/logos';

export interface ChapterChange {
  chapterId: string;
  /** The version of the settings that the person saw. */
  expectedVersion: number;
}

export interface LogoFile {
  readonly type: LogoType;
  readonly content: Buffer;
}

/** The path of a chapter's logo, without host; null without one. */
export const logoPathOf = ({ logoHash, logoType }: Pick<ChapterEntity, 'logoHash' | 'logoType'>): string | null =>
  logoHash && logoType ? `${LOGO_PATH}/${logoHash}.${logoType}` : null;

/** The picture under which a chapter writes and shows itself. */
@Injectable()
export class BrandService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ChapterQueries) private readonly chapters: ChapterQueries,
  ) {}

  /**
   * Takes a picture as the chapter's logo, on record. The same picture again changes nothing, so that a repeated upload is
   * none.
   * @throws AppError FILE_TOO_LARGE, FILE_UNREADABLE, BAD_INPUT, CONFLICT, FORBIDDEN, NOT_FOUND.
   */
  async setLogo(actor: Actor, input: ChapterChange & { bytes: Buffer }): Promise<ChapterEntity> {
    const { bytes, ...change } = input;
    return this.change(actor, change, async (em, before) => {
      const { type, width, height } = readLogo(bytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (before.logoHash === hash) return null;
      await em.upsert(
        ChapterLogoEntity,
        { chapterId: before.id, hash, type, width, height, content: bytes, createdAt: this.clock.now() },
        ['chapterId'],
      );
      return { logoHash: hash, logoType: type };
    });
  }

  /** Goes back to the mark of the house, on record. @throws AppError CONFLICT, FORBIDDEN, NOT_FOUND. */
  async removeLogo(actor: Actor, change: ChapterChange): Promise<ChapterEntity> {
    return this.change(actor, change, async (em, before) => {
      if (before.logoHash === null) return null;
      await em.delete(ChapterLogoEntity, { chapterId: before.id });
      return { logoHash: null, logoType: null };
    });
  }

  /** A logo by its hash, for everybody: it stands in letters, and nobody guesses a hash. Null when there is none. */
  async logo(hash: string): Promise<LogoFile | null> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null;
    const read = (em: EntityManager): Promise<LogoFile[]> =>
      em.query<LogoFile[]>(`select type, content from app_logo($1)`, [hash]);
    return (await this.door.run(systemActor('files', []), read, { readOnly: true }))[0] ?? null;
  }

  /** `work` answers with what changes, or null when nothing does; then the version a person saw does not matter either. */
  private async change(
    actor: Actor,
    { chapterId, expectedVersion }: ChapterChange,
    work: (em: EntityManager, before: ChapterEntity) => Promise<Pick<ChapterEntity, 'logoHash' | 'logoType'> | null>,
  ): Promise<ChapterEntity> {
    return this.door.run(
      actor,
      async (em) => {
        const place = await this.chapters.place(em, chapterId);
        authorize(actor, 'settings:write', place, 'chapter');
        const before = await em.findOneOrFail(ChapterEntity, {
          where: { id: chapterId },
          lock: { mode: 'pessimistic_write' },
        });
        const after = await work(em, before);
        if (!after) return before;
        if (before.version !== expectedVersion) {
          throw new AppError(
            'CONFLICT',
            'Somebody else changed the settings of this chapter in the meantime. Load them again, then make your change.',
          );
        }
        const at = { version: expectedVersion + 1, updatedAt: this.clock.now() };
        await em.update(ChapterEntity, { id: chapterId }, { ...after, ...at });
        await audit(em, actor, {
          chapterId,
          action: 'chapter.logo_changed',
          subjectType: 'chapter',
          subjectId: chapterId,
          before: { logo: before.logoHash },
          after: { logo: after.logoHash },
        });
        return { ...before, ...after, ...at };
      },
      { chapterId },
    );
  }
}
