import { mount } from '@vue/test-utils';
import type { Answer } from '../graphql/answer.js';
import { createWording } from '../text/wording.js';
import AnswerCard from './AnswerCard.vue';

const draw = (answer: Answer<unknown>, height = 20) => mount(AnswerCard, {
  props: { answer, height, what: '走势' }, slots: { default: '<p class="content">42</p>' }, global: { plugins: [createWording('zh-CN')] },
});

it('holds the place of what will come', () => {
  const card = draw({ state: 'loading' });
  const heights = (of: typeof card) => of.findAll('[role=status] > .skeleton').map((one) => one.attributes('style'));
  expect(heights(card)).toEqual(['min-height: 20rem;']);
  // A page of cards waits as cards.
  expect(heights(draw({ state: 'loading' }, 80))).toEqual(Array.from({ length: 4 }, () => 'min-height: 20rem;'));
  expect(card.find('.content').exists()).toBe(false);
});

it('says what failed, why, and under which reference, and offers to ask again', async () => {
  const card = draw({ state: 'failed', failure: { code: 'STORE_DOWN', id: '7f3a-91c2' } });
  expect(card.get('[role=alert]').text()).toMatch(/走势.*未能取得数据.*数据库暂时无法连接。.*7f3a-91c2/s);
  expect(card.find('.content').exists()).toBe(false);
  await card.get('button').trigger('click');
  expect(card.emitted('retry')).toHaveLength(1);
});

it('shows the answer', () => {
  expect(draw({ state: 'answered', data: {}, refreshing: false }).get('.content').text()).toBe('42');
});
