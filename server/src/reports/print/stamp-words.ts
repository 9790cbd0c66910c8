import type { LocalisedText } from '@concord/sql';
import type { TakenBy } from '../../identity/audit/exports.js';
import { phrase } from '../../narrative/phrase.js';
import { dateText, numberText, spanText } from '../../narrative/text.js';
import type { Block, Stamp } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';

const WORDS = {
  dataset: { zh: '数据集', en: 'Dataset' }, period: { zh: '期间', en: 'Period' }, asOf: { zh: '数据截至', en: 'Data as of' }, version: { zh: '数据版本', en: 'Data version' }, definitions: { zh: '口径版本', en: 'Definitions' }, scope: { zh: '范围', en: 'Scope' }, filters: { zh: '筛选', en: 'Filters' }, made: { zh: '生成时间', en: 'Made at' }, id: { zh: '报告编号', en: 'Report' },
  foot: { zh: '{period} · 截至 {asOf} · 版本 {version} · 口径 {definitions} · {scope} · 筛选：{filters} · {id}', en: '{period} · as of {asOf} · version {version} · definitions {definitions} · {scope} · filters: {filters} · {id}' },
} as const;

/** Words that several kinds of file share. */
export const SHARED = {
  contents: { zh: '目录', en: 'Contents' }, highlights: { zh: '超出偶然的变动', en: 'Beyond chance' }, page: { zh: '第 {n} 页 / 共 {of} 页', en: 'page {n} of {of}' }, nothing: { zh: '本期没有这部分的数据。', en: 'There is nothing to tell here.' }, about: { zh: '关于本报告', en: 'About this report' },
  month: { zh: '月份', en: 'Month' }, value: { zh: '本月值', en: 'Value' }, centre: { zh: '中线', en: 'Centre' }, lower: { zh: '控制下限', en: 'Lower limit' }, upper: { zh: '控制上限', en: 'Upper limit' }, mark: { zh: '信号', en: 'Signal' }, member: { zh: '名称', en: 'Name' },
  concern: { zh: '关注信号', en: 'Concern' }, improvement: { zh: '改善信号', en: 'Improvement' }, neutral: { zh: '变化信号', en: 'Change' },
  notFromZero: { zh: '（纵轴不从零起）', en: ' (the axis does not begin at zero)' },
} as const;

/** Of what is beyond chance, so much stands where a report begins. */
export const MOST_HIGHLIGHTS = 12;

/** What tells a signal from the other without colour. */
export const TONE_MARKS = { concern: '◆ ', improvement: '■ ', neutral: '▲ ', normal: '' } as const;

/** What stands at the foot of every page, with the mark of whoever took it. */
export function footWords(stamp: Stamp, about: readonly TakenBy[]): LocalisedText {
  const blanks = { period: spanText(stamp.period), asOf: dateText(stamp.asOf), version: numberText(stamp.dataVersion), definitions: stamp.definitions, scope: stamp.scope, filters: stamp.filters, id: stamp.id.slice(0, 8) };
  const { zh, en } = phrase(WORDS.foot, blanks);
  // What is sealed is marked by the report's own id, which stands there already.
  const mark = about.slice(0, 1).map(([, text]) => text).filter((text) => text !== stamp.id);
  return { zh: [zh, ...mark].join(' · '), en: [en, ...mark].join(' · ') };
}

/** A point in time as people write it; other texts as they are. */
const momentText = (text: string): string => text.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):[\d.]+([+-]\d{2}:\d{2})$/u, '$1 $2 (UTC$3)');

/** What stands on the cover: a heading and its text. */
export function stampFacts(stamp: Stamp, about: readonly TakenBy[], language: PrintLanguage): [heading: string, text: string][] {
  const facts: readonly (readonly [keyof typeof WORDS, string])[] = [
    ['dataset', stamp.datasetLabel[language]], ['period', spanText(stamp.period)[language]], ['asOf', dateText(stamp.asOf)[language]], ['version', numberText(stamp.dataVersion)[language]], ['definitions', stamp.definitions], ['scope', stamp.scope[language]], ['filters', stamp.filters[language]], ['made', momentText(stamp.madeAt)], ['id', stamp.id],
  ];
  return [...facts.map(([name, text]): [string, string] => [WORDS[name][language], text]), ...about.map(([heading, text]): [string, string] => [heading[language], momentText(text)])];
}

/** A table right under its chart needs no heading of its own. */
export const isNamedAbove = (block: Block, above: Block | undefined): boolean => block.kind === 'table' && above?.kind === 'chart' && above.caption.zh === block.caption.zh;

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
/** Chapters count in Chinese as 一、 to 九十九、, in English as 1. */
export function numeralOf(at: number, language: PrintLanguage): string {
  const [tens, ones] = [Math.floor((at + 1) / 10), (at + 1) % 10];
  return language === 'en' ? `${String(at + 1)}. ` : `${tens === 0 ? '' : `${tens === 1 ? '' : HAN[tens] ?? ''}十`}${HAN[ones] ?? ''}、`;
}
