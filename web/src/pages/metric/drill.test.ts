import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { breakdownTable } from './breakdown.js';
import { drillPoint, drillRange, expectedCases, partsOf } from './drill.js';

it('holds a list against the number it was opened from', () => {
  const answer = value({ numerator: 3912, denominator: 5330, n: 5330 });
  const ratio = metric('ratio', 'percent');
  expect([expectedCases(answer, 'numerator', ratio), expectedCases(answer, 'denominator', ratio), expectedCases(answer, 'rest', ratio)]).toEqual([3912, 5330, 1418]);
  const sums = value({ numerator: 4800, denominator: 6000, n: 5 });
  expect([expectedCases(sums, 'numerator', metric('quotient', 'percent')), expectedCases(sums, 'denominator', metric('quotient', 'percent'))]).toEqual([null, 5]);
  expect(partsOf(metric('count', 'case'))).toEqual(['numerator']);
  expect(partsOf(metric('ratio', 'percent'))).toEqual(['numerator', 'denominator', 'rest']);
  expect(partsOf(metric('quotient', 'percent'))).toEqual(['numerator', 'denominator']);
});

it('drills into the points of the trend, months or longer, and into nothing else', () => {
  const week = { from: '2026-03-30', to: '2026-04-05', value: value({ n: 7 }) };
  const points = [{ from: '2026-01-01', to: '2026-02-28', value: value({ n: 3 }) }, { from: '2026-03-01', to: '2026-03-31', value: value({ n: 5 }) }];
  expect(drillPoint('2026-03-30..2026-04-05', [...points, week])).toBe(week);
  expect(drillRange(week)).toEqual({ from: '2026-03-30', to: '2026-04-05' });
  expect(['2026-03', '2026-01..2026-02', '2026-01', '2026-3', ['2026-03'], undefined].map((text) => drillPoint(text, points)?.value.n ?? null)).toEqual([5, 3, null, null, null, null]);
  expect(points.map(drillRange)).toEqual([{ from: '2026-01-01', to: '2026-02-28' }, { from: '2026-03-01', to: '2026-03-31' }]);
});

it('orders a breakdown by cases, never by rate, with 其他 last', () => {
  const row = (key: string, n: number, share: number, isOther = false) =>
    ({ share: 0.5, member: { key, isOther, label: { zh: key, en: key } }, value: value({ value: share, n, ciLow: share - 0.1, ciHigh: share + 0.05 }) });
  const table = breakdownTable({
    dimension: 'issue', metric: 'settlement_rate', memberCount: 3, total: value({ value: 0.6, n: 900 }),
    rows: [row('best', 40, 0.9), row('other', 800, 0.5, true), row('most', 60, 0.3)],
  }, metric('ratio', 'percent'), wordingOf('en'));
  expect(table.lines.map((line) => line.key)).toEqual(['most', 'best', 'other']);
  expect(table.lines[0]?.interval.reference).toBe(0.6);
});
