import { retryExchange } from '@urql/exchange-retry';
import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { failureOf } from './failure.js';
import { seenAsHeader } from './identity/seen-as.js';
import { signInNeeded } from './identity/session.js';

/** A load published while a question was answered, or no room to wait: neither is the reader's business as long as asking again helps. */
const PASSING: readonly string[] = ['DATA_MOVED', 'QUEUE_FULL'];

/** The client of the one endpoint. POST only: questions belong in bodies, not in logged addresses. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [
      mapExchange({ onError: ({ graphQLErrors }) => { if (graphQLErrors.some(({ extensions }) => extensions['code'] === 'SIGN_IN')) signInNeeded.value = true; } }),
      cacheExchange,
      // What changes something is never sent twice by itself.
      retryExchange({ initialDelayMs: 300, maxDelayMs: 3_000, maxNumberAttempts: 4, randomDelay: true, retryIf: (error, { kind }) => kind === 'query' && PASSING.includes(failureOf(error).code) }),
      fetchExchange,
    ],
    preferGetMethod: false,
    fetchOptions: () => ({ credentials: 'same-origin', headers: { 'x-requested-with': 'concord', ...seenAsHeader() } }),
  });
}
