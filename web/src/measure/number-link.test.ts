import { numberOf } from '../pages/number/address.js';
import { numberQuery } from './number-link.js';
import type { NumberOf } from './number-link.js';

const KNOWN = { metrics: new Set(['settlement_rate']), dimensions: new Set(['region', 'institution', 'mediator']) };
const PAGE = { dataset: 'demo', filters: [{ dimension: 'region' as const, values: ['north', '南 & 北'] }] };
const PERIOD = { from: '2026-01-01', to: '2026-10-31' };
const NUMBER: NumberOf = { metric: 'settlement_rate', value: { dataVersion: 19, definitionVersion: 2 } };
const read = (number: NumberOf) => { const query = numberQuery(PAGE, number.range ?? PERIOD, number); return query === null ? null : numberOf(query, KNOWN); };

it('names a number so that its page finds the same one', () => {
  expect(read(NUMBER)).toEqual({ definition: 2, input: { dataset: 'demo', metric: 'settlement_rate', range: PERIOD, version: 19, filters: [{ dimension: 'region', values: ['north', '南 & 北'], exclude: false }], by: null, member: null, against: null, whole: null }, part: null });
  expect(read({ ...NUMBER, range: { from: '2026-10-01', to: '2026-10-31' }, filters: [], of: { dimension: 'mediator', key: '' } })?.input).toMatchObject({ range: { from: '2026-10-01', to: '2026-10-31' }, filters: [], by: 'mediator', member: '' });
});

it('names what stands together by those it leaves out, beside the filter', () => {
  expect(read({ ...NUMBER, of: { dimension: 'institution', key: '', besides: ['a', 'b'] } })?.input).toMatchObject({ by: null, member: null, filters: [{ dimension: 'region', exclude: false }, { dimension: 'institution', values: ['a', 'b'], exclude: true }] });
});

it('names nothing where an address cannot hold all that is left out', () => {
  expect(read({ ...NUMBER, of: { dimension: 'institution', key: '', besides: Array.from({ length: 51 }, (_, i) => String(i)) } })).toBeNull();
});
