import { latestPlausible } from './reconcile.js';

it.each([
  // 500 rows of October (days 1 to 31), one of the twentieth of November (day 51): a slip. Two that far off are as well, also on two days; six are not (one in a hundred of 506 is five).
  ['one slip', [[51, 1], [31, 20], [30, 480]], 31], ['two slips', [[90, 1], [51, 1], [31, 500]], 31], ['too many for slips', [[51, 6], [31, 500]], 51],
  // Fourteen days after all others may be a holiday.
  ['near', [[45, 1], [31, 500]], 45], ['few rows', [[51, 1], [31, 18]], 51], ['one day', [[31, 50]], 31], ['none', [], undefined],
  // Slips do not hide behind what is newest and usual: only the end is looked at.
  ['early gaps', [[51, 400], [31, 1], [1, 100]], 51], ['a slip behind which a sparse end lies', [[90, 1], [33, 1], [31, 500]], 33],
] as const)('%s', (_, days, latest) => {
  expect(latestPlausible(days)).toBe(latest);
});
