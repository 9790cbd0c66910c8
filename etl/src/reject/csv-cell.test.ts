import { csvCell, csvLine, unguarded } from './csv-cell.js';

it.each([
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['+cmd', "'+cmd"], ['-1+2', "'-1+2"], ['@SUM(A1)', "'@SUM(A1)"], ['|calc', "'|calc"], ['%0', "'%0"], ['　＝1', "'　＝1"], ['＠a', "'＠a"],
  ['\t=1', "'\t=1"], ['\n=1', '"\'\n=1"'],
  ['-100.00', '-100.00'], ['+8', '+8'], ['2026-01-01', '2026-01-01'], ['C-1', 'C-1'], ['', ''], ['a,b', '"a,b"'], ['5" disk', '"5"" disk"'],
])('%j becomes %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it('ends a line as spreadsheets expect', () => {
  expect(csvLine(['7', 'a,b', ''])).toBe('7,"a,b",\r\n');
});

it.each(['-催收', '@甲', '+86-10', '-', "'=x", "''=x", "'", "'abc", '=1', '-5', '％', '', "'-5", '　＝1'])('%j comes back as it was', (text) => {
  expect(unguarded(csvCell(text))).toBe(text);
});
