import { barOf, bringerOf, imbalanceOf, mustBalance, secondsOf } from './ledger.js';
import type { Load } from './ledger.js';

const load: Load = {
  loadNo: 7, dataset: 'demo', source: 's', profile: 's', state: 'published', asOf: null, about: null, message: null, fileNames: ['a.csv'], fileBytes: 1,
  by: 'local', startedAt: '2026-11-01T08:00:00+08:00', finishedAt: '2026-11-01T00:00:12Z', casesNew: 0, casesChanged: 0, missing: 0, withdrawn: 0, rejectsEmptied: false,
  delivered: 100, loaded: 60, folded: 10, unchanged: 25, rejected: 5,
};

it('balances delivered against what became of the rows', () => {
  expect(imbalanceOf(load)).toBe(0);
  expect(imbalanceOf({ ...load, rejected: 4 })).toBe(1);
  expect([mustBalance(load), mustBalance({ ...load, state: 'running' })]).toEqual([true, false]);
});

it('draws parts against the longest bar and leaves out what is nothing', () => {
  expect(barOf({ ...load, folded: 0 }, 200)).toEqual([
    { fate: 'loaded', rows: 60, width: 30 }, { fate: 'unchanged', rows: 25, width: 12.5 }, { fate: 'rejected', rows: 5, width: 2.5 },
  ]);
});

it('times a load across zones', () => {
  expect(secondsOf(load)).toBe(12);
  expect(secondsOf({ ...load, finishedAt: null })).toBeNull();
});

it('reads who brought a load', () => {
  expect(['', 'local', 'cli', 'schedule 每日 register', 'zhang'].map(bringerOf)).toEqual([null, { kind: 'local' }, { kind: 'cli' }, { kind: 'schedule', name: '每日 register' }, { kind: 'viewer', name: 'zhang' }]);
});
