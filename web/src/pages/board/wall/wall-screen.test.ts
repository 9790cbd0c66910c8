import { fitting, nameWidth } from './wall-screen.js';

it('makes names smaller the more there are and the longer, never too small to read', () => {
  expect([1, 4, 5, 10, 18, 30, 90].map((n) => nameWidth(n, Array.from({ length: n }, () => '王小明')))).toEqual(['5vw', '5vw', '3.8vw', '3vw', '2.4vw', '1.7vw', '1.2vw']);
  // Eleven Chinese letters and two dots are as wide as 12.16, in a column of 15.
  expect(nameWidth(2, ['买买提·阿卜杜热依木·艾力'])).toBe('1.23vw');
  expect(nameWidth(2, ['Mediator 007'])).toBe('2.16vw');
});

it('takes the largest size that fits the screen, and goes no further down than can be read', () => {
  expect([fitting(() => true), fitting((share) => share < 0.83)]).toEqual([1, expect.closeTo(0.8, 9)]);
  expect(fitting(() => false)).toBeCloseTo(0.45, 9);
});
