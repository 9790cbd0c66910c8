import { readFileSync } from 'node:fs';
import { allMetrics, metricById } from '../catalogue.js';
import { definitionsWith, fingerprintOf, type Definitions } from './definitions.js';
import { roomPath } from '../room.js';

const KEPT = JSON.parse(readFileSync(roomPath('definitions.json'), 'utf8')) as Definitions;

it('finds every definition as its version has it', () => {
  expect(definitionsWith(KEPT, allMetrics)).toEqual(KEPT);
  expect(allMetrics.filter(({ id, version }) => KEPT[id]?.[String(version)] === undefined).map(({ id }) => id)).toEqual([]);
});

it('refuses a changed predicate under the same version, takes it under the next, and keeps what the old one was', () => {
  const metric = metricById('settlement_rate');
  if (metric.kind !== 'ratio') throw new TypeError('no ratio');
  const changed = { ...metric, numerator: `${metric.numerator} OR outcome_code = 'T1'` };
  expect(() => definitionsWith(KEPT, [changed])).toThrow('settlement_rate counts something else');
  const raised = definitionsWith(KEPT, [{ ...changed, version: metric.version + 1 }]);
  expect(Object.keys(raised['settlement_rate'] ?? {})).toContain(String(metric.version + 1));
  expect(raised['settlement_rate']?.[String(metric.version)]).toBe(fingerprintOf(metric));
  expect(() => definitionsWith(raised, [metric])).toThrow('has had a version above');
});

it('sees every date, flow, stock and way of ending, and no word', () => {
  const metric = metricById('settlement_rate');
  expect(fingerprintOf({ ...metric, label: { zh: '另一名称', en: 'Another name' }, tile: 99 })).toBe(fingerprintOf(metric));
  expect(fingerprintOf({ ...metric, basis: 'received_on' })).not.toBe(fingerprintOf(metric));
  const duration = metricById('time_to_resolution');
  if (duration.kind !== 'duration') throw new TypeError('no duration');
  const [first, ...others] = duration.endings;
  if (first === undefined) throw new TypeError('no ending');
  expect(fingerprintOf({ ...duration, endings: [{ ...first, label: { zh: '一', en: 'one' } }, ...others] })).toBe(fingerprintOf(duration));
  expect(fingerprintOf({ ...duration, endings: [{ ...first, rows: '1' }, ...others] })).not.toBe(fingerprintOf(duration));
  const level = metricById('pending');
  if (level.kind !== 'level') throw new TypeError('no level');
  expect(fingerprintOf({ ...level, stays: level.stays.slice(1) })).not.toBe(fingerprintOf(level));
});
