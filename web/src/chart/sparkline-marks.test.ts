import { mount } from '@vue/test-utils';
import { metric, value } from '../measure/samples.js';
import Sparkline from './Sparkline.vue';
import { prepareTrend } from './prepare/trend.js';

const definition = metric('count', 'case', { id: 'intake' });
const trend = prepareTrend({ points: ['01', '02', '03', '04', '05'].map((month, i) => ({ from: `2026-${month}-01`, to: `2026-${month}-28`, complete: true, value: value({ value: 10 + i, n: 10 + i }) })) }, definition);

it('marks what happened at the point it falls on, and says it', () => {
  const spark = mount(Sparkline, { props: { trend, definition, label: '走势', marks: [{ first: 0, text: '活动 2026-01-05' }, { first: 2, text: '培训 2026-03-01' }] } });
  const marks = spark.findAll('.spark__mark').map(({ element }) => [parseFloat((element as HTMLElement).style.left), element.getAttribute('title')]);
  expect(marks.map(([, title]) => title)).toEqual(['活动 2026-01-05', '培训 2026-03-01']);
  // The third of five points is in the middle, the first where the line begins.
  expect(marks[1]?.[0]).toBeCloseTo(50, 6);
  expect(marks[0]?.[0]).toBeLessThan(10);
  expect(mount(Sparkline, { props: { trend, definition, label: '走势' } }).findAll('.spark__mark')).toHaveLength(0);
});
