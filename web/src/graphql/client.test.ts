import { gql } from '@urql/core';
import { createClient } from './client.js';

const failed = (code: string) => ({ data: null, errors: [{ message: 'x', extensions: { code, id: '7f3a' } }] });
afterEach(() => { Reflect.deleteProperty(globalThis, 'fetch'); });

/** A server that answers as told; the network is the only thing replaced. */
function answering(replies: readonly object[]) {
  const left = [...replies];
  const sent = { count: 0 };
  globalThis.fetch = () => ((sent.count += 1), Promise.resolve({ status: 200, headers: { get: () => 'application/json' }, text: () => Promise.resolve(JSON.stringify(left.shift())) } as unknown as Response));
  return sent;
}

it('asks again where a load was published meanwhile or there was no room to wait, as often as helps', async () => {
  const sent = answering([failed('DATA_MOVED'), failed('QUEUE_FULL'), { data: { sum: 3 } }]);
  const { data, error } = await createClient().query(gql<{ sum: number }>('query { sum }'), {});
  expect({ data, error, sent: sent.count }).toEqual({ data: { sum: 3 }, error: undefined, sent: 3 });
});

it('says so where it does not help, and asks nothing else twice', async () => {
  const sent = answering([failed('DATA_MOVED'), failed('DATA_MOVED'), failed('DATA_MOVED'), failed('DATA_MOVED')]);
  expect((await createClient().query(gql('query { sum }'), {})).error?.graphQLErrors[0]?.extensions['code']).toBe('DATA_MOVED');
  expect(sent.count).toBe(4);
  const refused = answering([failed('BAD_INPUT')]);
  await createClient().query(gql('query { sum }'), {});
  expect(refused.count).toBe(1);
});

it('never sends a change twice', async () => {
  const sent = answering([failed('DATA_MOVED')]);
  expect((await createClient().mutation(gql('mutation { add }'), {})).error?.graphQLErrors[0]?.extensions['code']).toBe('DATA_MOVED');
  expect(sent.count).toBe(1);
});
