import type { MetricDefinition, MetricValue } from './measure.js';

/** A definition for tests: only its kind and unit matter to the code under test. */
export function metric(kind: MetricDefinition['kind'], unit: MetricDefinition['unit'], change: Partial<MetricDefinition> = {}): MetricDefinition {
  return {
    id: 'settlement_rate', kind, unit, better: 'higher', basis: 'closed_on', definitionVersion: 1, minN: 30, alongside: [], tile: 1, rolling: null, splits: null, ofMoney: false, weighted: false, ongoing: null,
    basisLabel: { zh: 'basis-zh', en: 'by closing date' }, label: { zh: 'rate-zh', en: 'Settlement rate' }, meaning: { zh: 'meaning-zh', en: 'meaning' },
    numeratorLabel: { zh: 'settled-zh', en: 'settled' }, denominatorLabel: { zh: 'all-zh', en: 'settled or not' }, source: { zh: 'rule-zh', en: 'rule' },
    ...change,
  };
}

/** An answer for tests, empty but for what is given. */
export function value(given: Partial<MetricValue>): MetricValue {
  return {
    asOf: '2026-10-31', basis: 'closed_on', boundHigh: null, boundLow: null, ciHigh: null, ciLow: null, coverage: 1, dataVersion: 1, definitionVersion: 1, denominator: null, lack: null, maturity: 1, n: 0,
    numerator: null, p75: null, p90: null, reliability: 'full', sum: null, value: null, ...given,
  };
}
