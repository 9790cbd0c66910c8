import type { Dimension, MetricId } from '@concord/sql';
import { ageing, isLongUnresolved } from '../stats/issues/recurrence.js';
import type { IssueStock, StuckType, StuckTypes } from './issues.model.js';
import { typeMember } from './paretos.js';

/** Open cases of a type at some month ends, oldest first, and the days they are beyond their limit at the last. */
export interface TypeStock {
  readonly key: string;
  readonly open: readonly number[];
  readonly aged: readonly number[];
  readonly excessDays: number;
}

/** A type as it is judged; how long its cases take is asked of the types that are listed. */
export type JudgedType = Omit<StuckType, 'time'>;

/** Rows at least; every type that is 顽固 is listed, however many. */
const LISTED = 10;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Judges types against all of them together, at each month end: 顽固 where the share beyond the limit is above the overall one, beyond chance, three times in a row. */
export function stuckTypes(types: readonly TypeStock[], monthEnds: readonly string[], aged: MetricId, dimension: Dimension): Omit<StuckTypes, 'findings' | 'rows'> & { readonly rows: readonly JudgedType[] } {
  const overall = monthEnds.map((_, i): IssueStock => ({ open: sum(types.map(({ open }) => open[i] ?? 0)), aged: sum(types.map((type) => type.aged[i] ?? 0)), beyond: false }));
  const shareAt = (i: number): number => ((overall[i]?.open ?? 0) === 0 ? 0 : (overall[i]?.aged ?? 0) / (overall[i]?.open ?? 1));
  const judged = types.map((type): JudgedType => {
    const stocks = monthEnds.map((_, i) => ({ open: type.open[i] ?? 0, aged: type.aged[i] ?? 0, overallShare: shareAt(i) }));
    const ages = stocks.map((stock) => ageing(stock, stock.overallShare));
    return {
      member: typeMember(dimension, type.key),
      stocks: stocks.map(({ open, aged: late }, i) => ({ open, aged: late, beyond: ages[i]?.beyond ?? false })),
      lower: ages.at(-1)?.lower ?? null,
      excessDays: type.excessDays,
      stuck: isLongUnresolved(stocks),
    };
  });
  const byExcess = judged.filter(({ excessDays }) => excessDays > 0).sort((a, b) => b.excessDays - a.excessDays);
  const stuck = byExcess.filter((type) => type.stuck);
  return {
    aged, monthEnds: [...monthEnds], overall,
    excessDays: sum(types.map(({ excessDays }) => excessDays)),
    rows: [...stuck, ...byExcess.filter((type) => !type.stuck).slice(0, Math.max(0, LISTED - stuck.length))],
  };
}
