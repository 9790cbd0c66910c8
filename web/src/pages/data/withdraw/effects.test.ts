import { canWithdraw, effectsOf } from './effects.js';

it('tells what changes, and leaves out what touches no case', () => {
  expect(effectsOf({ removed: 0, restored: 3, returned: 1, kept: 9 })).toEqual([{ effect: 'restored', cases: 3 }, { effect: 'returned', cases: 1 }, { effect: 'kept', cases: 9 }]);
  expect(effectsOf({ removed: 0, restored: 0, returned: 0, kept: 9 })).toEqual([]);
});

it('offers only loads in force that brought files', () => {
  expect(canWithdraw({ state: 'published', fileNames: ['a.csv'] })).toBe(true);
  expect(canWithdraw({ state: 'published', fileNames: [] })).toBe(false);
  for (const state of ['failed', 'running', 'unchanged', 'withdrawn'] as const) expect(canWithdraw({ state, fileNames: ['a.csv'] })).toBe(false);
});
