import type { IssuesQuery } from '../../graphql/gen/graphql.js';
import type { LocalisedText } from '../../text/locale.js';

type Issues = Pick<IssuesQuery['issues'], 'monthly' | 'months' | 'typeCount' | 'types'>;

/** A month outside of normal variation. */
export type HeatSignal = Issues['types'][number]['signals'][number];

/** One cell: a type in a month. */
export interface HeatCell {
  readonly row: number;
  readonly column: number;
  readonly n: number;
  readonly signal: HeatSignal | null;
}

/** A row: a type, or without a label all the others together. */
export interface HeatRow {
  readonly key: string;
  readonly label: LocalisedText | null;
  readonly types: number;
  readonly total: number;
}

/** A map of types by months, ready to be drawn. */
export interface Heat {
  readonly months: Issues['months'];
  readonly rows: readonly HeatRow[];
  readonly cells: readonly HeatCell[];
  /** The largest cell of a type. */
  readonly most: number;
}

/** The largest types, all others together last; an empty month is 0, for counts are never gaps. */
export function prepareHeat({ monthly, months, typeCount, types }: Issues, top: number): Heat {
  const shown = types.filter(({ unclassified }) => !unclassified).slice(0, top);
  const others = typeCount - shown.length;
  const named = shown.flatMap(({ monthly: counts, signals }, row) => months.map(({ from }, column): HeatCell => (
    { row, column, n: counts[column] ?? 0, signal: signals.find((signal) => signal.from === from) ?? null })));
  const rest = others === 0 ? [] : months.map((_, column): HeatCell => ({ row: shown.length, column, n: shown.reduce((left, { monthly: counts }) => left - (counts[column] ?? 0), monthly[column] ?? 0), signal: null }));
  return {
    months,
    rows: [
      ...shown.map(({ member, n }): HeatRow => ({ key: member.key, label: member.label, types: 1, total: n })),
      ...(others === 0 ? [] : [{ key: '', label: null, types: others, total: rest.reduce((sum, { n }) => sum + n, 0) }]),
    ],
    cells: [...named, ...rest],
    most: named.reduce((most, { n }) => Math.max(most, n), 0),
  };
}
