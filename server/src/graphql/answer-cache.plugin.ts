import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import { Kind, OperationTypeNode } from 'graphql';
import type { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';

/** Questions whose answer is settled by the data version; the ledger of loads moves while one is running. */
const VERSIONED = new Set([
  'annotations', 'baselines', 'breakdown', 'case', 'cases', 'catalogue', 'confidence', 'exploration', 'filterValues', 'freshness', 'funnelPlot', 'issues', 'journey', 'limitRules', 'messageSteps', 'rateChange',
  'restatements', 'series', 'survival', 'targets', 'together', 'total',
]);
const KEPT_ANSWERS = 200;

interface Context extends BaseContext {
  readonly viewer?: Viewer;
}

function keyOf({ request, contextValue, operation }: GraphQLRequestContext<Context>): string | undefined {
  const fields = operation?.selectionSet.selections ?? [];
  const settled = fields.every((field) => field.kind === Kind.FIELD && VERSIONED.has(field.name.value));
  if (!settled || operation?.operation !== OperationTypeNode.QUERY || contextValue.viewer?.scope === undefined) return undefined;
  return JSON.stringify([contextValue.viewer.scope, [...(contextValue.viewer.rights ?? [])].sort(), request.query, request.operationName ?? null, request.variables ?? null]);
}

/**
 * Keeps whole answers for as long as their data version is in force, by scope, rights, document and variables. Shaping twelve tiles and walking their
 * fields costs more than asking for them; errors are never kept.
 */
export function answerCachePlugin(store: Store): ApolloServerPlugin<Context> {
  let version = -1;
  const kept = new Map<string, GraphQLResponse['body']>();

  const currentOnly = (now: number): void => {
    if (now === version) return;
    kept.clear();
    version = now;
  };

  return {
    requestDidStart: async () => {
      let key: string | undefined;
      let hit = false;
      return Promise.resolve({
        responseForOperation: async (context) => {
          key = keyOf(context);
          if (key === undefined || !kept.has(key)) return null;
          currentOnly((await store.currentVersion()).number);
          const body = kept.get(key);
          hit = body !== undefined;
          return body === undefined ? null : { http: context.response.http, body };
        },
        willSendResponse: async ({ contextValue, response: { body } }) => {
          const now = contextValue.viewer?.reading?.version?.number;
          if (hit || key === undefined || now === undefined || now !== store.lastKnownVersion() || body.kind !== 'single' || body.singleResult.errors) return Promise.resolve();
          currentOnly(now);
          kept.set(key, body);
          const [oldest] = kept.keys();
          if (kept.size > KEPT_ANSWERS && oldest !== undefined) kept.delete(oldest);
          return Promise.resolve();
        },
      });
    },
  };
}
