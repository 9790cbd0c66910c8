import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { AgeFieldsFragment } from '../../../graphql/gen/graphql.js';
import { countText, percentText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';
import { BANDS, MIN_N_PERCENT } from './ages.js';

/** Cases of one band of age, counted by all days and by active days; shares of the stock, null of fewer than ten. */
export interface BandLine {
  readonly key: string;
  readonly all: number;
  readonly allShare: number | null;
  readonly active: number;
  readonly activeShare: number | null;
}

const countOf = ({ rows }: AgeFieldsFragment, key: string): number => rows.find(({ member }) => member.key === key)?.value.n ?? 0;
const shareOf = (n: number, of: number): number | null => (of < MIN_N_PERCENT ? null : n / of);

/** The bands of age, youngest first; without those no case is in by either count. */
export function bandLines(all: AgeFieldsFragment, active: AgeFieldsFragment): BandLine[] {
  const known = [...all.rows, ...active.rows];
  return BANDS.flatMap(({ members }) => members).flatMap((key) => {
    if (!known.some(({ member }) => member.key === key)) return [];
    const [n, m] = [countOf(all, key), countOf(active, key)];
    return [{ key, all: n, allShare: shareOf(n, all.total.n), active: m, activeShare: shareOf(m, active.total.n) }];
  });
}

/** How many are in the bands of 91 days and more, the last two, by either count. */
export function olderThan90(lines: readonly BandLine[]): { readonly all: number; readonly active: number } {
  const bands = BANDS.slice(-2).flatMap(({ members }) => members);
  const old = lines.filter(({ key }) => bands.includes(key));
  return { all: old.reduce((sum, { all }) => sum + all, 0), active: old.reduce((sum, { active }) => sum + active, 0) };
}

/** The same as a table. */
export function bandsTable(lines: readonly BandLine[], heads: { readonly band: string; readonly all: string; readonly active: string; readonly days: (key: string) => string }, { locale }: Pick<Wording, 'locale'>): ChartTable {
  const cell = (n: number, share: number | null): string => (share === null ? countText(n, locale) : `${countText(n, locale)}（${percentText(share, locale)}）`);
  return {
    columns: [words('band', heads.band), figures('all', heads.all), figures('active', heads.active)],
    rows: lines.map((line) => [heads.days(line.key), cell(line.all, line.allShare), cell(line.active, line.activeShare)]),
  };
}
