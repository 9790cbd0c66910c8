import { parseProfile } from './profile.js';
import { partOf, type SeparatedSplit } from './split-text.js';

const split = (rule: string): SeparatedSplit => {
  const { cause } = parseProfile(`id: t\ndataset: t\nlabel: {zh: t, en: t}\ngrain: row\ncolumns: {case_id: {from: a}, received_on: {from: b}, cause: {from: c, split: ${rule}}}`).columns;
  if (cause?.split === undefined || 'pattern' in cause.split) throw new Error('no separators');
  return cause.split;
};

it.each([
  ['Cash Amount - AMT', "{by: ' - ', take: 1}", 'Cash Amount'], ['Cash Amount - AMT', "{by: ' - ', take: -1}", 'AMT'], ['Cash Amount - AMT', "{by: ' - ', take: 3}", ''],
  ['当事人甲（女）', "{by: ['(', '（'], take: 1}", '当事人甲'], ['a;　b；c', "{by: [;, '；'], take: 2}", 'b'], ['a.b', '{by: ., take: 2}', 'b'], ['', '{by: x, take: 1}', ''],
])('%s split %s is %s', (text, rule, part) => {
  expect(partOf(text, split(rule))).toBe(part);
});
