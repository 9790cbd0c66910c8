import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { Telemetry } from '../health/telemetry.js';
import { namesOfActors } from '../identity/actor-name.js';
import { auditPlugin } from '../identity/audit/audit.plugin.js';
import { Store, STORES } from '../store/store.js';
import type { ViewerOf } from '../store/viewer.js';
import { answerCachePlugin } from './answer-cache.plugin.js';
import { currencyPlugin } from './currency.plugin.js';
import { errorFormatter } from './errors.js';
import { protection } from './limits.js';
import { fullPlugin } from './full.plugin.js';
import { oneVersionPlugin } from './one-version.plugin.js';
import { trustedDocumentsPlugin, trustedIn } from './trusted-documents.plugin.js';

export interface GraphqlOptions {
  readonly log: Logger;
  /** Whose a request is. */
  readonly viewer: ViewerOf;
  /** What the pages ask, by what identifies each; absent: browsers ask what they like. */
  readonly documents?: Readonly<Record<string, string>> | undefined;
}

/** Aborted when a page was closed, or asks something else, before it was answered: the engine works for nobody. */
function goneWith(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => { if (!response.writableFinished) gone.abort(); });
  return gone.signal;
}

/** Apollo over the resolvers of the other modules: code first, limited, errors as codes. */
export function graphqlModule({ documents = {}, log, viewer }: GraphqlOptions): DynamicModule {
  const { plugins, validationRules, allowBatchedHttpRequests, includeStacktraceInErrorResponses } = protection();
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [Store, STORES, Telemetry],
    useFactory: (store: Store, stores: Stores, telemetry: Telemetry): ApolloDriverConfig => ({
      autoSchemaFile: true,
      sortSchema: true,
      graphiql: false,
      introspection: false,
      csrfPrevention: true,
      persistedQueries: false,
      // Hints for caches on the way cost a call per field of the answer; answers are kept by data version instead. The cast: one
      // interface, declared once for ES modules and once for CommonJS by @apollo/server.
      plugins: [...plugins, trustedDocumentsPlugin(trustedIn(documents)), oneVersionPlugin(store), currencyPlugin(store), answerCachePlugin(store), fullPlugin(), auditPlugin(stores, log), ApolloServerPluginCacheControlDisabled()] as unknown as NonNullable<ApolloDriverConfig['plugins']>,
      validationRules,
      allowBatchedHttpRequests,
      includeStacktraceInErrorResponses,
      formatError: errorFormatter(log, telemetry),
      context: async ({ req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse }) => ({ gone: goneWith(res), viewer: await viewer(req), nameOf: namesOfActors(stores) }),
    }),
  });
}
