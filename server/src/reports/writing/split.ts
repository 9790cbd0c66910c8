import { dimensionById, metricById, type LocalisedText, type Metric, type MetricId } from '@concord/sql';
import type { BreakdownRow, MetricValue } from '../../metrics/metrics.model.js';
import { sizeOf, type MetricsService } from '../../metrics/metrics.service.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import { shownValue } from '../../narrative/value-words.js';
import type { Block, Cell, Column, Passport } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { altOf } from '../document/alt.js';
import { rangeOf, selectionOf, type Asked } from './asked.js';
import { NOTHING, shareCell, valueCell, wordsCell } from './cells.js';
import { among, passportOf, sharePassport } from './passports.js';

const WORDS = {
  caption: { zh: '{metric}，按{dimension}', en: '{metric} by {dimension}' },
  numbered: { zh: '表 {n} {caption}', en: 'Table {n}. {caption}' },
  share: { zh: '占比', en: 'Share' },
  total: { zh: '合计', en: 'All' },
  some: { zh: '列出最大的 {shown} 项，共 {all} 项。', en: 'The largest {shown} of {all} are listed.' },
  all: { zh: '共 {all} 项，全部列出。', en: 'All {all} are listed.' },
} as const;
/** Bars beyond these cannot be read on a page; the table has them. */
const MOST_BARS = 12;

/** A metric of the month by member of a dimension, with others beside it: a chart, a table whose last row is the total at its own grain, and what may be said of it. */
export async function writeSplit(service: MetricsService, asked: Asked, { metric: id, by, top, beside, isNumbered }: PartOf<'split'>): Promise<Block[]> {
  if (!asked.told.has(id)) return [];
  const [metric, dimension, range] = [metricById(id), dimensionById(by), rangeOf(asked)];
  const others = beside.filter((one) => asked.told.has(one));
  const of = (one: MetricId) => service.breakdown(asked.viewer, { ...selectionOf(asked), metric: one, dimension: by, range, top });
  const [lead, ...rest] = await Promise.all([of(id), ...others.map(of)]);
  const metrics = others.map((one) => metricById(one));
  const named = lead.rows.flatMap(({ member }) => (member.isOther ? [] : [member.key]));
  // What stands under 其他 is everybody but those who are named.
  const passport = (one: Metric, value: MetricValue, member: BreakdownRow['member'] | null): Passport =>
    (member?.isOther === true ? passportOf(among(asked, by, named, true), one, range, value) : passportOf(asked, one, range, value, member === null ? null : { dimension: by, member: member.key }));
  const cellOf = (one: Metric, value: MetricValue, member: BreakdownRow['member'] | null): Cell => valueCell(one, value, passport(one, value, member));
  const whole = { metric, filters: asked.filters, n: sizeOf(metric, lead.total) };
  const columns: Column[] = [{ head: dimension.label, isNumber: false, width: 28 }, { head: metric.label, isNumber: true, width: 16 }, { head: WORDS.share, isNumber: true, width: 12 }, ...metrics.map(({ label }) => ({ head: label, isNumber: true, width: 18 }))];
  const rows = lead.rows.map((row) => ({
    isTotal: false,
    cells: [
      wordsCell(row.member.label), cellOf(metric, row.value, row.member), shareCell(row.share, sharePassport(passport(metric, row.value, row.member), whole, sizeOf(metric, row.value))),
      ...rest.map((breakdown, i): Cell => {
        const [one, found] = [metrics[i] ?? metric, breakdown.rows.find(({ member }) => member.isOther === row.member.isOther && member.key === row.member.key)];
        // What is together under 其他 differs from metric to metric.
        return found === undefined || row.member.isOther ? wordsCell(NOTHING) : cellOf(one, found.value, row.member);
      }),
    ],
  }));
  const total = { isTotal: true, cells: [wordsCell(WORDS.total), cellOf(metric, lead.total, null), wordsCell(NOTHING), ...rest.map(({ total: value }, i) => cellOf(metrics[i] ?? metric, value, null))] };
  const bare = phrase(WORDS.caption, { metric: metric.label, dimension: dimension.label });
  const caption: LocalisedText = isNumbered === true ? phrase(WORDS.numbered, { n: numberText(++asked.numbering.tables), caption: bare }) : bare;
  // The total stands in the table.
  const sentences = lead.findings.filter(({ what }) => what !== 'size').map(({ words, tone }) => ({ words, tone }));
  const listed = lead.rows.filter(({ member }) => !member.isOther).length;
  return [
    { kind: 'text', sentences },
    { kind: 'chart', caption, alt: altOf(caption, sentences.map(({ words }) => words)), numbers: metric.unit, passports: lead.rows.slice(0, MOST_BARS).map(({ member, value }) => passport(metric, value, member)), chart: { form: 'bars', reference: null, bars: lead.rows.slice(0, MOST_BARS).map(({ member, value }) => ({ label: member.label, value: shownValue(metric, value), isOther: member.isOther })) } },
    { kind: 'table', caption, columns, rows: [...rows, total], note: phrase(listed < lead.memberCount ? WORDS.some : WORDS.all, { shown: numberText(listed), all: numberText(lead.memberCount) }) },
  ];
}
