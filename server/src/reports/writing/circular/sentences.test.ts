import { metricById } from '@concord/sql';
import { valueOf } from '../../../metrics/value.js';
import { medianOf, type Held } from './peers.js';
import { beforeNumber, leadersWords, shareOf } from './sentences.js';

const held = (...counts: readonly number[]): Held[] => counts.map((n, i) => { const key = '甲乙丙丁戊'.charAt(i); return { key, label: { zh: key, en: key }, value: valueOf(metricById('intake'), { kind: 'count', n }, { asOf: '2026-06-30', dataVersion: 1 }) }; });
const said = (...counts: readonly number[]): string => leadersWords(held(...counts), { group: { zh: '银行', en: 'banks' }, noun: { zh: '投诉', en: 'complaints' } }).zh;

it.each([
  ['the first two', [90, 80, 70], '甲、乙的投诉量位列银行前两位。'], ['a shared second place', [90, 80, 80, 10], '甲、乙、丙的投诉量位列银行前三位（乙、丙并列）。'], ['a shared first place', [90, 90, 10], '甲、乙的投诉量位列银行前两位（并列）。'],
  ['all of them equal', [40, 40, 40], '甲、乙、丙的投诉量位列银行前三位（并列）。'], ['a second of fewer than thirty', [90, 29, 10], '甲的投诉量位列银行首位。'], ['thirty, which are enough', [31, 30, 10], '甲、乙的投诉量位列银行前两位。'],
  ['nobody of thirty', [29, 20], '银行各家的投诉量均不足30件，不列位次。'], ['two, of whom the second is the last', [90, 80], '甲的投诉量位列银行首位。'], ['two that are equal', [90, 90], '甲、乙的投诉量位列银行前两位（并列）。'],
  ['one alone', [90], '银行的投诉均涉及甲。'], ['no cases', [0, 0], '银行没有投诉。'], ['nobody', [], '银行：没有可列的机构。'],
])('names %s', (_, counts, words) => {
  expect(said(...counts)).toBe(words);
});

it('finds the middle, and gives no share of fewer than ten', () => {
  expect([medianOf([4017, 3296, 3135, 3012, 2664, 2214]), medianOf([3, 1, 2]), medianOf([7]), medianOf([])]).toEqual([3073.5, 2, 7, null]);
  expect([shareOf(3, 9), shareOf(3, 10), shareOf(0, 0)]).toEqual([null, 0.3, null]);
});

it('sets a name that ends in a letter or figure apart from the number behind it', () => {
  expect(['工商银行', '银行 A', '支行 01'].map((zh) => beforeNumber({ zh, en: zh }).zh)).toEqual(['工商银行', '银行 A ', '支行 01 ']);
});
