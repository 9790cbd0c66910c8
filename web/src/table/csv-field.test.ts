import { csvField } from './csv-field.js';

it.each([
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['+cmd', "'+cmd"], ['-1+2', "'-1+2"], ['@SUM(A1)', "'@SUM(A1)"], ['|calc', "'|calc"], ['%0', "'%0"], ['　＝1', "'　＝1"], ['＠a', "'＠a"],
  ['\t=1', "'\t=1"], ['\n=1', '"\'\n=1"'], [' =1', "' =1"],
  ['-100.00', '-100.00'], ['+8', '+8'], ['2026-01-01', '2026-01-01'], ['C-1', 'C-1'], ['', ''], ['a,b', '"a,b"'], ['5" disk', '"5"" disk"'],
])('%j becomes %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});

it('keeps numbers numbers, and leaves empty what is not there', () => {
  expect([-0.5, 12, null, undefined].map(csvField)).toEqual(['-0.5', '12', '', '']);
});
