import type { Breakdown } from '../../chart/prepare/pareto.js';
import { figures, words } from '../../chart/table.js';
import type { ChartTable } from '../../chart/table.js';
import { shareText } from '../../chart/trend-words.js';
import type { FilterClause } from '../../filter/filter-state.js';
import { caveatOf, drawable, figureText, measureText } from '../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import type { NumberOf } from '../../measure/number-link.js';
import { barScale } from '../../table/interval-bar.js';
import type { BarScale, Interval } from '../../table/interval-bar.js';
import { countText, plainText } from '../../text/format.js';
import type { Locale } from '../../text/locale.js';
import { tileReason } from '../overview/tile-text.js';
import type { Wording } from '../../text/wording.js';

/** A member of a breakdown, in words and ready to be drawn. */
export interface BreakdownLine {
  readonly key: string;
  readonly label: string;
  readonly isOther: boolean;
  readonly number: NumberOf;
  readonly value: string;
  readonly intervalText: string;
  readonly interval: Interval;
  /** Of a rate: what its events are over. */
  readonly over: string;
  /** Why there is no value though there are cases; empty else. */
  readonly reason: string;
  readonly n: string;
  readonly share: string;
  /** Fewer than thirty: grey, and never in an order of merit. */
  readonly weak: boolean;
}

/** A breakdown ready to be drawn; one scale for all its bars. */
export interface BreakdownTable {
  readonly lines: readonly BreakdownLine[];
  readonly scale: BarScale;
}

/** The interval of an answer as bars draw it, with the whole as its reference. */
export function intervalOf(value: MetricValue, definition: MetricDefinition, reference: number | null): Interval {
  const number = drawable(value, definition);
  return { value: number, low: number === null ? null : value.ciLow, high: number === null ? null : value.ciHigh, reference };
}

/** A value as a cell: unit where it belongs to the figure, the reason where there is none. */
export function cellText(value: MetricValue, definition: MetricDefinition, { t, locale }: Wording): string {
  const text = measureText(value, definition, locale);
  if (text.caveat === 'notReached') return t('measure.notReached');
  return figureText(value, definition, locale);
}


/** Largest first by cases — never by rate — and 其他 last. `filters`: what the cases are narrowed to, where that is not the page's filter. */
export function breakdownTable(breakdown: Breakdown, definition: MetricDefinition, wording: Wording, filters?: readonly FilterClause[]): BreakdownTable {
  const { locale, name } = wording;
  const isSize = definition.kind === 'count' || definition.kind === 'level';
  const reference = isSize ? null : drawable(breakdown.total, definition);
  const { dimension, total } = breakdown;
  const named = breakdown.rows.filter(({ member }) => !member.isOther).map(({ member }) => member.key);
  const rows = [...breakdown.rows].sort((a, b) =>
    Number(a.member.isOther) - Number(b.member.isOther) || b.value.n - a.value.n || a.member.key.localeCompare(b.member.key));
  const lines = rows.map(({ member, value, share }): BreakdownLine => {
    const caveat = caveatOf(value, definition);
    return {
      key: member.key, label: name(member.label), isOther: member.isOther,
      number: { metric: definition.id, value, of: { dimension, key: member.key, ...(member.isOther ? { besides: named } : {}) }, ...(filters === undefined ? {} : { filters }) },
      value: cellText(value, definition, wording),
      intervalText: measureText(value, definition, locale).interval ?? '—',
      interval: intervalOf(value, definition, reference),
      over: definition.kind === 'rate' && value.denominator !== null ? exposureText(value.denominator, locale) : '—', reason: caveat === 'lacking' ? tileReason({ definition, value }, wording) : '',
      n: countText(value.n, locale), share: share === null && total.n > 0 ? `${countText(value.n, locale)}/${countText(total.n, locale)}` : shareText(share, wording),
      weak: caveat !== null && caveat !== 'immature',
    };
  });
  const intervals = lines.map((line) => line.interval);
  const scale = barScale(intervals);
  return { lines, scale: isSize ? { min: 0, max: scale.max } : scale };
}

/** What a rate is over: months of work with a decimal, customers whole. */
export const exposureText = (exposure: number, locale: Locale): string => (Number.isInteger(exposure) || exposure >= 1_000 ? countText(exposure, locale) : plainText(exposure, 1, locale));

/** Several trends as one table: a row a month, a column a member. */
export function splitTable(
  panels: readonly { readonly label: string; readonly cells: readonly string[]; readonly numbers: readonly NumberOf[] }[], months: readonly string[], { t }: Wording,
): ChartTable {
  return {
    columns: [words('month', t('measure.month')), ...panels.map((panel, index) => figures(String(index), panel.label))],
    rows: months.map((month, index) => [month, ...panels.map((panel) => panel.cells[index] ?? '—')]),
    numbers: Object.fromEntries(panels.map(({ numbers }, index) => [String(index), numbers])),
  };
}
