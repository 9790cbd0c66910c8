import type { LocalisedText, MetricId } from '@concord/sql';
import type { RectificationBody } from '../../../causes/requests/rectification.js';
import { casesOf, metricNow, type LinkedNumber } from '../../../linked/linked-number.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText, numberText, spanText } from '../../../narrative/text.js';
import type { Block, Cell, Passport, TableBlock } from '../../document/document.js';
import { written } from '../meeting/meeting-asked.js';
import { partPassport } from '../passports.js';

const WORDS = {
  reason: { zh: '在分析“{type}”一类纠纷为何久拖不决时，发现下列与贵机构有关的情况。数字取自数据版本 {version}，截至{asOf}，只含贵机构的案件。数字说明情况，不说明原因。', en: 'Looking into why disputes of the type “{type}” stay unresolved, the following was found of your institution. The numbers are of data version {version}, as of {asOf}, and of your cases alone. They tell what is so, not why.' },
  within: { zh: '请自发出之日起 {days} 个工作日内书面答复，说明已采取的措施、责任人和完成时间。', en: 'Please answer in writing within {days} working days of the day this is sent, telling what was done, by whom and by when.' },
  until: { zh: '请于{day}前（含当日）书面答复，说明已采取的措施、责任人和完成时间。', en: 'Please answer in writing by {day}, telling what was done, by whom and by when.' },
  sign: { zh: '签发人：＿＿＿＿＿＿＿＿　　（盖章）　　日期：＿＿＿＿年＿＿月＿＿日', en: 'Signed: ______________________   (seal)   Date: ______________' },
  metric: { zh: '指标', en: 'Metric' }, span: { zh: '期间', en: 'Period' }, value: { zh: '数值', en: 'Value' }, n: { zh: 'n', en: 'n' }, about: { zh: '对象', en: 'Of' }, all: { zh: '本机构该类案件', en: 'Your cases of the type' },
  caption: { zh: '数字明细', en: 'The numbers it rests on' }, note: { zh: '共 {n} 项；数字可按链接核对。', en: '{n} in all; each can be looked up under its link.' },
} as const;

/** What a number of a request is about beside the institution and the type, in words; null where it is about nothing more. */
export type AboutOf = (number: LinkedNumber) => LocalisedText | null;

const text = (...sentences: readonly LocalisedText[]): Block => ({ kind: 'text', sentences: sentences.map((words) => ({ words, tone: 'normal' })) });
const cell = (words: LocalisedText, number: number | null = null): Cell => ({ words, number });

/** Why it is written: the type, and of which data. */
export const whyBlock = ({ asOf, dataVersion, typeLabel }: RectificationBody): Block => text(phrase(WORDS.reason, { type: typeLabel, version: numberText(dataVersion), asOf: dateText(asOf) }));

/** What is asked, in the words of whoever wrote it. */
export const asksBlock = ({ text: asks }: RectificationBody): Block => ({ kind: 'text', sentences: written(asks) });

/** Until when an answer is wanted, and where it is signed. */
export function answerBlock({ due, dueOn }: RectificationBody): Block {
  const until = dueOn ?? due.on;
  return text(until === null ? phrase(WORDS.within, { days: numberText(due.workdays ?? 0) }) : phrase(WORDS.until, { day: dateText(until) }), WORDS.sign);
}

/** Where a number comes from; null where its metric is retired. */
function passportIn(number: LinkedNumber): Passport | null {
  const { definitionVersion, denominator, n, numerator, range } = number;
  const metric = metricNow(number.metric);
  return metric === undefined ? null : { metric: metric.id as MetricId, definitionVersion, range, against: null, filters: casesOf(number), split: null, numerator, denominator, n };
}

function rowOf(number: LinkedNumber, about: AboutOf): TableBlock['rows'][number] {
  const [passport, metric] = [passportIn(number), metricNow(number.metric)];
  const value: Cell = { ...cell(number.text, number.value), ...(metric === undefined ? {} : { form: metric.unit }), ...(passport === null ? {} : { passport }) };
  const n: Cell = { ...cell(numberText(number.n), number.n), ...(passport === null ? {} : { passport: partPassport(passport, 'basis') }) };
  return { isTotal: false, cells: [cell(number.label), cell(about(number) ?? WORDS.all), cell(spanText(number.range)), value, n] };
}

/** The numbers it rests on, a row each. */
export function numbersBlock(findings: readonly LinkedNumber[], about: AboutOf): TableBlock {
  const column = (head: LocalisedText, width: number, isNumber = false) => ({ head, width, isNumber });
  return {
    kind: 'table', caption: WORDS.caption, note: phrase(WORDS.note, { n: numberText(findings.length) }), rows: findings.map((number) => rowOf(number, about)),
    columns: [column(WORDS.metric, 4), column(WORDS.about, 3), column(WORDS.span, 3), column(WORDS.value, 2, true), column(WORDS.n, 1, true)],
  };
}
