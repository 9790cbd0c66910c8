import { casesPlace } from './cases-link.js';
import type { Signal, SignalReason } from './signal.js';
import { sinceText, signalTrend } from './signal.js';
import { folded, placesOf } from './fold.js';
import { wordingOf } from '../text/wording.js';

const RANGE = { from: '2026-09-01', to: '2026-09-30' };
const figures: SignalReason['figures'] = {
  unit: 'case', method: 'farrington', observed: 24, expected: 12, lower: 4, upper: 20, exceedance: 1.5, pValue: 0.001, adjusted: 0.01, rank: 1, tested: 10, lambda: 0.5, dispersion: 1, numerator: null, denominator: null,
  excessDays: null, institutions: 1, branches: null, rule: null, period: RANGE, base: { from: '2026-07-01', to: '2026-08-31' }, trend: { bucket: 'month', from: ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'], values: [9, 12, 12, 24] },
};
const subject = (dimension: 'subtype' | 'region', key: string) => ({ dimension, member: { key, label: { en: key, zh: key }, isOther: false } });
const reason = (more: Partial<SignalReason> = {}): SignalReason => ({
  kind: 'surge', kindLabel: { en: 'Surge', zh: '突增' }, strength: 'critical', since: '2026-09-01', ruleVersion: 1, definitionVersion: 2, sentence: { en: '', zh: '' }, figures, ...more,
});
const signal = (more: Partial<Signal> = {}): Signal => ({
  id: 'a', strength: 'critical', state: 'open', isFiring: true, verdict: null, owner: '', note: '', since: '2026-09-01', firstSeen: '2026-09-01', lastSeen: '2026-09-01', metric: null,
  type: subject('subtype', 'B'), place: null, foldedInto: null, reasons: [reason()], ...more,
});
const limitsOf = (one: SignalReason) => signalTrend(one).points.map(({ limits }) => (limits === null ? null : [limits.lower, limits.centre, limits.upper, limits.tone]));

it('draws limits over the past it was judged by, and marks the period judged', () => {
  expect(limitsOf(reason())).toEqual([null, [4, 12, 20, 'normal'], [4, 12, 20, 'normal'], [4, 12, 20, 'concern']]);
  expect(signalTrend(reason())).toMatchObject({ shape: 'bar', extent: [9, 24], firmUntil: 3 });
});

it('shares what was to be expected of several months among them', () => {
  const quarter = reason({ figures: { ...figures, expected: 24, lower: 8, upper: 40, period: { from: '2026-08-01', to: '2026-09-30' } } });
  expect(limitsOf(quarter)).toEqual([null, [4, 12, 20, 'normal'], [4, 12, 20, 'concern'], [4, 12, 20, 'concern']]);
});

it('draws a share as a line with the share of all as its reference', () => {
  const stuck = reason({ kind: 'stuck', figures: { ...figures, unit: 'percent', method: 'month_ends', expected: 0.25, base: null, trend: { ...figures.trend, values: [null, 0.5, 0.6, 0.7] }, period: { from: '2026-07-01', to: '2026-09-30' } } });
  expect(signalTrend(stuck)).toMatchObject({ shape: 'line', extent: [0.5, 0.7] });
  expect(limitsOf(stuck)).toEqual([null, [0.25, 0.25, 0.25, 'concern'], [0.25, 0.25, 0.25, 'concern'], [0.25, 0.25, 0.25, 'concern']]);
});

it('tells together what leads and what is told with it, and everywhere the type is seen', () => {
  const told = { foldedInto: 'whole' };
  const [east, west] = [signal({ ...told, id: 'east', place: subject('region', 'E') }), signal({ ...told, id: 'west', strength: 'warning', place: subject('region', 'W') })];
  const [whole, cause] = [signal({ id: 'whole' }), signal({ ...told, id: 'cause', type: subject('subtype', 'B|C') })];
  const other = signal({ id: 'other', type: subject('subtype', 'D') });
  const idsOf = (rows: readonly Signal[]) => folded(rows).map((group) => [group.signal.id, ...group.others.map(({ id }) => id)]);
  expect(idsOf([east, cause, whole, other, west])).toEqual([['whole', 'east', 'cause', 'west'], ['other']]);
  expect(folded([east, cause, whole, west]).map((group) => placesOf(group).map((place) => place?.member.key ?? null))).toEqual([[null, 'E', 'W']]);
  // A page that lists less than was asked for has one that leads all the same.
  expect(idsOf([west, other, east])).toEqual([['west', 'east'], ['other']]);
});

it('names a month, and the day of what is judged by weeks', () => {
  const week = reason({ kind: 'weekly_surge', since: '2026-09-07' });
  expect([sinceText(signal(), wordingOf('zh-CN')), sinceText(signal({ since: '2026-09-07', reasons: [week] }), wordingOf('zh-CN')), sinceText(signal({ reasons: [week, reason()] }), wordingOf('zh-CN'))]).toEqual(['2026年9月', '2026-09-07', '2026年9月']);
});

it('leads to the week a signal is of, and to its months otherwise', () => {
  const cases = { filters: [], metric: 'intake' as const, part: 'numerator' as const };
  const week = casesPlace({ ...cases, range: { from: '2026-09-28', to: '2026-10-04' } });
  expect([week.path, week.query, week.change.period]).toEqual(['/metric/intake', { part: 'numerator', cut: 'week', at: '2026-09-28..2026-10-04' }, { from: '2026-09', to: '2026-10' }]);
  expect(casesPlace({ ...cases, range: { from: '2026-07-01', to: '2026-09-30' } }).query).toEqual({ part: 'numerator' });
});
