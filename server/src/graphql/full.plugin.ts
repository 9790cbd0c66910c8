import type { ApolloServerPlugin } from '@apollo/server';

const TOO_MANY = 429;
const ASK_AGAIN_S = '1';

/** Tells programs, too, that there was no room to wait: 429 with `Retry-After` in seconds, where nothing was answered for that reason. */
export function fullPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: () => Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind !== 'single' || (body.singleResult.data ?? null) !== null || body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'QUEUE_FULL') !== true) return Promise.resolve();
        // The framework calls everything that was begun a success; without data it was not.
        delete body.singleResult.data;
        http.status = TOO_MANY;
        http.headers.set('retry-after', ASK_AGAIN_S);
        return Promise.resolve();
      },
    }),
  };
}
