import { restatementsAddress, casePath, countBars } from './restatements.js';

it('draws counts against the largest, in the order given', () => {
  const label = { zh: '调解员', en: 'Mediator' };
  expect(countBars([{ column: 'institution', label, cases: 160 }, { column: 'mediator', label, cases: 40 }])).toEqual([
    { column: 'institution', label, cases: 160, width: 100 }, { column: 'mediator', label, cases: 40, width: 25 },
  ]);
  expect(countBars([])).toEqual([]);
});

it('finds a case whatever its name holds', () => {
  expect(casePath({ dataset: 'a', source: 'b', caseId: '2024/1 #3' })).toBe('/case/a/b/2024%2F1%20%233');
});

it('fetches what is shown, under its filter', () => {
  expect(restatementsAddress(7, { column: null, caseId: '', month: null })).toBe('/loads/7/restatements.csv');
  expect(restatementsAddress(7, { column: 'outcome', caseId: 'A&1', month: '2018-09-01' })).toBe('/loads/7/restatements.csv?column=outcome&caseId=A%261&month=2018-09-01');
});
