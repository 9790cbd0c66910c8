import { foldLines, rulesForAll, undecided } from './fold.js';
import type { Proposal } from './mapping.js';

const folds: Proposal['folds'] = [
  { column: 'received_on', rule: 'must_agree', choices: ['must_agree', 'first', 'last', 'min', 'max'], differs: false },
  { column: 'business', rule: 'must_agree', choices: ['must_agree', 'first', 'last', 'distinct'], differs: true },
  { column: 'amount_agreed', rule: 'max', choices: ['must_agree', 'first', 'last', 'max', 'min', 'sum', 'sum_distinct'], differs: true },
  { column: 'outcome', rule: 'must_agree', choices: ['must_agree', 'first', 'last'], differs: false },
];

it('puts the columns that differ first, those a trial refused most rows for before them', () => {
  expect(foldLines(folds, {}).map(({ column }) => column)).toEqual(['business', 'amount_agreed', 'received_on', 'outcome']);
  const lines = foldLines(folds, { outcome: 400, amount_agreed: 12 });
  expect(lines.map(({ column, rows }) => [column, rows])).toEqual([['outcome', 400], ['amount_agreed', 12], ['business', 0], ['received_on', 0]]);
});

it('asks about those that differ and have no rule', () => {
  expect(undecided(foldLines(folds, {})).map(({ column }) => column)).toEqual(['business']);
  expect(undecided(foldLines(folds, { outcome: 400, amount_agreed: 12 })).map(({ column }) => column)).toEqual(['outcome', 'business']);
});

it('offers for all at once only what each may have', () => {
  expect(rulesForAll(undecided(foldLines(folds, { outcome: 1 })))).toEqual(['first', 'last']);
  expect(rulesForAll([])).toEqual([]);
});
