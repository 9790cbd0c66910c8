import { bucketsOf, type BucketSpan } from '@concord/sql';
import type { Counted } from '../judge/context.js';
import { weeklySurge } from './surge.js';

const WEEKS = bucketsOf({ from: '2026-01-05', to: '2026-07-05' }, 'week');

/** One type by weeks, the newest last; `idle`: weeks in which nobody worked. */
function weekly(counts: readonly number[], idle: readonly number[] = []): Counted {
  const weeks: readonly BucketSpan[] = WEEKS.slice(0, counts.length);
  return {
    months: [], periods: () => weeks, daysEach: (spans) => spans.map(({ from }) => (idle.includes(weeks.findIndex((week) => week.from === from)) ? 0 : 5)),
    grains: (all) => Promise.resolve(all.filter(({ place, type }) => type === 'subtype' && place === null)), counts: () => Promise.resolve([{ keys: ['B03-01'], counts, amounts: counts.map(() => 0) }]),
  };
}

async function judged(counted: Counted) {
  const test = (await weeklySurge.judge(counted))[0]?.tests[0];
  return test === undefined ? null : { alarm: test.alarm, ...test.figures() };
}

it('judges a week by the seven before the two before it, where there are so many weeks', async () => {
  // The field's worked example: C2 of 4 6 5 7 5 4 6, then 5 and 8, then 14.
  expect(await judged(weekly([4, 6, 5, 7, 5, 4, 6, 5, 8, 14]))).toMatchObject({ method: 'ears', alarm: true, observed: 14, expected: expect.closeTo(5.28571, 5) as number, upper: expect.closeTo(8.72421, 5) as number, base: { from: WEEKS[0]?.from, to: WEEKS[6]?.to } });
  // C1 where there are not: mean 5.28571 of the seven, the last week just below its bound.
  expect(await judged(weekly([4, 6, 5, 7, 5, 4, 6, 8]))).toMatchObject({ method: 'ears', alarm: false, upper: expect.closeTo(8.72421, 5) as number });
});

it('leaves weeks without work out, and judges nothing by fewer than seven', async () => {
  expect(await judged(weekly([4, 6, 5, 0, 7, 5, 4, 6, 9], [3]))).toMatchObject({ method: 'ears', alarm: true, expected: expect.closeTo(5.28571, 5) as number });
  expect(await judged(weekly([4, 6, 5, 0, 7, 5, 4, 9], [3]))).toBeNull();
});

it('judges by regression from twelve weeks before on', async () => {
  expect(await judged(weekly([4, 6, 5, 7, 5, 4, 6, 5, 8, 6, 5, 7, 14]))).toMatchObject({ method: 'farrington' });
  expect(await judged(weekly([4, 6, 5, 7, 5, 4, 6, 5, 8, 6, 5, 14]))).toMatchObject({ method: 'ears' });
});
