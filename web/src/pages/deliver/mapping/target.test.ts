import { asOfRemark, datasetRemark, isSameOrder, ownChoice, proposedTarget } from './target.js';

it('reads what a profile proposes', () => {
  expect(proposedTarget('id: a\ndataset: court-cases\nas_of: 2024-03-31\ncolumns:\n  dataset: {from: x}\n')).toEqual({ dataset: 'court-cases', asOf: '2024-03-31' });
  expect(proposedTarget("id: a\ndataset: 'court_2'\n")).toEqual({ dataset: 'court_2', asOf: '' });
});

it('takes what is proposed anyway for no choice', () => {
  expect([ownChoice('', 'a'), ownChoice('a', 'a'), ownChoice('b', 'a')]).toEqual([null, null, 'b']);
});

it('judges a dataset by the rule of the server, and says when it is joined', () => {
  expect(['Upper', '-a', '案件', 'a b', '', 'a'.repeat(41)].map((name) => datasetRemark(name, []))).toEqual(Array(6).fill('BAD_DATASET'));
  expect([datasetRemark('court_2-a', ['demo']), datasetRemark('demo', ['demo'])]).toEqual([null, 'JOINS']);
  expect([asOfRemark('2024-04-01', '2024-03-31'), asOfRemark('2024-03-31', '2024-03-31'), asOfRemark('', '2024-03-31')]).toEqual(['FUTURE', null, null]);
});

it('sees a changed choice', () => {
  const order = { profile: 'p', dataset: null, asOf: null };
  expect(isSameOrder(order, { ...order })).toBe(true);
  for (const other of [{ profile: 'q' }, { dataset: 'd' }, { asOf: '2024-01-01' }]) expect(isSameOrder(order, { ...order, ...other })).toBe(false);
});
