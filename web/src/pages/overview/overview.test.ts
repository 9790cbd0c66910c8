import type { Control } from '../../measure/control.js';
import { metric, value } from '../../measure/samples.js';
import { focusIndex, isUncompared, mergedMonths, tilesOf } from './tile.js';
import type { Tile } from './tile.js';

const intake = metric('count', 'case', { id: 'intake', better: 'none', label: { zh: '受理量', en: 'Intake' } });
const rate = metric('ratio', 'percent', { id: 'csat', alongside: ['survey_response_rate'], label: { zh: '满意率', en: 'Satisfaction' } });
const response = metric('ratio', 'percent', { id: 'survey_response_rate', label: { zh: '回收率', en: 'Response rate' } });

const point = (from: string, given: Parameters<typeof value>[0], complete = true) => ({ from: `${from}-01`, to: `${from}-28`, complete, control: null, value: value(given) });
const counted = (n: number) => ({ value: n, n, ciLow: n - 2 * Math.sqrt(n), ciHigh: n + 2 * Math.sqrt(n) });
const rated = (share: number) => ({ value: share, n: 400, numerator: share * 400, denominator: 400, ciLow: share - 0.04, ciHigh: share + 0.04 });
const of = (id: 'intake' | 'csat' | 'survey_response_rate', points: ReturnType<typeof point>[]) => ({ metric: id, member: null, total: value({}), points, control: null });

const series = [
  of('intake', [point('2026-08', counted(400)), point('2026-09', counted(700)), point('2026-10', counted(90), false)]),
  of('csat', [point('2026-08', rated(0.7)), point('2026-09', rated(0.71)), point('2026-10', rated(0.9), false)]),
  of('survey_response_rate', [point('2026-09', rated(0.25))]),
];

function tiles(): Tile[] {
  return tilesOf(series, [intake, rate, response], '2026-08-01', 'month');
}

it('shows the last complete month of the period, or its last when none is complete', () => {
  expect(focusIndex(series[0]?.points ?? [], '2026-01-01')).toBe(1);
  expect(focusIndex(series[0]?.points ?? [], '2026-10-01')).toBe(2);
});

it('shows a cohort at its last month whose outcomes are known', () => {
  const young = [point('2026-08', rated(0.5)), point('2026-09', { ...rated(0.1), maturity: 0.2 })];
  expect(focusIndex(young, '2026-09-01')).toBe(0);
  expect(focusIndex(young.slice(1), '2026-09-01')).toBe(0);
});

it('keeps the order of the catalogue and puts a companion inside its tile', () => {
  expect(tiles().map((tile) => [tile.definition.id, tile.from, tile.alongside.map((beside) => beside.value.value)]))
    .toEqual([['intake', '2026-09-01', []], ['csat', '2026-09-01', [0.25]]]);
});

it('compares nothing with an incomplete month', () => {
  expect(tilesOf(series, [intake], '2026-10-01', 'month')[0]?.difference).toBeNull();
});

it('has nothing to compare with a year ago when the data are younger', () => {
  expect(tilesOf(series, [intake], '2026-08-01', 'year')[0]?.difference).toBeNull();
});

it('holds a month against none that the data know in part, or not at all', () => {
  const points = [point('2026-08', counted(0), false), point('2026-09', counted(120), false), point('2026-10', counted(700)), point('2026-11', counted(710))];
  expect(tilesOf([of('intake', points.slice(0, 3))], [intake], '2026-08-01', 'month')[0]).toMatchObject({ from: '2026-10-01', difference: null });
  expect(tilesOf([of('intake', points)], [intake], '2026-08-01', 'month')[0]?.difference?.amount).toBeCloseTo(1 / 70, 12);
});

it('holds a month whose cases are still being entered against none, and says so', () => {
  const control = (heldBack: string | null) => ({ heldBack, latest: '2026-08-01', variation: null } as unknown as Control);
  const held = (heldBack: string | null) => tilesOf([{ ...of('intake', [point('2026-08', counted(400)), point('2026-09', counted(300))]), control: control(heldBack) }], [intake], '2026-08-01', 'month')[0];
  expect(held('2026-09-01')).toMatchObject({ from: '2026-09-01', isEntering: true, difference: null });
  expect([held('2026-10-01')?.isEntering, held(null)?.isEntering, held(null)?.difference?.amount]).toEqual([false, false, expect.closeTo(-0.25, 12)]);
});

it('does not compare January or February with the same month a year before, and says why', () => {
  const year = Array.from({ length: 12 }, (_, i) => point(`2025-${String(i + 1).padStart(2, '0')}`, counted(400)));
  const january = [of('intake', [...year, point('2026-01', counted(700))])];
  const [tile] = tilesOf(january, [intake], '2026-01-01', 'year');
  expect([tile?.from, tile?.difference]).toEqual(['2026-01-01', null]);
  expect(isUncompared(tile === undefined ? [] : [tile], 'year')).toBe(true);
  expect(tilesOf(january, [intake], '2026-01-01', 'month')[0]?.difference).not.toBeNull();
});

it('holds January and February as one against those of the year before', () => {
  const month = (from: string, to: string, n: number) => ({ from, to, complete: true, control: null, value: value({ value: n, numerator: n, n }) });
  const months = [of('intake', [month('2025-02-01', '2025-02-28', 90), month('2026-01-01', '2026-01-31', 50), month('2026-02-01', '2026-02-28', 60)])];
  const merged = [of('intake', [month('2025-01-01', '2025-02-28', 100), month('2026-01-01', '2026-02-28', 110)])];
  const [alone] = tilesOf(months, [intake], '2026-01-01', 'year');
  expect([alone?.difference, mergedMonths(alone === undefined ? [] : [alone], 'year'), mergedMonths(alone === undefined ? [] : [alone], 'month')]).toEqual([null, { from: '2025-01', to: '2026-02' }, null]);
  const [both] = tilesOf(months, [intake], '2026-01-01', 'year', merged);
  expect(both).toMatchObject({ isMerged: true, difference: { form: 'percent' } });
  expect(both?.difference?.amount).toBeCloseTo(0.1, 12);
  expect([isUncompared(both === undefined ? [] : [both], 'year'), isUncompared(alone === undefined ? [] : [alone], 'year'), isUncompared(alone === undefined ? [] : [alone], 'month')]).toEqual([false, true, false]);
});
