import { casePath, countBars, restatementsAddress, restatementsInput } from './restatements.js';

const all = { column: null, caseId: '', month: null, loadNo: null };
const base = { dataset: 'demo', filters: [{ dimension: 'branch' as const, values: ['A&B'] }], range: { from: '2026-01-01', to: '2026-06-30' } };

it('draws counts against the largest, in the order given', () => {
  expect(countBars([{ column: 'institution', cases: 160 }, { column: 'mediator', cases: 40 }])).toEqual([
    { column: 'institution', cases: 160, width: 100 }, { column: 'mediator', cases: 40, width: 25 },
  ]);
  expect(countBars([])).toEqual([]);
});

it('finds a case whatever its name holds', () => {
  expect(casePath({ dataset: 'a', source: 'b', caseId: '2024/1 #3' })).toBe('/case/a/b/2024%2F1%20%233');
});

it('asks of one load, of all loads under the filter, and of the cases behind a number', () => {
  expect(restatementsInput({ loadNo: 7 }, { ...all, month: '2026-01-01' })).toEqual({ loadNo: 7, column: null, caseId: null, month: '2026-01-01', filters: [], part: 'denominator' });
  expect(restatementsInput({ base, behind: null }, { ...all, loadNo: 3 })).toMatchObject({ dataset: 'demo', loadNo: 3, filters: base.filters, range: base.range });
  expect(restatementsInput({ base, behind: { metric: 'closings', part: 'numerator' } }, all)).toMatchObject({ metric: 'closings', part: 'numerator', loadNo: null });
});

it('fetches what is shown, under its filter', () => {
  expect(restatementsAddress({ loadNo: 7 }, all)).toBe('/loads/7/restatements.csv');
  expect(restatementsAddress({ loadNo: 7 }, { ...all, column: 'outcome', caseId: 'A&1', month: '2018-09-01' })).toBe('/loads/7/restatements.csv?column=outcome&caseId=A%261&month=2018-09-01');
  const address = new URL(restatementsAddress({ base, behind: { metric: 'closings', part: 'numerator' } }, { ...all, loadNo: 3 }), 'http://here');
  expect([address.pathname, Object.fromEntries(address.searchParams)]).toEqual(['/datasets/demo/restatements.csv', {
    loadNo: '3', metric: 'closings', part: 'numerator', from: '2026-01-01', to: '2026-06-30', filters: JSON.stringify(base.filters),
  }]);
});
