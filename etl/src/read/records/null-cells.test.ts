import { NO_NULLS, NullCells } from './null-cells.js';

const LONG_WORD = '此项由经办机构另行填报后补录';
const nulls = new NullCells(['-', 'NULL', LONG_WORD, '']);
const has = (cell: string): boolean => {
  const bytes = Buffer.from(`<${cell}>`);
  return nulls.has(bytes, 1, bytes.length - 2);
};

it('knows its words, also those longer than it has bits for, and nothing else', () => {
  expect(Buffer.byteLength(LONG_WORD)).toBeGreaterThan(31);
  expect(['-', 'NULL', LONG_WORD].map(has)).toEqual([true, true, true]);
  expect(['', '–', 'NULLS', 'null', 'NUL', 'x', `${LONG_WORD}。`, `。${LONG_WORD}`].map(has)).toEqual(Array.from({ length: 8 }, () => false));
});

it('takes every cell as it is where there are no words', () => {
  expect(['', '-', 'NULL'].map((cell) => NO_NULLS.has(Buffer.from(cell), 0, cell.length))).toEqual([false, false, false]);
});
