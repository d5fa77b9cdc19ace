import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, accountIdOf, authorize, type Actor } from '@chapterhouse/platform';
import { Door } from '@chapterhouse/database';
import { parseScorecard, SCORECARD_PRESETS, type Scorecard } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** The tables of points that an organisation's chapters can be scored with. */
@Injectable()
export class ScorecardService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The presets and the organisation's own tables, every version, by name and version. Own ones only as far as the door shows them. */
  async list(em: EntityManager, organisationId: string): Promise<Scorecard[]> {
    const own = await em.query<{ definition: Scorecard }[]>(
      `select definition from scorecard_table where organisation_id = $1 order by name, version`,
      [organisationId],
    );
    return [...SCORECARD_PRESETS, ...own.map((row) => row.definition)];
  }

  /** One version of a table by its name. @throws Error when it is not there: a kept score always has its table. */
  async table(
    em: EntityManager,
    organisationId: string,
    { name, version }: Pick<Scorecard, 'name' | 'version'>,
  ): Promise<Scorecard> {
    const preset = SCORECARD_PRESETS.find((table) => table.name === name && table.version === version);
    if (preset) return preset;
    const [own] = await em.query<{ definition: Scorecard }[]>(
      `select definition from scorecard_table where organisation_id = $1 and name = $2 and version = $3`,
      [organisationId, name, version],
    );
    if (!own) throw new Error(`there is no version ${version} of the scorecard ${name}`);
    return own.definition;
  }

  /**
   * Adds a table of an organisation's own, or its next version. A version never changes and never begins before today (but
   * for the first one), so that weeks which were scored keep their score.
   * @throws AppError NOT_FOUND (not an admin of it), BAD_INPUT naming every mistake and the place of the first,
   * CONFLICT when the version is there already.
   */
  async add(actor: Actor, organisationId: string, definition: unknown): Promise<Scorecard> {
    authorize(actor, 'organisation:write', { organisationId }, 'organisation');
    const parsed = parseScorecard(definition);
    if (!parsed.ok) {
      const sentences = parsed.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
      throw new AppError('BAD_INPUT', sentences.join('\n'), parsed.problems[0]?.path || null);
    }
    const { scorecard } = parsed;
    return this.door.run(actor, async (em) => {
      const [newest] = await em.query<{ version: number }[]>(
        `select max(version)::int as version from scorecard_table where organisation_id = $1 and name = $2`,
        [organisationId, scorecard.name],
      );
      const before = newest?.version ?? 0;
      if (scorecard.version <= before) {
        throw new AppError(
          'CONFLICT',
          `Version ${before} of this table is there already. Make it version ${before + 1}.`,
          'version',
        );
      }
      const today = this.clock.today('UTC');
      if (before > 0 && scorecard.validFrom < today) {
        throw new AppError(
          'BAD_INPUT',
          `Weeks before ${today} are scored already. Let the new version begin today or later.`,
          'validFrom',
        );
      }
      const made = await em.query<unknown[]>(
        `insert into scorecard_table (organisation_id, name, version, valid_from, definition, created_by)
         values ($1, $2, $3, $4, $5::jsonb, $6) on conflict do nothing returning 1`,
        [
          organisationId,
          scorecard.name,
          scorecard.version,
          scorecard.validFrom,
          JSON.stringify(scorecard),
          accountIdOf(actor),
        ],
      );
      if (made.length === 0)
        throw new AppError('CONFLICT', 'Somebody else just added this version. Look at the list again.', 'version');
      return scorecard;
    });
  }
}
