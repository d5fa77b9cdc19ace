import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ImportsQueries, ImportsService } from '@chapterhouse/imports';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { ImportArgs, ImportInput, ImportListArgs, ResolveNamesInput } from './imports.inputs.js';
import { decisionOf, importOf } from './imports.mapping.js';
import { Import, ImportPage, ImportPayload } from './imports.types.js';

/** Imports, after their files were uploaded to /api/chapters/{chapterId}/imports. */
@Resolver()
export class ImportResolver {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly service: ImportsService,
  ) {}

  @Query(() => ImportPage, { description: 'Imports of a chapter, newest first.' })
  @Authorize('imports:write')
  async imports(@Ctx() ctx: ApiContext, @Args() { chapterId, ...page }: ImportListArgs): Promise<ImportPage> {
    const { items, totalCount } = await this.queries.list(ctx.actor, chapterId, page);
    return { items: items.map(importOf), totalCount };
  }

  @Query(() => Import, { description: 'An import with its last preview.' })
  @Authorize('imports:write')
  async import(@Ctx() ctx: ApiContext, @Args() { chapterId, importId }: ImportArgs): Promise<Import> {
    return importOf(await this.queries.get(ctx.actor, chapterId, importId));
  }

  @Mutation(() => ImportPayload, { description: 'Finds out what applying would do; nothing of the chapter changes.' })
  @Authorize('imports:write')
  async previewImport(@Ctx() ctx: ApiContext, @Args('input') input: ImportInput): Promise<ImportPayload> {
    return done({ import: importOf(await this.service.preview(ctx.actor, input.chapterId, input.importId)) });
  }

  @Mutation(() => ImportPayload, { description: 'Answers whom unknown names mean, and previews again.' })
  @Authorize('imports:write')
  async resolveImportNames(@Ctx() ctx: ApiContext, @Args('input') input: ResolveNamesInput): Promise<ImportPayload> {
    const { chapterId, importId, answers } = input;
    const decisions = answers.map(decisionOf);
    return done({ import: importOf(await this.service.resolveNames(ctx.actor, chapterId, importId, decisions)) });
  }

  @Mutation(() => ImportPayload, {
    description: 'Writes what the preview showed, in one go. Applied twice, it changes nothing more.',
  })
  @Authorize('imports:write')
  async applyImport(@Ctx() ctx: ApiContext, @Args('input') input: ImportInput): Promise<ImportPayload> {
    return done({ import: importOf(await this.service.apply(ctx.actor, input.chapterId, input.importId)) });
  }

  @Mutation(() => ImportPayload, {
    description:
      'Puts everything back that an import wrote. For whoever may import, and for 30 days for the one who applied it: it may have ended their own role.',
  })
  @Authorize('imports:write', 'roster:read')
  async undoImport(@Ctx() ctx: ApiContext, @Args('input') input: ImportInput): Promise<ImportPayload> {
    return done({ import: importOf(await this.service.undo(ctx.actor, input.chapterId, input.importId)) });
  }
}
