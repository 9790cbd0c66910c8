import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';

/** What the resolvers of one request share. */
interface Context extends BaseContext {
  viewer?: Viewer;
}

/** Answers all fields of one query from one data version. A mutation may change the data between two of its fields: each reads for itself. */
export function oneVersionPlugin(store: Store): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: ({ contextValue, operation }) => {
        const { viewer } = contextValue;
        if (operation?.operation === OperationTypeNode.QUERY && viewer !== undefined) contextValue.viewer = { ...viewer, reading: store.reading() };
        return Promise.resolve();
      },
    }),
  };
}
