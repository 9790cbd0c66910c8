import { keptColumn } from './kept-column.js';

const textOf = (value: unknown): string => (value === null ? '' : `${value as number | string}号`);
const told = (values: readonly unknown[]): readonly string[] => {
  const kept = keptColumn(values, textOf);
  return values.map((_, at) => kept(at));
};

describe('keptColumn', () => {
  it.each([
    ['few values, often', Array.from({ length: 1_000 }, (_, i) => (i % 7 === 0 ? null : i % 5))],
    ['more than can be told by number', Array.from({ length: 70_000 }, (_, i) => (i % 1_000 === 0 ? null : i))],
    ['texts longer than room was made for', Array.from({ length: 70_000 }, (_, i) => `${'长'.repeat(i % 40)}${String(i)}`)],
    ['nothing', []],
  ])('tells %s', (_, values) => {
    expect(told(values)).toEqual(values.map(textOf));
  });
});
