import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@chapterhouse/platform';
import { bareError } from '../http/bare-error.js';
import type { ApiContext } from './context.js';
import { isBug } from './errors.js';

/** Closes the door of a request before its answer leaves, and notes what broke, with the number of the request. */
export const requestPlugin = (logger: Logger): ApolloServerPlugin<ApiContext> => ({
  async contextCreationDidFail({ error }) {
    logger.error({ err: bareError(error) }, 'nobody could find out who asks');
  },
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        if (operation?.operation === 'mutation') contextValue.reads.seeOwnWrites();
      },
      async didEncounterErrors({ errors, contextValue, operationName }) {
        for (const error of errors) {
          if (!isBug(error.toJSON(), error)) continue;
          const { requestId } = contextValue;
          const err = bareError(error.originalError ?? error);
          logger.error({ err, requestId, operationName, path: error.path }, 'an operation failed');
        }
      },
      async willSendResponse({ contextValue }) {
        await contextValue.reads.end();
      },
    };
  },
});
