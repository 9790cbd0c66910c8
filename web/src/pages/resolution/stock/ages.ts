import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { ResolutionQuery } from '../../../graphql/gen/graphql.js';
import { countText, monthText, percentText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';

type AgeSeries = NonNullable<ResolutionQuery['ages']>[number];

/** A band of ages, from the metrics that count what is older than so many days; the members of the age split it is made of. */
export interface Band {
  readonly id: 'b0' | 'b30' | 'b60' | 'b90' | 'b180';
  readonly members: readonly string[];
}

/** In the order of the metrics of the stock, youngest first. */
export const BANDS: readonly Band[] = [
  { id: 'b0', members: ['0-7', '8-15', '16-30'] }, { id: 'b30', members: ['31-60'] }, { id: 'b60', members: ['61-90'] }, { id: 'b90', members: ['91-180'] }, { id: 'b180', members: ['181+'] },
];

/** No share of fewer. */
export const MIN_N_PERCENT = 10;

/** The stock at one month's end. */
export interface StockMonth {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly total: number;
  /** Cases of each band, in the order of `BANDS`. */
  readonly bands: readonly number[];
}

/** Each band is what is older than its beginning less what is older than its end. Empty without all five metrics. */
export function stockMonths(series: readonly AgeSeries[], list: readonly string[]): StockMonth[] {
  const older = list.map((id) => series.find(({ metric }) => metric === id)?.points ?? []);
  const [all] = older;
  if (all === undefined || older.some(({ length }) => length !== all.length)) return [];
  return all.map(({ from, to, complete }, i) => {
    const counts = older.map((points) => points[i]?.value.value ?? 0);
    return { from, to, complete, total: counts[0] ?? 0, bands: counts.map((count, band) => count - (counts[band + 1] ?? 0)) };
  });
}

/** The stock as a table: a row a month, a column a band. */
export function stockTable(months: readonly StockMonth[], heads: { readonly month: string; readonly total: string; readonly band: (id: Band['id']) => string; readonly partial: string }, { locale }: Wording): ChartTable {
  return {
    columns: [words('month', heads.month), ...BANDS.map(({ id }) => figures(id, heads.band(id))), figures('total', heads.total)],
    rows: months.map((month) => [
      `${monthText(month.from, locale)}${month.complete ? '' : `（${heads.partial}）`}`,
      ...month.bands.map((n) => (month.total < MIN_N_PERCENT ? countText(n, locale) : `${countText(n, locale)}（${percentText(n / month.total, locale)}）`)), countText(month.total, locale),
    ]),
  };
}
