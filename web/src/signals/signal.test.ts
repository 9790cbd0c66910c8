import type { Signal } from './signal.js';
import { groupedSignals, signalTrend } from './signal.js';

const RANGE = { from: '2026-09-01', to: '2026-09-30' };
const figures: Signal['figures'] = {
  unit: 'case', method: 'farrington', observed: 24, expected: 12, lower: 4, upper: 20, exceedance: 1.5, pValue: 0.001, adjusted: 0.01, rank: 1, tested: 10, lambda: 0.5, dispersion: 1, numerator: null, denominator: null,
  excessDays: null, institutions: 1, branches: null, rule: null, period: RANGE, base: { from: '2026-07-01', to: '2026-08-31' }, trend: { bucket: 'month', from: ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'], values: [9, 12, 12, 24] },
};
const subject = (dimension: 'subtype' | 'region', key: string) => ({ dimension, member: { key, label: { en: key, zh: key }, isOther: false } });
const signal = (more: Partial<Signal> = {}): Signal => ({
  id: 'a', kind: 'surge', kindLabel: { en: 'Surge', zh: '突增' }, strength: 'critical', state: 'open', isFiring: true, owner: '', note: '', since: '2026-09-01', firstSeen: '2026-09-01', lastSeen: '2026-09-01', metric: null,
  sentence: { en: '', zh: '' }, type: subject('subtype', 'B'), place: null, figures, ...more,
});
const limitsOf = (one: Signal) => signalTrend(one).points.map(({ limits }) => (limits === null ? null : [limits.lower, limits.centre, limits.upper, limits.tone]));

it('draws limits over the past it was judged by, and marks the period judged', () => {
  expect(limitsOf(signal())).toEqual([null, [4, 12, 20, 'normal'], [4, 12, 20, 'normal'], [4, 12, 20, 'concern']]);
  expect(signalTrend(signal())).toMatchObject({ shape: 'bar', extent: [9, 24], firmUntil: 3 });
});

it('shares what was to be expected of several months among them', () => {
  const quarter = signal({ figures: { ...figures, expected: 24, lower: 8, upper: 40, period: { from: '2026-08-01', to: '2026-09-30' } } });
  expect(limitsOf(quarter)).toEqual([null, [4, 12, 20, 'normal'], [4, 12, 20, 'concern'], [4, 12, 20, 'concern']]);
});

it('draws a share as a line with the share of all as its reference', () => {
  const stuck = signal({ kind: 'stuck', figures: { ...figures, unit: 'percent', method: 'month_ends', expected: 0.25, base: null, trend: { ...figures.trend, values: [null, 0.5, 0.6, 0.7] }, period: { from: '2026-07-01', to: '2026-09-30' } } });
  expect(signalTrend(stuck)).toMatchObject({ shape: 'line', extent: [0.5, 0.7] });
  expect(limitsOf(stuck)).toEqual([null, [0.25, 0.25, 0.25, 'concern'], [0.25, 0.25, 0.25, 'concern'], [0.25, 0.25, 0.25, 'concern']]);
});

it('tells one type once, and the whole before its parts', () => {
  const [east, whole, other] = [signal({ id: 'east', place: subject('region', 'E') }), signal({ id: 'whole' }), signal({ id: 'other', kind: 'rise' })];
  expect(groupedSignals([east, whole, other]).map((group) => [group.signal.id, group.places.map((place) => place?.member.key ?? null)])).toEqual([['east', [null, 'E']], ['other', [null]]]);
});
