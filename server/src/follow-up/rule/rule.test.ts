import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricById, monthFrom } from '@concord/sql';
import type { ControlContext, Measured } from '../../metrics/control.js';
import { valueOf } from '../../metrics/value.js';
import { drawnToMean } from '../../stats/effects/regression-to-the-mean.js';
import { calibration } from './calibration.js';
import { judged } from './judge.js';
import { windowsOf } from './months.js';
import type { Verdict } from './terms.js';

interface Fixtures {
  its: { y: number[]; avg_effect_post: number; avg_effect_ci95: [number, number] };
  rtm: { overall: number; tau2: number; v: number; reliability: number; observed_before: number; expected_after_no_effect: number };
}
const { its, rtm } = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const CONTEXT: ControlContext = { resets: [], targets: [], targetOn: '2025-06-30', since: '2024-01-01', enteredUntil: '2025-06-30', workdays: () => undefined };
const settlement = metricById('settlement_rate');

const months = its.y.map((y, i): Measured => {
  const from = monthFrom('2024-01-01', i);
  const to = new Date(Date.parse(monthFrom(from, 1)) - 86_400_000).toISOString().slice(0, 10);
  return { from, to, complete: true, value: valueOf(settlement, { kind: 'ratio', n: 1000, numerator: y * 10, cohort: 1000, mature: 1000 }, { asOf: '2025-06-30', dataVersion: 1 }) };
});

it('holds the reference’s series against its own trend', () => {
  const told = judged({ metric: settlement, months, others: null, context: CONTEXT, windows: windowsOf('2025-01-01', 12, '2025-06-30'), hope: 'up', early: null });
  expect(told).toMatchObject({ verdict: 'improved', method: 'series' });
  expect([told.effect?.value, told.effect?.low, told.effect?.high]).toEqual([its.avg_effect_post, ...its.avg_effect_ci95].map((x) => expect.closeTo(x / 100, 6) as number));
  // Five months cannot be told from a trend: they are held against those before, and the trend before must be exceeded as well.
  const shorter = judged({ metric: settlement, months: months.slice(0, 17), others: null, context: CONTEXT, windows: windowsOf('2025-01-01', 12, '2025-05-31'), hope: 'up', early: null });
  expect([shorter.method, shorter.onItsWay?.direction]).toEqual(['counts', 1]);
});

it('has the reference’s regression to the mean', () => {
  expect(drawnToMean(rtm.observed_before, rtm.v, rtm.overall, rtm.tau2)).toEqual({ variance: rtm.v, reliability: expect.closeTo(rtm.reliability, 4) as number, expectedAfter: expect.closeTo(rtm.expected_after_no_effect, 4) as number });
});

it('says of past verdicts how many held', () => {
  const past = (atReview: Verdict, later: Verdict | null, times: number) => Array.from({ length: times }, () => ({ atReview, later }));
  const told = calibration([...past('improved', 'improved', 8), ...past('improved', 'no_evidence', 1), ...past('improved', 'worse', 1), ...past('improved', null, 2), ...past('improved', 'not_judged', 1), ...past('no_evidence', 'improved', 1), ...past('no_evidence', 'no_evidence', 3), ...past('too_early', null, 2)]);
  // Wilson of 8 of 10: 0.4902 to 0.9433.
  expect(told).toEqual({
    reviewed: { improved: 13, no_evidence: 4, not_judged: 0, too_early: 2, worse: 0 }, again: 10, held: 8, faded: 1, turned: 1, waiting: 2,
    precision: { value: 0.8, low: expect.closeTo(0.4902, 4) as number, high: expect.closeTo(0.9433, 4) as number }, late: { again: 4, improved: 1 },
  });
  expect(calibration([]).precision).toBeNull();
});
