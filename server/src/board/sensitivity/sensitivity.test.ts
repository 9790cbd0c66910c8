import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricId } from '@concord/sql';
import { scoresUnder, sensitivityOf, shiftsOf, type WeighedBoard } from './sensitivity.js';

const METRICS: readonly MetricId[] = ['settlement_rate_within_limit', 'voluntary_performance', 'sla_compliance', 'csat'];
const WEIGHTS = [0.45, 0.25, 0.15, 0.15];
const board = (people: Readonly<Record<string, readonly number[]>>, sd = 2): WeighedBoard => ({
  seats: 10, indicators: METRICS.map((metric, i) => ({ metric, tau: 0.05, weight: WEIGHTS[i] ?? NaN })),
  rows: Object.entries(people).map(([key, points]) => ({
    mediator: { key, label: { zh: key, en: key }, isOther: false }, inZone: 0.5,
    indicators: points.map((one, i) => ({ metric: METRICS[i] ?? 'csat', n: 100, observed: 0, expected: 0, excess: 0, overlap: 1, reliability: 0.5, shrunk: 0, shrunkSd: 0, points: one, pointsSd: sd })),
  })),
});
const others = Object.fromEntries('CDEFGHIJ'.split('').map((key) => [key, [45, 45, 45, 45]]));
const pause = () => Promise.resolve();

it('moves each weight by ten points either way, and scales the others so that all add up', () => {
  const shifts = shiftsOf(board({}).indicators);
  expect(shifts).toHaveLength(8);
  for (const { weights } of shifts) expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  // 35 of 100, so that the others have 65 instead of 55: 25 · 65/55, and so on.
  expect(shifts[0]?.weights.map((w) => Math.round(w * 1e5))).toEqual([35000, 29545, 17727, 17727]);
  expect(shifts.map((one) => Math.round(one.shifted * 100))).toEqual([35, 55, 15, 35, 5, 25, 5, 25]);
  expect(shiftsOf([{ metric: 'csat', tau: 0.1, weight: 1 }])).toEqual([]);
});

it('has the scores of the worked example under its own weights', () => {
  const { board: worked } = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as { board: { indicators: Record<string, { score: number[]; score_sd: number[] }>; rows: { id: string; score: number; sd: number }[] } };
  const names = ['settle', 'perform', 'sla', 'csat'];
  const made: WeighedBoard = {
    ...board({}), rows: worked.rows.map(({ id }, person) => ({
      mediator: { key: id, label: { zh: id, en: id }, isOther: false }, inZone: null,
      indicators: names.map((name, i) => ({ metric: METRICS[i] ?? 'csat', n: 1, observed: 0, expected: 0, excess: 0, overlap: 1, reliability: 0, shrunk: 0, shrunkSd: 0, points: worked.indicators[name]?.score[person] ?? NaN, pointsSd: worked.indicators[name]?.score_sd[person] ?? NaN })),
    })),
  };
  scoresUnder(made, WEIGHTS).forEach(({ mean, sd }, i) => {
    expect(mean).toBeCloseTo(worked.rows[i]?.score ?? NaN, 2);
    expect(sd).toBeCloseTo(worked.rows[i]?.sd ?? NaN, 2);
  });
});

it('finds nobody where who leads in one leads in all', async () => {
  const told = await sensitivityOf(board({ A: [70, 70, 70, 70], B: [68, 68, 68, 68], ...others }), pause);
  expect(told).toHaveLength(8);
  expect(told.flatMap((one) => one.moves)).toEqual([]);
});

it('finds who is gold by one indicator only, and says under which weights not', async () => {
  // A has settlement alone, B is good at everything: with settlement at 35 % A is hardly above the others.
  const told = await sensitivityOf(board({ A: [57, 41, 41, 41], B: [66, 66, 66, 66], K: [51, 51, 51, 51], L: [50, 50, 50, 50], ...others }, 3), pause);
  const moved = told.filter(({ moves }) => moves.some(({ person }) => person === 'A'));
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.map(({ metric }) => metric)).toContain('settlement_rate_within_limit');
  expect(told.flatMap(({ moves }) => moves).some(({ person }) => person === 'B')).toBe(false);
});

it('can be called off between two shifts', async () => {
  await expect(sensitivityOf(board({ A: [60, 60, 60, 60], ...others }), (done) => (done === 2 ? Promise.reject(new Error('called off')) : Promise.resolve()))).rejects.toThrow('called off');
});
