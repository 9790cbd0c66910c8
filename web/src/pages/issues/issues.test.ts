import { agedOf, levelText } from './choices.js';
import { endsOf, shareOf } from './watch/stuck.js';
import { typeTrend } from './type-trend.js';
import { metric } from '../../measure/samples.js';
import { wordsZhCN } from '../../text/issues/zh-cn.js';
import { wordingOf } from '../../text/wording.js';
import type { IssueWording } from './words.js';

/** The Chinese sentences, read without the running application. */
const wording: IssueWording = {
  ...wordingOf('zh-CN'),
  say: (key, blanks = {}) => {
    const text = key.split('.').reduce<unknown>((words, part) => (words as Record<string, unknown>)[part], wordsZhCN) as string;
    return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => blanks[name] ?? '?');
  },
};
const stocks = (...all: readonly (readonly [number, number, boolean])[]) => ({ stocks: all.map(([aged, open, beyond]) => ({ aged, open, beyond })) });

it('gives no percentage below ten open cases, and a grey one below thirty', () => {
  expect(shareOf(stocks([4, 6, false]), wording)).toEqual({ share: '', fraction: '4/6', text: '4/6', weak: true });
  expect(shareOf(stocks([6, 11, true]), wording)).toMatchObject({ share: '54.5%', weak: true });
  expect(shareOf(stocks([1, 2, false], [60, 94, true]), wording)).toMatchObject({ share: '63.8%', fraction: '60/94', weak: false });
});

it('reads the month ends out', () => {
  expect(endsOf(stocks([1, 2, false], [60, 94, true]), ['2026-09-30', '2026-10-31'], wording)).toBe('2026-09-30 不高于总体、2026-10-31 高于总体');
});

it('says of a classification how many types it has, and why it can be read or not', () => {
  const dimension = { id: 'subtype' as const, label: { zh: '纠纷小类', en: 'Sub-type' }, snapshotOnly: false, namesPeople: false };
  expect(levelText(dimension, [{ dimension: 'subtype', types: 54, vital: 21, unclassified: 0.01 }], wording)).toBe('纠纷小类（54 类，21 类占八成）');
  expect(levelText(dimension, [{ dimension: 'subtype', types: 54, vital: null, unclassified: 0.31 }], wording)).toBe('纠纷小类（54 类，未归类 31.0%）');
  expect(levelText(dimension, [], wording)).toBe('纠纷小类');
});

it('judges what stays unresolved only where open cases are delivered', () => {
  expect([agedOf({ metrics: ['intake', 'pending_aged'] }), agedOf({ metrics: ['closings'] })]).toEqual(['pending_aged', null]);
});

it('draws an unfinished month as such', () => {
  const month = (from: string, complete: boolean) => ({ from: `${from}-01`, to: `${from}-28`, complete });
  const trend = typeTrend({ monthly: [3, 0, 1] }, [month('2026-01', true), month('2026-02', true), month('2026-03', false)], metric('count', 'case'));
  expect([trend.firmUntil, trend.extent, trend.points.map(({ value }) => value)]).toEqual([1, [0, 3], [3, 0, 1]]);
});
