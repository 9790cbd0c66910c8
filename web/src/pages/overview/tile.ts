import { prepareTrend } from '../../chart/prepare/trend.js';
import type { Series, Trend } from '../../chart/prepare/trend.js';
import { addMonths, monthOf } from '../../filter/month.js';
import type { MonthRange } from '../../filter/period.js';
import { differenceOf } from '../../measure/difference.js';
import type { Difference } from '../../measure/difference.js';
import { toneOf } from '../../measure/control.js';
import type { Control, ControlLimits, Tone } from '../../measure/control.js';
import { MATURE } from '../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';

/** What a month is compared with. */
export const COMPARISONS = ['month', 'year'] as const;

/** What a month is compared with. */
export type Comparison = (typeof COMPARISONS)[number];

/** One metric of the overview: a month, how it came there, and how it differs. */
export interface Tile {
  readonly definition: MetricDefinition;
  /** The month the value is of, `YYYY-MM-DD` of its first day. */
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  /** Cases of the month are still being entered: it is not judged yet, and held against no other. */
  readonly isEntering: boolean;
  readonly value: MetricValue;
  readonly trend: Trend;
  readonly difference: Difference | null;
  /** The difference is that of January and February as one, held against the same of the year before. */
  readonly isMerged: boolean;
  /** The control chart, when the month shown is the latest it judges; null otherwise, and while there are too few months. */
  readonly control: (Control & { readonly variation: NonNullable<Control['variation']>; readonly rule: ControlLimits['rule']; readonly tone: Tone }) | null;
  /** Answers that must stand beside this one. */
  readonly alongside: readonly { readonly definition: MetricDefinition; readonly value: MetricValue }[];
}

/** Months of a sparkline: a year and the month before it. */
export const SPARK_MONTHS = 13;
/** Months asked for: one more, because the newest may not be complete. */
export const ASKED_MONTHS = SPARK_MONTHS + 1;

const STEPS: Readonly<Record<Comparison, number>> = { month: 1, year: 12 };

const isFebruary = (from: string): boolean => from.slice(5, 7) === '02';

/**
 * Whether a month may be held against the other: the Spring Festival moves between January and February, so that neither is compared with itself a year before. With
 * February, both together are.
 */
export const isComparable = (from: string, comparison: Comparison): boolean => comparison !== 'year' || !['01', '02'].includes(from.slice(5, 7));

/** The months over which January and February must be asked for as one, for the tiles of a February; null where there is none. */
export function mergedMonths(tiles: readonly Pick<Tile, 'from'>[], comparison: Comparison): MonthRange | null {
  const february = comparison === 'year' ? tiles.map(({ from }) => from).filter(isFebruary).toSorted().at(-1) : undefined;
  return february === undefined ? null : { from: addMonths(monthOf(february), -13), to: monthOf(february) };
}

/** How January and February as one stand against those of the year before; null where either is not known whole. */
function mergedDifference(merged: Pick<Series, 'points'> | undefined, from: string, definition: MetricDefinition): Difference | null {
  const year = Number(from.slice(0, 4));
  const [now, before] = [year, year - 1].map((one) => merged?.points.find((point) => point.from === `${String(one)}-01-01` && point.complete));
  return now === undefined || before === undefined ? null : differenceOf(now.value, before.value, definition);
}

/**
 * Index of the month a tile shows: the last complete one in the period. A cohort shows its last complete month whose
 * outcomes are known, however far back: half-known rates look like a collapse. Failing both, the period's last.
 */
export function focusIndex(points: Series['points'], earliest: string): number {
  const complete = points.findLastIndex((point) => point.complete && point.from >= earliest);
  if (complete === -1) return points.length - 1;
  const mature = points.findLastIndex((point, index) => index <= complete && point.value.maturity >= MATURE);
  return mature === -1 ? complete : mature;
}

function controlOf({ control }: Series, focus: Series['points'][number]): Tile['control'] {
  if (!control || control.variation === null || control.latest !== focus.from) return null;
  return { ...control, variation: control.variation, rule: focus.control?.rule ?? null, tone: toneOf(control.variation) };
}

/**
 * Makes a tile of a monthly series. `earliest` is the first day of the period.
 * Returns null for a series without months.
 */
export function tileOf(
  series: Series, definition: MetricDefinition, earliest: string, comparison: Comparison,
  companions: Tile['alongside'] = [], merged?: Pick<Series, 'points'>,
): Tile | null {
  const points = [...series.points].sort((a, b) => a.from.localeCompare(b.from));
  const index = focusIndex(points, earliest);
  const focus = points[index];
  if (focus === undefined) return null;
  const isEntering = typeof series.control?.heldBack === 'string' && focus.from >= series.control.heldBack;
  const candidate = focus.complete && !isEntering && isComparable(focus.from, comparison) ? points[index - STEPS[comparison]] : undefined;
  // A month before the data, or that they know in part, is none to be held against.
  const before = candidate?.complete === true ? candidate : undefined;
  const ofBoth = comparison === 'year' && !isEntering && isFebruary(focus.from) ? mergedDifference(merged, focus.from, definition) : null;
  return {
    definition,
    from: focus.from,
    to: focus.to,
    complete: focus.complete,
    isEntering,
    value: focus.value,
    trend: prepareTrend({ points: points.slice(Math.max(0, index + 1 - SPARK_MONTHS), index + 1) }, definition),
    difference: before === undefined ? ofBoth : differenceOf(focus.value, before.value, definition),
    isMerged: ofBoth !== null,
    control: controlOf(series, focus),
    alongside: companions,
  };
}

/** The tiles of an answer, in the order of the definitions; metrics that only stand beside another get no tile of their own. */
export function tilesOf(
  series: readonly Series[], definitions: readonly MetricDefinition[], earliest: string, comparison: Comparison, merged: readonly Series[] = [],
): Tile[] {
  const beside = new Set(definitions.flatMap((definition) => definition.alongside));
  const byMetric = new Map(series.map((one) => [one.metric, one]));
  const companionsOf = (definition: MetricDefinition, from: string): Tile['alongside'] => definition.alongside.flatMap((id) => {
    const companion = definitions.find((candidate) => candidate.id === id);
    const point = byMetric.get(id)?.points.find((candidate) => candidate.from === from);
    return companion === undefined || point === undefined ? [] : [{ definition: companion, value: point.value }];
  });
  return definitions.filter((definition) => !beside.has(definition.id)).flatMap((definition) => {
    const one = byMetric.get(definition.id);
    const tile = one === undefined ? null : tileOf(one, definition, earliest, comparison, [], merged.find(({ metric }) => metric === definition.id));
    return tile === null ? [] : [{ ...tile, alongside: companionsOf(definition, tile.from) }];
  });
}

/** Whether all tiles are of months that are held against none a year before, for the Spring Festival. */
export const isUncompared = (tiles: readonly Tile[], comparison: Comparison): boolean =>
  tiles.length > 0 && !tiles.some(({ from, isMerged }) => isMerged || isComparable(from, comparison));
