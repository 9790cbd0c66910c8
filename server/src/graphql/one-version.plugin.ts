import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';

/** What the resolvers of one request share. */
interface Context extends BaseContext {
  viewer?: Viewer;
  /** Aborted when whoever asked has gone. */
  readonly gone?: AbortSignal;
}

/** Answers all fields of one query from one data version, as long as somebody waits for it. A mutation may change the data between two of its fields: each reads for itself; and what it began it ends. */
export function oneVersionPlugin(store: Store): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: ({ contextValue, operation }) => {
        const { gone, viewer } = contextValue;
        if (operation?.operation === OperationTypeNode.QUERY && viewer !== undefined) contextValue.viewer = { ...viewer, reading: store.reading(), ...(gone === undefined ? {} : { gone }) };
        return Promise.resolve();
      },
    }),
  };
}
