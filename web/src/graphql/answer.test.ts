import { cacheExchange, Client, fetchExchange, gql } from '@urql/core';
import urql from '@urql/vue';
import { flushPromises, mount } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { useAnswer } from './answer.js';
import type { Asked } from './answer.js';

const QUESTION = gql<{ sum: number }, { a: number }>('query Sum($a: Int!) { sum(a: $a) }');

/** Mounts a question against a server that answers as told; the network is the only thing replaced. */
function ask(replies: readonly object[]) {
  const left = [...replies];
  const sent = { count: 0 };
  const reply = () => ((sent.count += 1), Promise.resolve({
    status: 200, headers: { get: () => 'application/json' }, text: () => Promise.resolve(JSON.stringify(left.shift())),
  } as unknown as Response));
  const client = new Client({ url: 'http://127.0.0.1/graphql', fetch: reply, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });
  const a = ref<number | null>(1);
  const held: { asked?: Asked<{ sum: number }> } = {};
  mount(defineComponent({
    setup() {
      held.asked = useAnswer(QUESTION, () => (a.value === null ? null : { a: a.value }));
      return () => h('p');
    },
  }), { global: { plugins: [[urql, client]] } });
  if (held.asked === undefined) throw new Error('not mounted');
  return { ...held.asked, a, sent };
}

const down = { data: null, errors: [{ message: 'x', extensions: { code: 'STORE_DOWN', id: '7f3a' } }] };

it('is loading, then answered', async () => {
  const { answer } = ask([{ data: { sum: 2 } }]);
  expect(answer.value.state).toBe('loading');
  await flushPromises();
  expect(answer.value).toEqual({ state: 'answered', data: { sum: 2 }, refreshing: false });
});

it('is failed, never an empty answer, and can be asked again', async () => {
  const { answer, retry } = ask([down, { data: { sum: 3 } }]);
  await flushPromises();
  expect(answer.value).toEqual({ state: 'failed', failure: { code: 'STORE_DOWN', id: '7f3a' } });
  retry();
  expect(answer.value.state).not.toBe('answered');
  await flushPromises();
  expect(answer.value).toMatchObject({ state: 'answered', data: { sum: 3 } });
});

it('counts half an answer as failed', async () => {
  const { answer } = ask([{ ...down, data: { sum: 2 } }]);
  await flushPromises();
  expect(answer.value.state).toBe('failed');
});

it('keeps the last answer while the next is on its way', async () => {
  const { answer, a } = ask([{ data: { sum: 2 } }, { data: { sum: 5 } }]);
  await flushPromises();
  a.value = 4;
  await Promise.resolve();
  expect(answer.value).toMatchObject({ state: 'answered', data: { sum: 2 } });
  await flushPromises();
  expect(answer.value).toMatchObject({ data: { sum: 5 }, refreshing: false });
});

it('asks nothing without variables', async () => {
  const { answer, a, retry, sent } = ask([{ data: { sum: 2 } }]);
  a.value = null;
  await flushPromises();
  expect(answer.value.state).toBe('loading');
  const before = sent.count;
  retry();
  await flushPromises();
  expect(sent.count).toBe(before);
});
