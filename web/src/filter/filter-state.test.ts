import { LIMITS, oneOf, parseFilterState, withClause, writeFilterState } from './filter-state.js';
import type { FilterableDataset } from './filter-state.js';

const datasets: readonly FilterableDataset[] = [
  { id: 'demo', asOf: '2026-10-31', firstReceivedOn: '2024-01-01', lastReceivedOn: '2026-10-31', dimensions: ['issue', 'mediator'] },
  { id: 'other', asOf: null, firstReceivedOn: null, lastReceivedOn: null, dimensions: [] },
];

describe('parseFilterState', () => {
  it('falls back to the first dataset and the default period', () => {
    expect(parseFilterState({}, datasets)).toEqual({ dataset: 'demo', period: 'last12', filters: [], fiscal: 1 });
  });

  it('shows the dataset last chosen where the address names none, and one that is there', () => {
    expect(parseFilterState({}, datasets, 'other').dataset).toBe('other');
    expect(parseFilterState({ ds: 'demo' }, datasets, 'other').dataset).toBe('demo');
    expect(parseFilterState({ ds: 'nope' }, datasets, 'gone').dataset).toBe('demo');
  });

  it('drops what does not exist', () => {
    expect(parseFilterState({ ds: 'nope', period: 'eternity', 'f.region': '南山', 'f.hasOwnProperty': 'x', 'f.': 'y' }, datasets))
      .toEqual({ dataset: 'demo', period: 'last12', filters: [], fiscal: 1 });
  });

  it('reads one value or several, once each, and empty values as values', () => {
    expect(parseFilterState({ 'f.issue': ['a', 'b', 'a', ''], 'f.mediator': 'm1' }, datasets).filters)
      .toEqual([{ dimension: 'issue', values: ['a', 'b', ''] }, { dimension: 'mediator', values: ['m1'] }]);
  });

  it('is not fooled by a prototype', () => {
    const query = JSON.parse('{"__proto__": {"f.issue": "polluted"}, "constructor": "x"}') as Record<string, string>;
    expect(parseFilterState(query, datasets).filters).toEqual([]);
    expect(parseFilterState(Object.create({ ds: 'other', 'f.issue': 'inherited' }) as Record<string, string>, datasets)).toEqual({ dataset: 'demo', period: 'last12', filters: [], fiscal: 1 });
  });

  it('drops oversized values and keeps the rest', () => {
    expect(parseFilterState({ 'f.issue': ['x'.repeat(LIMITS.valueChars + 1), 'ok'] }, datasets).filters).toEqual([{ dimension: 'issue', values: ['ok'] }]);
    const many = Array.from({ length: 1_000 }, (_, index) => String(index));
    expect(parseFilterState({ 'f.issue': many }, datasets).filters[0]?.values).toHaveLength(LIMITS.values);
    const long = Array.from({ length: 50 }, (_, index) => `${String(index).padStart(3, '0')}${'x'.repeat(190)}`);
    expect(parseFilterState({ 'f.issue': long }, datasets).filters).toEqual([]);
  });

  it('throws without a dataset', () => {
    expect(() => parseFilterState({}, [])).toThrow(RangeError);
  });
});

describe('writeFilterState', () => {
  it('is read back as it was, page parameters kept', () => {
    const state = { dataset: 'demo', period: { from: '2025-11', to: '2026-01' }, filters: [{ dimension: 'issue' as const, values: ['息费 & 违约金', 'b=c'] }], fiscal: 4 as const };
    const written = writeFilterState(state, { split: 'mediator', 'f.mediator': 'gone', period: 'all' });
    expect(written['split']).toBe('mediator');
    expect(written['f.mediator']).toBeUndefined();
    expect(parseFilterState(written, datasets)).toEqual(state);
  });
});

it('narrows and lifts one dimension', () => {
  const narrowed = withClause([{ dimension: 'issue', values: ['a'] }], 'issue', ['b']);
  expect(narrowed).toEqual([{ dimension: 'issue', values: ['b'] }]);
  expect(withClause(narrowed, 'issue', [])).toEqual([]);
});

it('allows only listed values of a page parameter', () => {
  expect(oneOf({ vs: 'year' }, 'vs', ['month', 'year'])).toBe('year');
  expect(oneOf({ vs: ['decade', 'year'] }, 'vs', ['month', 'year'])).toBeNull();
});
