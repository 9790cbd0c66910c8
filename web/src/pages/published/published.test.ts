import { wordingOf } from '../../text/wording.js';
import { rowsOf, tableTitle } from './published.js';

const zh = wordingOf('zh-CN');
const place = (counts: readonly (number | null)[]) => ({ keys: ['B03'], labels: [{ zh: '信用卡', en: 'Credit cards' }], counts: [...counts] });
const texts = (counts: readonly (number | null)[]): string[] => (rowsOf({ places: [place(counts)] }, zh)[0]?.cells ?? []).map(({ text }) => text);

it.each([
  ['all told', [1_234, 1_000, 750, 250], ['1,234', '1,000', '750', '250', '75.0%']],
  ['the settled hidden', [60, 50, null, 45], ['60', '50', '*', '45', '–']],
  ['the closings hidden', [60, null, 20, null], ['60', '*', '20', '*', '–']],
  ['too few for a rate', [9, 9, 9, 0], ['9', '9', '9', '0', '–']],
  ['nothing', [0, 0, 0, 0], ['0', '0', '0', '0', '–']],
])('writes a row with %s', (_, counts, expected) => {
  expect(texts(counts)).toEqual(expected);
});

it('marks what is hidden, and names rows and tables in the language of the reader', () => {
  const row = rowsOf({ places: [place([null, 10, 5, 5])] }, wordingOf('en'))[0];
  expect([row?.names, row?.cells.map(({ isHidden }) => isHidden)]).toEqual([['Credit cards'], [true, false, false, false, false]]);
  const say = (key: string, blanks: object = {}): string => `${key} ${Object.values(blanks).join('+')}`;
  const [bank, business] = [{ zh: '机构', en: 'Institution' }, { zh: '业务类别', en: 'Business' }];
  expect([[], [bank], [bank, business]].map((labels) => tableTitle({ labels }, zh, say))).toEqual(['total ', 'by 机构', 'crossed 机构+业务类别']);
});
