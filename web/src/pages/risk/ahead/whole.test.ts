import { wholeOf } from './whole.js';

it.each([['12', 12], [' 0 ', 0], ['', null], ['-1', null], ['1.5', null], ['1e9', null], ['x', null], [7, 7]])('reads %j as %j', (text, value) => {
  expect(wholeOf(text)).toBe(value);
});
