import { latestPlausible } from './reconcile.js';

it.each([
  // 1,000 rows of October (days 1 to 31), one of the twentieth of November (day 51): a slip. Two that far off are as well, also on two days; eleven are not (one in a hundred of 1,011 is ten).
  ['one slip', [[51, 1], [31, 20], [30, 980]], 31], ['two slips', [[90, 1], [51, 1], [31, 1_000]], 31], ['too many for slips', [[51, 11], [31, 1_000]], 51],
  // Fourteen days after all others may be a holiday.
  ['near', [[45, 1], [31, 1_000]], 45], ['few rows', [[51, 1], [31, 900]], 51], ['one day', [[31, 1_000]], 31], ['none', [], undefined],
  // Slips do not hide behind what is newest and usual: only the end is looked at.
  ['early gaps', [[51, 1_000], [31, 1], [1, 100]], 51], ['a slip behind which a sparse end lies', [[90, 1], [33, 1], [31, 1_000]], 33],
] as const)('%s', (_, days, latest) => {
  expect(latestPlausible(days)).toBe(latest);
});
