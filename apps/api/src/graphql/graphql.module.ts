import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { ChapterQueries, ChaptersModule } from '@chapterhouse/chapters';
import { Door } from '@chapterhouse/database';
import { CONFIG, type Config, type Logger, systemActor } from '@chapterhouse/platform';
import { AuthModule } from '../auth/auth.module.js';
import { Callers } from '../auth/caller.js';
import { API_LOGGER } from '../http/log.js';
import { ApiContext } from './context.js';
import { formatError } from './errors.js';
import { protection } from './limits.js';
import { requestPlugin } from './request.plugin.js';
import { ReadSession } from './read-session.js';
import { buildSchemaOptions } from './schema-options.js';

export const GRAPHQL_PATH = '/graphql';
/** Whoever is not signed in sees no chapter: row-level security gets an empty list. */
const NOBODY = systemActor('api.nobody', []);

/** Apollo on Express, code first. */
export const ApiGraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  imports: [AuthModule, ChaptersModule],
  inject: [CONFIG, Door, Callers, ChapterQueries, API_LOGGER],
  useFactory: (config: Config, door: Door, callers: Callers, chapters: ChapterQueries, logger: Logger) => {
    const development = config.NODE_ENV === 'development';
    const { validationRules, plugins, ...limits } = protection();
    return {
      path: GRAPHQL_PATH,
      autoSchemaFile: true,
      sortSchema: true,
      buildSchemaOptions,
      // Its page loads from elsewhere; ours is at /explorer.
      graphiql: false,
      nodeEnv: config.NODE_ENV,
      introspection: development,
      csrfPrevention: true,
      autoTransformHttpErrors: false,
      formatError,
      ...limits,
      validationRules: validationRules ?? [],
      plugins: [...(plugins ?? []), requestPlugin(logger)],
      context: async ({ req, res }: { req: Request; res: Response }): Promise<ApiContext> => {
        const caller = await callers.of(req.headers);
        // A session that slid on is told to the browser.
        for (const cookie of caller?.session?.setCookies ?? []) res.append('set-cookie', cookie);
        const reads = new ReadSession(door, caller?.actor ?? NOBODY);
        // Sent or broken off: either way the door must not stay open.
        res.once('close', () => void reads.end());
        return new ApiContext(req, res, String(req.headers['x-request-id']), caller, reads, chapters);
      },
    };
  },
});
