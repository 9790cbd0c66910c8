import { createHash } from 'node:crypto';
import { definitionFingerprint, institutionTime, type CauseHead, type LocalisedText, type MetricId } from '@concord/sql';
import { casesOf, metricNow, type LinkedNumber } from '../../linked/linked-number.js';
import { USUAL_CURRENCY } from '../../narrative/currency.js';
import { phrase } from '../../narrative/phrase.js';
import { dateText, numberText, spanText } from '../../narrative/text.js';
import type { Block, Cell, ReportDocument, Section, TableBlock } from '../../reports/document/document.js';
import { titleOf } from './rectification-answer.js';
import type { RectificationBody } from './rectification.js';

const WORDS = {
  number: { zh: '编号：{number}　日期：{day}', en: 'No. {number} · {day}' }, draft: { zh: '编号：{number}　草稿', en: 'No. {number} · draft' }, to: { zh: '{institution}（{contact}）：', en: 'To {institution} ({contact})' },
  why: { zh: '事由', en: 'Why' }, findings: { zh: '依据的数字', en: 'The numbers' }, asks: { zh: '整改要求', en: 'What is asked' }, answer: { zh: '答复', en: 'The answer' },
  reason: { zh: '在分析“{type}”一类纠纷为何久拖不决时，发现下列与贵机构有关的情况。数字取自数据版本 {version}，截至{asOf}，只含贵机构的案件。数字说明情况，不说明原因。', en: 'Looking into why disputes of the type “{type}” stay unresolved, the following was found of your institution. The numbers are of data version {version}, as of {asOf}, and of your cases alone. They tell what is so, not why.' },
  within: { zh: '请自发出之日起 {days} 个工作日内书面答复。', en: 'Please answer in writing within {days} working days of the day this is sent.' }, until: { zh: '请于{day}前（含当日）书面答复，说明已采取的措施、责任人和完成时间。', en: 'Please answer in writing by {day}, telling what was done, by whom and by when.' },
  sign: { zh: '签发人：＿＿＿＿＿＿＿＿　　（盖章）　　日期：＿＿＿＿年＿＿月＿＿日', en: 'Signed: ______________________   (seal)   Date: ______________' },
  metric: { zh: '指标', en: 'Metric' }, span: { zh: '期间', en: 'Period' }, value: { zh: '数值', en: 'Value' }, n: { zh: 'n', en: 'n' }, about: { zh: '对象', en: 'Of' }, all: { zh: '本机构该类案件', en: 'Your cases of the type' },
  caption: { zh: '数字明细', en: 'The numbers it rests on' }, note: { zh: '共 {n} 项；数字可按链接核对。', en: '{n} in all; each can be looked up under its link.' },
} as const;

/** What a number of a request is about beside the institution, in words; null where it is about nothing more. */
export type AboutOf = (number: LinkedNumber) => LocalisedText | null;

const text = (...sentences: readonly LocalisedText[]): Block => ({ kind: 'text', sentences: sentences.map((words) => ({ words, tone: 'normal' })) });
const cell = (words: LocalisedText, number: number | null = null): Cell => ({ words, number });

function rowOf(number: LinkedNumber, about: AboutOf): TableBlock['rows'][number] {
  const metric = metricNow(number.metric);
  const passport = metric === undefined ? {} : { passport: { metric: metric.id as MetricId, definitionVersion: number.definitionVersion, range: number.range, against: null, filters: casesOf(number), split: null, numerator: null, denominator: null, n: number.n } };
  const value: Cell = { words: number.text, number: number.value, ...(metric === undefined ? {} : { form: metric.unit }), ...passport };
  return { isTotal: false, cells: [cell(number.label), cell(about(number) ?? WORDS.all), cell(spanText(number.range)), value, cell(numberText(number.n), number.n)] };
}

function findingsOf(findings: readonly LinkedNumber[], about: AboutOf): TableBlock {
  const column = (head: LocalisedText, width: number, isNumber = false) => ({ head, width, isNumber });
  return {
    kind: 'table', caption: WORDS.caption, note: phrase(WORDS.note, { n: numberText(findings.length) }), rows: findings.map((number) => rowOf(number, about)),
    columns: [column(WORDS.metric, 4), column(WORDS.about, 3), column(WORDS.span, 3), column(WORDS.value, 2, true), column(WORDS.n, 1, true)],
  };
}

const paragraphs = (words: string): LocalisedText[] => words.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ zh: line, en: line }));

function sectionsOf({ asOf, dataVersion, due, dueOn, findings, text: asks, typeLabel }: RectificationBody, about: AboutOf): Section[] {
  const until = dueOn ?? due.on;
  const answer = until === null ? phrase(WORDS.within, { days: numberText(due.workdays ?? 0) }) : phrase(WORDS.until, { day: dateText(until) });
  return [
    { id: 'why', title: WORDS.why, blocks: [text(phrase(WORDS.reason, { type: typeLabel, version: numberText(dataVersion), asOf: dateText(asOf) }))] },
    { id: 'numbers', title: WORDS.findings, blocks: [findingsOf(findings, about)] },
    { id: 'asks', title: WORDS.asks, blocks: [text(...paragraphs(asks))] },
    { id: 'answer', title: WORDS.answer, blocks: [text(answer, WORDS.sign)] },
  ];
}

/** What stands beside the request itself. */
interface Around {
  readonly datasetLabel: LocalisedText;
  readonly site: string | null;
  readonly about: AboutOf;
}

/** A request as a document: a letter of sections, its numbers as they were when it was drafted. */
export function rectificationDocument({ createdAt, dataset, id, number }: CauseHead, body: RectificationBody, { about, datasetLabel, site }: Around): ReportDocument {
  const { asOf, contact, dataVersion, findings, institutionLabel, sentOn, typeLabel } = body;
  const days = findings.flatMap(({ range }) => [range.from, range.to]).sort();
  const used = [...new Set(findings.map(({ metric }) => metric))].flatMap((metric) => { const now = metricNow(metric); return now === undefined ? [] : [`${metric} ${String(now.version)} ${definitionFingerprint(now)}`]; });
  const blanks = { number: number ?? '', day: sentOn === null ? '' : dateText(sentOn) };
  return {
    template: 'rectification', currency: USUAL_CURRENCY, title: titleOf(body), isEmpty: false, filters: [], sections: sectionsOf(body, about),
    letter: { number: phrase(sentOn === null ? WORDS.draft : WORDS.number, blanks), to: phrase(WORDS.to, { institution: institutionLabel, contact }) },
    stamp: {
      dataset, datasetLabel, site, asOf, dataVersion, id, period: { from: days[0] ?? asOf, to: days.at(-1) ?? asOf }, definitions: createHash('sha256').update(used.join('\n')).digest('hex').slice(0, 12), scope: institutionLabel, filters: typeLabel, madeAt: institutionTime(createdAt),
    },
  };
}
