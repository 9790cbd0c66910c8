import type { LocalisedText } from '../../text/locale.js';
import type { Series } from './trend.js';

/** One cell: a member in a month. */
export interface HeatCell {
  readonly row: number;
  readonly column: number;
  readonly n: number;
}

/** A map of members by months, ready to be drawn. */
export interface Heat {
  readonly months: readonly string[];
  readonly members: readonly { readonly key: string; readonly label: LocalisedText; readonly isOther: boolean; readonly total: number }[];
  readonly cells: readonly HeatCell[];
  readonly most: HeatCell | null;
}

/** Largest member first, 其他 last, months in order; an empty month is 0, for counts are never gaps. */
export function prepareHeat(series: readonly Series[]): Heat {
  const split = series.flatMap((one) => (one.member === null ? [] : [{ ...one, member: one.member }]));
  const size = (one: (typeof split)[number]): number => one.points.reduce((sum, point) => sum + (point.value.value ?? 0), 0);
  const rows = split
    .map((one) => ({ one, total: size(one) }))
    .sort((a, b) => Number(a.one.member.isOther) - Number(b.one.member.isOther) || b.total - a.total || a.one.member.key.localeCompare(b.one.member.key));
  const months = [...new Set(split.flatMap((one) => one.points.map((point) => point.from)))].sort();
  const cells = rows.flatMap(({ one }, row) => months.map((month, column) => ({
    row, column, n: one.points.find((point) => point.from === month)?.value.value ?? 0,
  })));
  const named = cells.filter((cell) => rows[cell.row]?.one.member.isOther === false);
  return {
    months,
    members: rows.map(({ one, total }) => ({ ...one.member, total })),
    cells,
    most: named.reduce<HeatCell | null>((best, cell) => (best === null || cell.n > best.n ? cell : best), null),
  };
}
