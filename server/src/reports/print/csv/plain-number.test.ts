import { plainNumber } from './plain-number.js';

it.each([[0, '0'], [-0.14561234329797493, '-0.14561234329797493'], [1e-7, '0.0000001'], [-2.5e-9, '-0.0000000025'], [1.5e21, '1500000000000000000000'], [1e300, `1${'0'.repeat(300)}`], [1599, '1599']])('writes %p in full', (value, text) => {
  expect([plainNumber(value), Number(plainNumber(value))]).toEqual([text, value]);
});
