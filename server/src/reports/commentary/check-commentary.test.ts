import { metricById, type MetricId } from '@concord/sql';
import { checkCommentary } from './check-commentary.js';
import { claimsOf } from './claims.js';
import type { Fact } from './facts.js';

const fact = (metric: MetricId, value: number, form: Fact['form'], words: readonly [zh: string, en: string], more: Partial<Fact> = {}): Fact =>
  ({ metric, name: metricById(metric).label, member: null, value, form, against: null, verdict: null, words: { zh: words[0], en: words[1] }, ...more });

const NORTH = { zh: '北区', en: 'North' };
const FACTS: readonly Fact[] = [
  fact('intake', 1_599, 'case', ['1,599 件', '1,599 cases']), fact('intake', -0.098, 'change', ['-9.8%', '-9.8%'], { against: 'month', verdict: 'normal' }), fact('intake', 0.311, 'change', ['+31.1%', '+31.1%'], { against: 'year', verdict: 'concern' }),
  fact('intake', 412, 'case', ['412 件', '412 cases'], { member: NORTH }),
  fact('settlement_rate', 0.70697, 'percent', ['70.7%', '70.7%']), fact('settlement_rate', 0.021, 'points', ['+2.1 个百分点', '+2.1 percentage points'], { against: 'month', verdict: 'improvement' }),
  fact('time_to_resolution', 23, 'day', ['23 天', '23 days']), fact('closings', 0.05, 'change', ['+5.0%', '+5.0%'], { against: 'month', verdict: null }),
];
const INTAKE = metricById('intake').label;
const RATE = metricById('settlement_rate').label;
const TIME = metricById('time_to_resolution').label;
const CLOSINGS = metricById('closings').label;

const why = (text: string, language: 'en' | 'zh' = 'zh') => checkCommentary(text, language, FACTS).flags.map((flag) => [flag.claim, flag.why]);

it.each([
  [`${INTAKE.zh}1,599件，同比增长31.1%。`], [`${INTAKE.zh}约1,600件。`.replace('约1,600', '1599')], [`${RATE.zh}为71%，环比提高2.1个百分点。`], [`${TIME.zh}23天。`], [`北区${INTAKE.zh}412件。`], [`本月${INTAKE.zh}没有明显上升。`],
  ['2026年10月共召开3次会议，前5类纠纷见下表。'], [`${INTAKE.zh}0.16万件。`], ['10月8日起试行新办法。'], ['调解成功率70.7%，办结时长23天。'],
])('lets stand what the numbers carry: %s', (text) => {
  expect(why(text)).toEqual([]);
});

it.each([
  [`${INTAKE.zh}环比下降12%`, '12%', 'wrong_number'], [`${INTAKE.zh}环比下降9.8%`, '9.8%', 'normal_variation'], [`${INTAKE.zh}明显下降`, '下降', 'normal_variation'], [`${INTAKE.zh}同比下降31.1%`, '31.1%', 'wrong_direction'],
  [`${INTAKE.zh}1,600件`, '1,600件', 'wrong_number'], [`${INTAKE.zh}412件`, '412件', 'wrong_number'], [`北区${INTAKE.zh}1599件`, '1599件', 'wrong_number'], [`${RATE.zh}70.6%`, '70.6%', 'wrong_number'], [`${CLOSINGS.zh}环比增长5%`, '5%', 'not_judged'], ['满意度为88.8%', '88.8%', 'not_carried'],
  [`由于${INTAKE.zh}1599件`, '由于', 'cause'], [`${INTAKE.zh}增加了三成`, '增加', 'not_judged'],
])('flags what they do not: %s', (text, claim, kind) => {
  const flags = why(text);
  // Numbers in words are flagged as such besides.
  if (text.endsWith('三成')) expect(flags).toContainEqual(['三成', 'unreadable']);
  else expect(flags).toEqual([[claim, kind]]);
});

it('reads English as well, and says what the numbers carry instead', () => {
  expect(why(`${INTAKE.en} was 1,599 cases and rose by 31.1% on the year. ${RATE.en} rose by 2.1 percentage points.`, 'en')).toEqual([]);
  const { claims, flags } = checkCommentary(`${INTAKE.en} fell by 12% on the month because of holidays; ${TIME.en} was 24 days.`, 'en', FACTS);
  expect(claims).toBe(3);
  expect(flags.map(({ claim, words: { en } }) => [claim, en])).toEqual([
    ['12%', `The number is another one: ${INTAKE.en} is -9.8%.`], ['because', 'The numbers of this report show no cause: put the two side by side instead.'], ['24 days', `The number is another one: ${TIME.en} is 23 days.`],
  ]);
});

it('finds claims at their places, in their units, with what they may be rounded by', () => {
  const text = '甲同比上升12.5%，乙降至3万件；丙减少1.5个百分点';
  expect(claimsOf(text, 'zh').map(({ direction, from, number, to }) => [text.slice(from, to), direction, number?.unit, number?.value, number?.leeway])).toEqual([
    ['12.5%', 1, 'percent', 0.125, 0.0005], ['3万件', 0, 'case', 30_000, 5_000], ['1.5个百分点', -1, 'points', 0.015, 0.0005],
  ]);
  expect(claimsOf('', 'zh')).toEqual([]);
  expect(claimsOf('a'.repeat(100_000), 'en')).toEqual([]);
});
