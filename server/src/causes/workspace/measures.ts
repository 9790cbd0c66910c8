import { MIN_N_FULL, type MetricId } from '@concord/sql';
import type { Tally } from '../../metrics/tally.js';
import { logRank } from '../../stats/survival/log-rank.js';
import { figureOfTally, sideOf, tallyOf, type CauseAsked } from './cause-asked.js';
import type { CauseMeasure } from './cause.model.js';
import { shownDifference, standingsOf, testedShares, type Tested } from './judged.js';

/** Both sides of one metric as they were counted. */
interface Pair {
  readonly metric: MetricId;
  readonly own: Tally;
  readonly others: Tally;
}

const UNTESTED: Tested = { pValue: null, isMore: false };
const casesOf = (tally: Tally): number => (tally.kind === 'duration' ? tally.durations.reduce((sum, { censored, events }) => sum + censored + events, 0) : 0);

/** Shares by the score test, durations by the log-rank test: fewer events than at the pace of both is longer. Other kinds are not compared: how many there are says nothing of a type. */
export function testedTallies(own: Tally, others: Tally): Tested {
  if (own.kind === 'ratio' && others.kind === 'ratio') return testedShares(proportion(own), proportion(others));
  if (own.kind === 'stock_ratio' && others.kind === 'stock_ratio') return testedShares({ successes: own.numerator, trials: own.denominator }, { successes: others.numerator, trials: others.denominator });
  if (own.kind !== 'duration' || others.kind !== 'duration' || Math.min(casesOf(own), casesOf(others)) < MIN_N_FULL) return UNTESTED;
  const { expected, observed, pValue } = logRank(own.durations, others.durations);
  return { pValue, isMore: observed < expected };
}

const proportion = ({ n, numerator }: Extract<Tally, { kind: 'ratio' }>) => ({ successes: numerator, trials: n });

function differenceOf({ others, own }: Pair): CauseMeasure['difference'] {
  if (own.kind === 'ratio' && others.kind === 'ratio') return shownDifference(proportion(own), proportion(others));
  return own.kind === 'stock_ratio' && others.kind === 'stock_ratio' ? shownDifference({ successes: own.numerator, trials: own.denominator }, { successes: others.numerator, trials: others.denominator }) : null;
}

/** Metrics of the type and of the other types, judged together. */
export async function measuresOf(asked: CauseAsked, metrics: readonly MetricId[]): Promise<CauseMeasure[]> {
  const [mine, theirs] = [sideOf(asked, 'own'), sideOf(asked, 'others')];
  const pairs = await Promise.all(metrics.map(async (metric): Promise<Pair> => {
    const [own, others] = await Promise.all([tallyOf(asked, mine, metric, asked.range), tallyOf(asked, theirs, metric, asked.range)]);
    return { metric, own, others };
  }));
  const standings = standingsOf(pairs.map(({ others, own }) => testedTallies(own, others)));
  return pairs.map((pair, i) => ({
    metric: pair.metric, standing: standings[i] ?? 'few', difference: differenceOf(pair),
    own: figureOfTally(asked, pair.metric, pair.own, mine, asked.range), others: figureOfTally(asked, pair.metric, pair.others, theirs, asked.range),
  }));
}
