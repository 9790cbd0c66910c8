import type { Failure } from '../../../graphql/failure.js';
import { flush } from './queue.js';
import type { Waiting } from './queue.js';

const NETWORK: Failure = { code: 'NETWORK', id: null };
const CONFLICT: Failure = { code: 'INTERNAL', id: 'x', refusal: { code: 'CONFLICT', sentence: { zh: '', en: '' }, theirs: { text: 'theirs', revision: 2 } } };
const waiting = (id: string, failure: Failure | null = null): Waiting => ({ input: { id, item: 'i', meeting: 'm', text: id, mentions: [], revision: 0 }, failure });

it('sends in order, and leaves nothing behind when all are taken', async () => {
  const sent: string[] = [];
  const { told, waiting: left } = await flush([waiting('a'), waiting('b', NETWORK)], ({ id }) => { sent.push(String(id)); return Promise.resolve({ told: String(id) }); });
  expect([sent, told, left]).toEqual([['a', 'b'], 'b', []]);
});

it('stops where the network does, and keeps the order', async () => {
  const { waiting: left } = await flush([waiting('a'), waiting('b'), waiting('c')], ({ id }) => Promise.resolve(id === 'b' ? { failure: NETWORK } : { told: String(id) }));
  expect(left.map(({ failure, input }) => [input.id, failure?.code])).toEqual([['b', 'NETWORK'], ['c', undefined]]);
});

it('goes on behind what a person has to decide, and does not send that again by itself', async () => {
  const first = await flush([waiting('a'), waiting('b')], ({ id }) => Promise.resolve(id === 'a' ? { failure: CONFLICT } : { told: String(id) }));
  expect(first.waiting.map(({ failure, input }) => [input.id, failure?.refusal?.theirs?.text])).toEqual([['a', 'theirs']]);
  const again = await flush<string>(first.waiting, () => Promise.reject(new Error('nothing is to be sent')));
  expect(again.waiting).toEqual(first.waiting);
});
