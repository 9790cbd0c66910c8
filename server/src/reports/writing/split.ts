import { dimensionById, metricById, type LocalisedText, type Metric, type MetricId } from '@concord/sql';
import type { BreakdownRow, MetricValue } from '../../metrics/metrics.model.js';
import { sizeOf, type MetricsService } from '../../metrics/metrics.service.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import { shownValue } from '../../narrative/value-words.js';
import type { Block, Cell, ChartBlock, Column, Passport } from '../document/document.js';
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

/** A metric of the month by member of a dimension, with others beside it: a chart, a table whose last row is the total at its own grain, and what may be said of it. Of one member alone there is nothing to tell apart. */
export async function writeSplit(service: MetricsService, asked: Asked, { metric: id, by, top, beside, isNumbered }: PartOf<'split'>): Promise<Block[]> {
  if (!asked.told.has(id) || !asked.names.isTold(by)) return [];
  const [metric, dimension, range] = [metricById(id), dimensionById(by), rangeOf(asked)];
  const others = beside.filter((one) => asked.told.has(one));
  const of = (one: MetricId) => service.breakdown(asked.viewer, { ...selectionOf(asked), metric: one, dimension: by, range, top });
  const [found, ...rest] = await Promise.all([of(id), ...others.map(of)]);
  // Nobody asks for what is left over where nothing is.
  const lead = { findings: found.findings, memberCount: found.memberCount, total: found.total, rows: found.rows.filter(({ member, value }) => !member.isOther || value.n > 0) };
  const metrics = others.map((one) => metricById(one));
  const named = lead.rows.flatMap(({ member }) => (member.isOther ? [] : [member.key]));
  // What stands under 其他 is everybody but those who are named.
  const passport = (one: Metric, value: MetricValue, member: BreakdownRow['member'] | null): Passport =>
    (member?.isOther === true ? passportOf(among(asked, by, named, true), one, range, value) : passportOf(asked, one, range, value, member === null ? null : { dimension: by, member: member.key }));
  const cellOf = (one: Metric, value: MetricValue, member: BreakdownRow['member'] | null): Cell => valueCell(one, value, passport(one, value, member));
  const whole = { metric, filters: asked.filters, n: sizeOf(metric, lead.total) };
  // Of a rate it would be the share of its cases, beside others that say so themselves.
  const hasShares = metric.kind === 'count' || metric.kind === 'level';
  const columns: Column[] = [{ head: dimension.label, isNumber: false, width: 28 }, { head: metric.label, isNumber: true, width: 16 }, ...(hasShares ? [{ head: WORDS.share, isNumber: true, width: 12 }] : []), ...metrics.map(({ label }) => ({ head: label, isNumber: true, width: 18 }))];
  const rows = lead.rows.map((row) => ({
    isTotal: false,
    cells: [
      wordsCell(row.member.label), cellOf(metric, row.value, row.member), ...(hasShares ? [shareCell(row.share, sharePassport(passport(metric, row.value, row.member), whole, sizeOf(metric, row.value)))] : []),
      ...rest.map((breakdown, i): Cell => {
        const [one, same] = [metrics[i] ?? metric, breakdown.rows.find(({ member }) => member.isOther === row.member.isOther && member.key === row.member.key)];
        // What is together under 其他 differs from metric to metric.
        return same === undefined || row.member.isOther ? wordsCell(NOTHING) : cellOf(one, same.value, row.member);
      }),
    ],
  }));
  const total = { isTotal: true, cells: [wordsCell(WORDS.total), cellOf(metric, lead.total, null), ...(hasShares ? [wordsCell(NOTHING)] : []), ...rest.map(({ total: value }, i) => cellOf(metrics[i] ?? metric, value, null))] };
  const bare = phrase(WORDS.caption, { metric: metric.label, dimension: dimension.label });
  const caption: LocalisedText = isNumbered === true ? phrase(WORDS.numbered, { n: numberText(++asked.numbering.tables), caption: bare }) : bare;
  // The total stands in the table.
  const sentences = lead.findings.filter(({ what }) => what !== 'size').map(({ words, tone }) => ({ words, tone }));
  if (lead.rows.length <= 1) return [];
  const listed = lead.rows.filter(({ member }) => !member.isOther).length;
  // What may not be shown has no bar; the table tells it.
  const drawn = lead.rows.filter(({ value }) => shownValue(metric, value) !== null).slice(0, MOST_BARS);
  const chart: ChartBlock = {
    kind: 'chart', caption, alt: altOf(caption, sentences.map(({ words }) => words)), numbers: metric.unit, passports: drawn.map(({ member, value }) => passport(metric, value, member)),
    chart: { form: 'bars', reference: null, bars: drawn.map(({ member, value }) => ({ label: member.label, value: shownValue(metric, value), isOther: member.isOther })) },
  };
  return [
    ...(drawn.length < 2 ? [] : [chart]),
    { kind: 'table', caption, columns, rows: [...rows, total], note: phrase(listed < lead.memberCount ? WORDS.some : WORDS.all, { shown: numberText(listed), all: numberText(lead.memberCount) }) },
    { kind: 'text', sentences },
  ];
}
