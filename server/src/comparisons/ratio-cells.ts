import { compileCaseMix, dimensionById, metricById, MIN_N_FULL, type DimensionId, type MetricId, type Question, type RatioMetric } from '@concord/sql';
import { poolTallies, type Tally } from '../metrics/tally.js';
import { besidePeers, type Peers } from '../stats/ranking/peers.js';
import { QuestionError } from '../store/errors.js';
import type { Snapshot } from '../store/store.js';

/** Whose case a case is in every comparison of people: it stays with whom it was assigned to first, unless it went on within two working days or for recusal. Parking a hard case with a colleague helps nobody. */
export const ANSWERS = 'attributed_mediator' as const;

/** What is counted of a ratio. */
export type RatioTally = Extract<Tally, { kind: 'ratio' }>;

/** A ratio over the range for one combination of members, one key a dimension. */
export interface RatioCell {
  readonly keys: readonly string[];
  readonly tally: RatioTally;
}

/** More combinations than this are no comparison; they are refused, never cut. */
const MAX_CELLS = 500_000;
/** Whoever holds more than a fifth of a stratum is held against the others in it. */
const LEAVE_OUT_ABOVE = 0.2;
/** Cases a stratum needs for a rate of its own. */
const FEWEST_IN_STRATUM = 30;

/** The metric, when it is a share. Throws `QuestionError` BAD_INPUT. */
export function ratioById(id: MetricId): RatioMetric {
  const metric = metricById(id);
  if (metric.kind !== 'ratio') throw new QuestionError('BAD_INPUT', `${id} is not a share of cases`);
  return metric;
}

/** Refuses dimensions that mean something at one moment only. */
export function mustSplit(id: DimensionId): void {
  if (dimensionById(id).snapshotOnly) throw new QuestionError('BAD_INPUT', `${id} splits a stock only`);
}

/** The ratio by every member of the dimensions, by key. Throws `QuestionError` TOO_LARGE. */
export async function askRatioCells(snapshot: Snapshot, metric: RatioMetric, dimensions: readonly DimensionId[], question: Question): Promise<RatioCell[]> {
  const rows = await snapshot.ask(compileCaseMix(metric, dimensions, question, question.range, MAX_CELLS + 1));
  if (rows.length > MAX_CELLS) throw new QuestionError('TOO_LARGE', `more than ${MAX_CELLS} combinations to compare`);
  const waits = metric.settledAfter !== undefined || metric.maturity !== undefined;
  return rows.map((row) => {
    const n = row.num('trials');
    const [cohort, mature] = waits ? [row.num('cohort'), row.num('mature')] : [n, n];
    return { keys: dimensions.map((_, i) => row.text(`k${i}`)), tally: { kind: 'ratio', n, numerator: row.num('successes'), cohort, mature } };
  });
}

/** Everybody held against the like: the first key names who, the others what the cases have in common. Those with 30 cases and more tell how much they differ. */
export function peersOf(cells: readonly RatioCell[]): Peers {
  const isAdjusted = cells.some(({ keys }) => keys.length > 1);
  return besidePeers(cells.map(({ keys: [person = '', ...path], tally }) => ({ person, path, successes: tally.numerator, trials: tally.n })), {
    fewestInStratum: FEWEST_IN_STRATUM, leaveOutAbove: isAdjusted ? LEAVE_OUT_ABOVE : 1, isJudged: ({ n, comparable }) => n >= MIN_N_FULL && (comparable || !isAdjusted),
  });
}

/** Several tallies of one ratio as one. */
export const pooledRatio = (metric: RatioMetric, tallies: readonly RatioTally[]): RatioTally => poolTallies(metric, tallies) as RatioTally;
