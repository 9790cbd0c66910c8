import type { RoundBasis } from '../basis/round-basis.js';
import type { Placed } from '../round.js';
import { movements, type Side } from './movement.js';

const SETTLED = { metric: 'settlement_rate_within_limit' as const, n: 100, observed: 70, expected: 60, excess: 0.1, overlap: 1, shrunk: 0.08, shrunkSd: 0.03, reliability: 0.8, points: 55, pointsSd: 3 };
const row = (key: string, change: Partial<Placed> = {}): Placed => ({
  mediator: { key, isOther: false, label: { zh: key, en: key } }, score: 55, sd: 3, inZone: 0.6, inSeats: 0.3, tier: 'candidate', place: null, reasons: [], mark: null, chosen: null, withheld: false,
  indicators: [SETTLED], ...change,
});
const side = (rows: readonly Placed[], basis: RoundBasis | null = null): Side => ({ rows, weights: new Map([['settlement_rate_within_limit', 0.45]]), basis });
const moved = (was: readonly Placed[], is: readonly Placed[], before: RoundBasis | null = null, after: RoundBasis | null = null) => movements(side(was, before), side(is, after)).map(({ person, causes, movedBy, reasons }) => ({ person, points: causes.map(({ points }) => points), movedBy, reasons: reasons.map(({ code }) => code) }));

it('says what moved somebody besides points: a condition, a disqualifier, a choice, the others', () => {
  const hours = { code: 'TOO_FEW_HOURS' as const, metric: null, found: 16, asked: 24 };
  const left = row('A', { inZone: null, inSeats: null, tier: null, reasons: [hours] });
  expect(moved([row('A')], [left])).toEqual([{ person: 'A', points: [], movedBy: ['became_ineligible'], reasons: ['TOO_FEW_HOURS'] }]);
  expect(moved([left], [row('A')])).toEqual([{ person: 'A', points: [], movedBy: ['became_eligible'], reasons: [] }]);
  const proven = row('A', { inZone: null, inSeats: null, tier: null, mark: { why: 'coercion', evidence: '投诉编号 2026-11', proven: true } });
  expect(moved([row('A')], [proven])[0]?.movedBy).toEqual(['disqualified']);
  expect(moved([proven], [row('A')])[0]?.movedBy).toEqual(['cleared']);
  expect(moved([row('A')], [row('A', { tier: 'gold', chosen: '两位同分，取疑难案件更多者' })])[0]?.movedBy).toEqual(['chosen']);
  expect(moved([row('A')], [row('A', { tier: 'gold', inZone: 0.81 })])[0]?.movedBy).toEqual(['others']);
  expect(moved([row('A')], [row('B')]).map(({ movedBy }) => movedBy)).toEqual([['left'], ['entered']]);
});

it('tells points where the figures moved, and nobody who stands as before', () => {
  const better = row('A', { score: 57, indicators: [{ ...SETTLED, observed: 74, points: 59 }] });
  expect(moved([row('A'), row('B')], [better, row('B')])).toEqual([{ person: 'A', points: [(59 - 55) * 0.45].map((points) => expect.closeTo(points, 10) as number), movedBy: [], reasons: [] }]);
});

it('says where the boards were made by different rules', () => {
  const basis = (seats: number): RoundBasis => ({ seats, award: { gold: 0.8, candidate: 0.5 }, method: { id: 'gold', version: 1 } } as unknown as RoundBasis);
  expect(moved([row('A')], [row('A', { tier: 'gold' })], basis(2), basis(3))[0]?.movedBy).toEqual(['method']);
  expect(moved([row('A')], [row('A', { tier: 'gold' })], basis(2), basis(2))[0]?.movedBy).toEqual(['others']);
});
