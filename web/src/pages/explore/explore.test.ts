import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import { metric, value } from '../../measure/samples.js';
import { csvForOthers, csvOf } from './csv.js';
import { drillFilter } from './drill.js';
import { exploreParams, parseExploreState } from './explore-state.js';
import { barPanels, MOST_PANELS, trendPanels } from './panels.js';
import { pivotOf } from './pivot.js';
import type { Exploration, ExplorationCell } from './pivot.js';

const RATE = metric('ratio', 'percent');
const STOCK = metric('level', 'case', { id: 'pending' });
const dimension = (id: DimensionDefinition['id'], snapshotOnly = false): DimensionDefinition => ({ id, label: { zh: id, en: id }, snapshotOnly, namesPeople: false });
const DIMENSIONS = [dimension('region'), dimension('business'), dimension('age_band', true)];

describe('the state in the address', () => {
  it('is read back as it was written', () => {
    const state = { metrics: ['settlement_rate', 'pending'] as const, rows: 'region', columns: 'business', grain: 'month', against: 'year', form: 'chart', top: 30, sort: '-settlement_rate...' } as const;
    const query = Object.fromEntries(Object.entries(exploreParams(state)).filter(([, text]) => text !== undefined));
    expect(parseExploreState(query, [RATE, STOCK], DIMENSIONS)).toEqual(state);
  });

  it('begins with a view that says something', () => {
    const intake = metric('count', 'case', { id: 'intake' });
    expect(parseExploreState({}, [STOCK, intake, RATE], DIMENSIONS)).toEqual({ metrics: ['intake', 'settlement_rate'], rows: 'business', columns: null, grain: 'month', against: 'year', form: 'chart', top: 5, sort: null });
    expect(parseExploreState({}, [STOCK], [])).toMatchObject({ metrics: ['pending'], rows: null });
  });

  it('drops what does not exist, and splits that cannot be made', () => {
    expect(parseExploreState({ m: 'nope,pending,pending', rows: 'nowhere', cols: 'region', grain: 'week', vs: 'luck', top: '7' }, [RATE, STOCK], DIMENSIONS))
      .toEqual({ metrics: ['pending'], rows: null, columns: null, grain: 'all', against: 'none', form: 'table', top: 12, sort: null });
    expect(parseExploreState({ m: 'pending', rows: 'age_band', cols: 'age_band' }, [RATE, STOCK], DIMENSIONS)).toMatchObject({ rows: 'age_band', columns: null });
    expect(parseExploreState({ m: 'pending', rows: 'age_band', grain: 'month' }, [RATE, STOCK], DIMENSIONS).rows).toBeNull();
    expect(parseExploreState({ m: 'settlement_rate', rows: 'age_band' }, [RATE, STOCK], DIMENSIONS).rows).toBeNull();
    const perBranch = metric('rate', 'times', { id: 'intake_per_branches', splits: ['region'] });
    expect(parseExploreState({ m: 'intake_per_branches', rows: 'region', cols: 'business' }, [RATE, perBranch], DIMENSIONS)).toMatchObject({ rows: 'region', columns: null });
    expect(parseExploreState({ m: 'settlement_rate,intake_per_branches', rows: 'business' }, [RATE, perBranch], DIMENSIONS).rows).toBeNull();
  });
});

const rate = (share: number | null, n: number): ExplorationCell['value'] => value({ value: share, n, numerator: Math.round((share ?? 0) * n), denominator: n, reliability: n >= 30 ? 'full' : n >= 10 ? 'indicative' : 'counts', ciLow: share, ciHigh: share });
const cell = (row: number | null, column: number | null, bucket: number | null, share: number | null, n = 100): ExplorationCell => ({ metric: 'settlement_rate', row, column, bucket, value: rate(share, n), compared: null });
const member = (key: string, isOther = false) => ({ key, label: { zh: key, en: key }, isOther });
const ROWS = { dimension: 'region' as const, memberCount: 4, members: [member('A'), member('B'), member('C'), member('', true)] };
const FLAT: Exploration = {
  asOf: '2026-10-31', dataVersion: 7, isCapped: false, buckets: [], rows: ROWS, columns: null, findings: [],
  cells: [cell(0, null, null, 0.5), cell(1, null, null, 0.9, 12), cell(2, null, null, 0.7), cell(3, null, null, 0.99), cell(null, null, null, 0.6, 400)],
};

describe('the pivot', () => {
  it('puts members first, then all others, the total last', () => {
    expect(pivotOf(FLAT, ['settlement_rate'], null).lines.map(({ kind, row }) => [row, kind])).toEqual([[0, 'member'], [1, 'member'], [2, 'member'], [3, 'other'], [null, 'total']]);
  });

  it('orders by a column, but never what stands on fewer than thirty cases', () => {
    const { columns } = pivotOf(FLAT, ['settlement_rate'], null);
    const key = columns[0]?.key ?? '';
    expect(pivotOf(FLAT, ['settlement_rate'], key).lines.map(({ row }) => row)).toEqual([2, 0, 1, 3, null]);
    expect(pivotOf(FLAT, ['settlement_rate'], `-${key}`).lines.map(({ row }) => row)).toEqual([0, 2, 1, 3, null]);
  });

  it('lays the second split under the first where time runs across', () => {
    const months = [{ complete: true, from: '2026-09-01', to: '2026-09-30' }, { complete: true, from: '2026-10-01', to: '2026-10-31' }];
    const crossed: Exploration = { ...FLAT, buckets: months, columns: { dimension: 'business', memberCount: 2, members: [member('x'), member('y')] }, rows: { ...ROWS, members: [member('A')] }, cells: [cell(0, 1, 0, 0.25), cell(0, null, null, 0.5)] };
    const { columns, lines } = pivotOf(crossed, ['settlement_rate'], null);
    expect(columns.map(({ bucket }) => bucket)).toEqual([0, 1, null]);
    expect(lines.map(({ column, depth, row }) => [row, column, depth])).toEqual([[0, null, 0], [0, 0, 1], [0, 1, 1], [null, null, 0], [null, 0, 1], [null, 1, 1]]);
    expect(lines[2]?.cells.map((one) => one?.value.value)).toEqual([0.25, undefined, undefined]);
    expect(lines[0]?.cells[2]?.value.value).toBe(0.5);
  });
});

it('drills into members and months, never into all others', () => {
  const filters = [{ dimension: 'business' as const, values: ['B04'] }];
  expect(drillFilter({ row: 1, column: null, bucket: null }, FLAT, filters)).toEqual({ filters: [...filters, { dimension: 'region', values: ['B'] }] });
  expect(drillFilter({ row: 3, column: null, bucket: null }, FLAT, filters)).toBeNull();
  const quarter = { ...FLAT, buckets: [{ complete: true, from: '2026-07-01', to: '2026-09-30' }] };
  expect(drillFilter({ row: null, column: null, bucket: 0 }, quarter, [])).toEqual({ filters: [], period: { from: '2026-07', to: '2026-09' } });
});

it('writes CSV that machines read and spreadsheets do not run', () => {
  const evil: Exploration = { ...FLAT, rows: { ...ROWS, members: [{ key: '=1+1', label: { zh: '甲,"乙"', en: 'x' }, isOther: false }] }, cells: [cell(0, null, null, 0.123456789), cell(null, null, null, null, 4)] };
  const [head, first, second, end] = csvOf(evil, { from: '2026-01-01', to: '2026-10-31' }).split('\r\n');
  expect(head?.startsWith('\uFEFFmetric,row_dimension,row,')).toBe(true);
  expect(first).toContain(`settlement_rate,region,'=1+1,"甲,""乙""",,,,2026-01-01,2026-10-31,range,0.123456789,`);
  // A suppressed value is empty, its counts are not.
  expect(second).toContain('settlement_rate,region,*,,,,,2026-01-01,2026-10-31,range,,,,0,4,4,');
  expect(end).toBe('');
});

it('writes for others what tells nothing of a few', () => {
  const counts: Exploration = { ...FLAT, rows: { ...ROWS, members: ['a', 'b', 'c'].map((name) => ({ key: name, label: { zh: name, en: name }, isOther: false })) }, cells: [3, 20, 30, 53].map((n, i) => ({ ...cell(i < 3 ? i : null, null, null, n, n), metric: 'intake' as const })) };
  const intake = { ...RATE, kind: 'count' as const };
  const lines = csvForOthers(counts, { from: '2026-01-01', to: '2026-10-31' }, new Map([['intake', intake]])).split('\r\n').slice(1, 5).map((text) => text.split(','));
  expect(lines.map((fields) => [fields[2], fields[10], fields[15]])).toEqual([['a', '<5', ''], ['b', '*', ''], ['c', '30', '30'], ['*', '53', '53']]);
});

it.each<[ExplorationCell['value'], Parameters<typeof metric>[0]]>([
  [value({ value: 0.05, numerator: 2, denominator: 40, n: 40 }), 'stock_ratio'], [value({ value: 20, numerator: 57, denominator: 60, n: 60 }), 'duration'], [value({ value: 0.075, numerator: 3, denominator: 40, n: 40 }), 'turnover'],
  [value({ value: 0.075, numerator: 3, denominator: 40, n: 40 }), 'quotient'], [value({ value: 40, numerator: 18, denominator: 40, n: 40 }), 'balance'], [value({ value: (100 * 30) / 93, numerator: 60, denominator: 93, n: 93 }), 'balance'], [value({ value: 0.05, numerator: 2, denominator: 40, n: 40 }), 'ratio'],
])('tells others no line that gives a few cases away: %o as %s', (small, kind) => {
  const definition = metric(kind, 'percent', { id: 'backlog_share' });
  const one = (key: number | null, own: ExplorationCell['value']): ExplorationCell => ({ metric: 'backlog_share', row: key, column: null, bucket: null, value: own, compared: null });
  const told = csvForOthers({ ...FLAT, cells: [one(0, small)] }, { from: '2026-01-01', to: '2026-10-31' }, new Map([['backlog_share', definition]])).split('\r\n')[1]?.split(',') ?? [];
  // Two overdue of forty, three still open of sixty, two against eighteen, three who are neither: value, parts and whole are left out together.
  expect(told.slice(10, 16)).toEqual(['<5', '', '', '', '', '']);
});

it.each(['ratio', 'stock_ratio', 'duration', 'turnover', 'quotient'] as const)('tells others no two parts of a whole that leave a few: %s', (kind) => {
  const three = [[60, 30, 93], [30, 30, 90], [40, 20, 80], [130, 80, 263]] as const;
  const parts = (['settlement_rate_all', 'termination_share'] as const).map((id, nth) => three.map((counts, at): ExplorationCell => {
    const [numerator, whole] = [counts[nth] ?? 0, counts[2]];
    return { metric: id, row: at < 3 ? at : null, column: null, bucket: null, value: value({ value: numerator / whole, numerator, denominator: whole, n: whole }), compared: null };
  }));
  const told = csvForOthers({ ...FLAT, cells: parts.flat() }, { from: '2026-01-01', to: '2026-10-31' }, new Map(['settlement_rate_all', 'termination_share'].map((id) => [id, metric(kind, 'percent', { id: id as 'settlement_rate_all' })])));
  const numbers = told.split('\r\n').slice(1, -1).map((line) => line.split(',')).map((fields) => [fields[2], ...fields.slice(13, 16)]);
  // 60 and 30 of 93 leave three: neither is told, and a second place is left out so that the total does not tell them.
  expect(numbers.filter(([row]) => row === 'A')).toEqual([['A', '', '', ''], ['A', '', '', '']]);
  expect(numbers.filter((fields) => fields[1] === '')).toHaveLength(4);
  expect(numbers.filter(([row]) => row === '*')).toEqual([['*', '130', '263', '263'], ['*', '80', '263', '263']]);
});

it('draws panels on one scale, and not more than can be compared', () => {
  const { panels, scale } = barPanels(FLAT, RATE);
  expect(panels.map(({ bars }) => bars.map(({ row }) => row))).toEqual([[0, 1, 2, 3]]);
  expect([panels[0]?.bars[0]?.interval.reference, scale.max > 0.99]).toEqual([0.6, true]);
  const many: Exploration = { ...FLAT, buckets: [{ complete: true, from: '2026-10-01', to: '2026-10-31' }], rows: { ...ROWS, members: Array.from({ length: 40 }, (_, i) => member(`m${String(i)}`)) }, cells: Array.from({ length: 40 }, (_, i) => [cell(i, null, null, 0.5), cell(i, null, 0, 0.4 + i / 100)]).flat() };
  const drawn = trendPanels(many, RATE);
  expect([drawn.panels.length, drawn.total, new Set(drawn.panels.map(({ trend }) => trend.axis.max)).size]).toEqual([MOST_PANELS, 40, 1]);
});
