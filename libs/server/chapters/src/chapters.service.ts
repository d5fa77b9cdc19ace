import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, authorize, newId, notFound, systemActor, type Actor } from '@chapterhouse/platform';
import { ChapterEntity, Door, RegionEntity, audit, changedFields, idempotently } from '@chapterhouse/database';
import type { EntityManager } from 'typeorm';
import { checkSettings, checkTogether, SCORECARDS, type ChapterSettings } from './chapter-settings.js';
import { ChapterQueries, slugOf } from './chapters.queries.js';

/** What a chapter cannot do without; the other settings have defaults. */
type NewSettings = Pick<ChapterSettings, 'name' | 'timeZone' | 'currency'> & Partial<ChapterSettings>;

export interface CreateChapter {
  organisationId: string;
  regionId: string;
  /** Lower-case letters, digits and single hyphens; made from the name when it is not given. */
  slug?: string | null;
  settings: NewSettings;
  isSample?: boolean;
  idempotencyKey: string;
}

export interface CreateChapterForOperator extends NewSettings {
  slug: string;
  /** Names; found, or made when they are not there. */
  region?: string | null;
  organisation?: string | null;
  isSample?: boolean;
}

export interface UpdateChapterSettings {
  chapterId: string;
  expectedVersion: number;
  settings: Partial<ChapterSettings>;
}

/** Makes chapters and changes their settings. */
@Injectable()
export class ChapterService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ChapterQueries) private readonly chapters: ChapterQueries,
  ) {}

  /**
   * Makes a chapter in a region of an organisation, for its admin.
   * @throws AppError NOT_FOUND (organisation or region not the actor's), SLUG_TAKEN, BAD_INPUT, IDEMPOTENCY_REUSED.
   */
  async create(actor: Actor, input: CreateChapter): Promise<ChapterEntity> {
    const { organisationId, regionId, idempotencyKey, ...request } = input;
    authorize(actor, 'organisation:write', { organisationId }, 'organisation');
    return this.door.run(actor, async (em) => {
      const id = await idempotently(
        em,
        actor,
        { operation: 'chapter.create', key: idempotencyKey, request: { organisationId, regionId, ...request } },
        async () => {
          if (!(await em.existsBy(RegionEntity, { id: regionId, organisationId }))) throw notFound('region');
          const row = { id: newId(), organisationId, regionId, isSample: input.isSample ?? false };
          const slug = input.slug ?? slugOf(input.settings.name);
          const scorecards = await scorecardsOf(em, organisationId, input.settings);
          await em.insert(ChapterEntity, { ...row, slug, ...checkNew(input.settings, scorecards) });
          return row.id;
        },
      );
      return em.findOneByOrFail(ChapterEntity, { id });
    });
  }

  /**
   * Makes a chapter for the operator at the command line; the organisation and the region are found by name or made.
   * @throws AppError SLUG_TAKEN when there is one already (find it with `ChapterQueries.bySlug`), BAD_INPUT.
   */
  async createForOperator(input: CreateChapterForOperator): Promise<ChapterEntity> {
    const { slug, region = 'Main', organisation = 'Independent chapters', isSample = false, ...settings } = input;
    const checked = checkNew(settings);
    const id = newId();
    const actor = systemActor('operator', [id]);
    return this.door.run(actor, async (em) => {
      const organisationId = await this.findOrMakeOrganisation(em, organisation || 'Independent chapters');
      const regionId = await this.findOrMakeRegion(em, organisationId, region || 'Main');
      await em.insert(ChapterEntity, { id, organisationId, regionId, slug, isSample, ...checked });
      await audit(em, actor, {
        chapterId: id,
        action: 'chapter.created',
        subjectType: 'chapter',
        subjectId: id,
        after: { slug, ...checked },
      });
      return em.findOneByOrFail(ChapterEntity, { id });
    });
  }

  /** Makes a region of an organisation, for its admin; one of the same name is simply found. */
  async createRegion(
    actor: Actor,
    input: { organisationId: string; name: string; country?: string | null },
  ): Promise<RegionEntity> {
    const { organisationId } = input;
    authorize(actor, 'organisation:write', { organisationId }, 'organisation');
    const name = input.name.trim();
    if (name === '' || name.length > 200)
      throw new AppError('BAD_INPUT', 'The name of a region has 1 to 200 characters.', 'name');
    return this.door.run(actor, async (em) => {
      const id = await this.findOrMakeRegion(em, organisationId, name, input.country ?? null);
      return em.findOneByOrFail(RegionEntity, { id });
    });
  }

  /**
   * Changes settings, on record.
   * @throws AppError CONFLICT when somebody was quicker, BAD_INPUT naming the setting, FORBIDDEN, NOT_FOUND.
   */
  async updateSettings(actor: Actor, input: UpdateChapterSettings): Promise<ChapterEntity> {
    const { chapterId, expectedVersion } = input;
    return this.door.run(
      actor,
      async (em) => {
        const place = await this.chapters.place(em, chapterId);
        authorize(actor, 'settings:write', place, 'chapter');
        const settings = checkSettings(input.settings, await scorecardsOf(em, place.organisationId, input.settings));
        const before = await em.findOneOrFail(ChapterEntity, {
          where: { id: chapterId },
          lock: { mode: 'pessimistic_write' },
        });
        if (before.version !== expectedVersion) {
          throw new AppError(
            'CONFLICT',
            'Somebody else changed the settings of this chapter in the meantime. Load them again, then make your change.',
          );
        }
        checkTogether({ ...before, ...settings });
        const change = changedFields<ChapterSettings>(before, settings);
        if (!change) return before;
        await em.update(
          ChapterEntity,
          { id: chapterId },
          { ...change.after, version: expectedVersion + 1, updatedAt: this.clock.now() },
        );
        await audit(em, actor, {
          chapterId,
          action: 'chapter.settings_changed',
          subjectType: 'chapter',
          subjectId: chapterId,
          ...change,
        });
        return em.findOneByOrFail(ChapterEntity, { id: chapterId });
      },
      { chapterId },
    );
  }

  private async findOrMakeOrganisation(em: EntityManager, name: string): Promise<string> {
    const slug = slugOf(name);
    if (slug === '')
      throw new AppError('BAD_INPUT', 'The name of an organisation needs Latin letters or digits.', 'organisation');
    await em.query(`insert into organisation (id, slug, name) values ($1, $2, $3) on conflict (slug) do nothing`, [
      newId(),
      slug,
      name.trim(),
    ]);
    return this.idOf(em, `select id from organisation where slug = $1`, [slug]);
  }

  private async findOrMakeRegion(
    em: EntityManager,
    organisationId: string,
    name: string,
    country: string | null = null,
  ): Promise<string> {
    await em.query(
      `insert into region (id, organisation_id, name, country) values ($1, $2, $3, $4)
       on conflict (organisation_id, name) do nothing`,
      [newId(), organisationId, name.trim(), country],
    );
    return this.idOf(em, `select id from region where organisation_id = $1 and name = $2`, [
      organisationId,
      name.trim(),
    ]);
  }

  private async idOf(em: EntityManager, sql: string, values: string[]): Promise<string> {
    const rows = await em.query<{ id: string }[]>(sql, values);
    if (!rows[0]) throw new Error(`found nothing after inserting it: ${sql}`);
    return rows[0].id;
  }
}

/** The names of scorecards to choose from: the presets and the organisation's own, asked for only when one is chosen. */
async function scorecardsOf(
  em: EntityManager,
  organisationId: string,
  { scorecard }: Partial<ChapterSettings>,
): Promise<readonly string[]> {
  if (scorecard === undefined) return SCORECARDS;
  const own = await em.query<{ name: string }[]>(
    `select distinct name from scorecard_table where organisation_id = $1 order by name`,
    [organisationId],
  );
  return [...new Set([...SCORECARDS, ...own.map((row) => row.name)])];
}

function checkNew(
  settings: NewSettings,
  scorecards: readonly string[] = SCORECARDS,
): Partial<ChapterSettings> & NewSettings {
  const { name, timeZone, currency } = settings;
  const checked = { name, timeZone, currency, ...checkSettings(settings, scorecards) };
  checkTogether({ windowWeeks: 26, evidenceWeeks: 52, ...checked } as ChapterSettings);
  return checked;
}
