import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { seenAsHeader } from './identity/seen-as.js';
import { signInNeeded } from './identity/session.js';

/** The client of the one endpoint. POST only: questions belong in bodies, not in logged addresses. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [mapExchange({ onError: ({ graphQLErrors }) => { if (graphQLErrors.some(({ extensions }) => extensions['code'] === 'SIGN_IN')) signInNeeded.value = true; } }), cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: () => ({ credentials: 'same-origin', headers: { 'x-requested-with': 'concord', ...seenAsHeader() } }),
  });
}
