import { cacheExchange, Client, fetchExchange } from '@urql/core';

/** The client of the one endpoint. POST only: questions belong in bodies, not in logged addresses. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: { 'x-requested-with': 'concord' } },
  });
}
