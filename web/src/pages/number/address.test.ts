import { numberOf } from './address.js';

const KNOWN = { metrics: new Set(['intake', 'settlement_rate']), dimensions: new Set(['region', 'institution']) };
const WHOLE = { dataset: 'demo', metric: 'intake', from: '2026-10-01', to: '2026-10-31', version: '19', definition: '2' };

it('reads what a report names, whole', () => {
  expect(numberOf(WHOLE, KNOWN)).toEqual({ definition: 2, part: null, input: { dataset: 'demo', metric: 'intake', range: { from: '2026-10-01', to: '2026-10-31' }, version: 19, filters: [], by: null, member: null, against: null, whole: null } });
  expect(numberOf({ ...WHOLE, by: 'region', member: '', filters: JSON.stringify([{ dimension: 'institution', values: ['甲', '乙'], exclude: true }]), against: '2026-09-01..2026-09-30' }, KNOWN)?.input).toMatchObject({
    by: 'region', member: '', filters: [{ dimension: 'institution', values: ['甲', '乙'], exclude: true }], against: { from: '2026-09-01', to: '2026-09-30' },
  });
});

it('reads what a share is a part of, and what a number is of its value', () => {
  const whole = { metric: 'settlement_rate', filters: [{ dimension: 'region', values: ['N'] }] };
  expect(numberOf({ ...WHOLE, whole: JSON.stringify(whole) }, KNOWN)?.input.whole).toEqual({ metric: 'settlement_rate', filters: [{ dimension: 'region', values: ['N'], exclude: false }] });
  expect((['basis', 'denominator', 'numerator'] as const).map((part) => numberOf({ ...WHOLE, part }, KNOWN)?.part)).toEqual(['basis', 'denominator', 'numerator']);
});

it.each<[string, Record<string, string | string[]>]>([
  ['another metric', { metric: 'none' }], ['no day', { from: '2026-13-01' }], ['no version', { version: '0' }], ['a version that is no number', { version: '1e3' }], ['a dimension there is not', { by: 'nobody', member: 'x' }],
  ['filters that are none', { filters: '{}' }], ['filters nobody can read', { filters: '[' }], ['a filter of a dimension there is not', { filters: '[{"dimension":"nobody","values":["x"]}]' }], ['a filter of nothing', { filters: '[{"dimension":"region","values":[]}]' }],
  ['values that are no words', { filters: '[{"dimension":"region","values":[1]}]' }], ['two datasets', { dataset: ['a', 'b'] }], ['a part there is not', { part: 'rest' }], ['a whole that is none', { whole: '{' }], ['a whole of another metric', { whole: '{"metric":"none","filters":[]}' }], ['a whole of filters that are none', { whole: '{"metric":"intake","filters":{}}' }], ['a member without end', { by: 'region', member: 'x'.repeat(201) }],
])('names no number with %s', (_, change) => {
  expect(numberOf({ ...WHOLE, ...change }, KNOWN)).toBeNull();
});
