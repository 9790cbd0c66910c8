import { isUnclassified } from './dimension.js';

it.each([
  ['', true], ['||', true], ['C99', true], ['B04-99', true], ['B03|B03-01|C99', true], ['B99|B99-99|C12', true], ['其他原因', true], ['Other Industry', true], ['Consumer|Other|', true],
  ['C12', false], ['B03|B03-01|C12', false], ['B03||', false], ['Otherwise engaged', false], ['Managing an account||', false], ['199', false],
])('%p says nothing of its cases: %p', (key, expected) => {
  expect(isUnclassified(key)).toBe(expected);
});
