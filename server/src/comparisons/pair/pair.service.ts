import { Injectable } from '@nestjs/common';
import { memberLabel, MIN_N_FULL, type DateRange, type Dimension, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { valueOf, type Stamp } from '../../metrics/value.js';
import { findingAnswer } from '../../narrative/finding.model.js';
import { mantelHaenszelDifference, matchingWeight, type StratumPair } from '../../stats/intervals/mantel-haenszel.js';
import { sumOf } from '../../stats/numbers.js';
import { chanceAbove } from '../../stats/ranking/award.js';
import type { Peers } from '../../stats/ranking/peers.js';
import { QuestionError } from '../../store/errors.js';
import { assertKept } from '../../store/history.js';
import { Store, type Selection } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { pairFindings } from './pair-findings.js';
import type { Pair, PairBalance, PairSide, PairStratum } from './pair.model.js';
import { askRatioCells, mustSplit, peersOf, pooledRatio, ratioById, type RatioCell, type RatioTally } from '../ratio-cells.js';

/** Two members of a dimension, held against each other on cases that have so much in common. */
export interface PairRequest extends Selection {
  readonly metric: MetricId;
  readonly dimension: DimensionId;
  readonly range: DateRange;
  readonly first: string;
  readonly second: string;
  readonly likeBy: readonly DimensionId[];
  /** Respects in which it is looked whether like cases are alike as well. */
  readonly checkBy: readonly DimensionId[];
}

/** Cases of both in one stratum; nothing where one has none. */
interface Shared {
  readonly path: readonly string[];
  readonly first: RatioTally;
  readonly second: RatioTally;
}

const FEWEST_OVERLAP = 0.5;

const asStratum = ({ first, second }: Shared): StratumPair => ({ first: { successes: first.numerator, trials: first.n }, second: { successes: second.numerator, trials: second.n } });

/** Everything either has, by what the cases have in common. */
function sideBySide(metric: RatioMetric, cells: readonly RatioCell[], { first, second, likeBy: { length: likeBy } }: PairRequest): Shared[] {
  const strata = new Map<string, { path: readonly string[]; cells: RatioCell[] }>();
  for (const cell of cells.filter(({ keys: [who] }) => who === first || who === second)) {
    const path = cell.keys.slice(1, likeBy + 1);
    const found = strata.get(JSON.stringify(path));
    if (found === undefined) strata.set(JSON.stringify(path), { path, cells: [cell] });
    else found.cells.push(cell);
  }
  const of = (own: readonly RatioCell[], who: string) => pooledRatio(metric, own.filter(({ keys: [key] }) => key === who).map(({ tally }) => tally));
  return [...strata.values()].map(({ path, cells: own }) => ({ path, first: of(own, first), second: of(own, second) }));
}

/** A kind of case that the two have, and how much of it counts for each. */
interface Mixed {
  readonly member: string;
  readonly first: number;
  readonly second: number;
}

/** Half the sum of differences between two mixes: the share of one's cases that would have to be others. */
function distance(mixed: readonly Mixed[]): number {
  const [all, other] = [sumOf(mixed, (one) => one.first), sumOf(mixed, (one) => one.second)];
  const shares = new Map<string, number>();
  for (const { member, first, second } of mixed) shares.set(member, (shares.get(member) ?? 0) + first / all - second / other);
  return sumOf([...shares.values()], Math.abs) / 2;
}

/** How alike the mixes are before and among like cases, in what made them alike (then 0) and in what did not. */
function balanceOf({ first, second, likeBy, checkBy }: PairRequest, cells: readonly RatioCell[], shared: readonly Shared[]): PairBalance[] {
  const strata = new Map(shared.map((stratum) => [JSON.stringify(stratum.path), stratum]));
  const own = cells.filter(({ keys: [who] }) => who === first || who === second);
  // Each one's cases of a stratum together count as much as the stratum does.
  const counting = ({ keys, tally }: RatioCell): number => {
    const stratum = strata.get(JSON.stringify(keys.slice(1, likeBy.length + 1)));
    return stratum === undefined ? 0 : (matchingWeight(asStratum(stratum)) * tally.n) / (keys[0] === first ? stratum.first.n : stratum.second.n);
  };
  const mixOf = (place: number, weight: (cell: RatioCell) => number): Mixed[] =>
    own.map((cell) => ({ member: cell.keys[place] ?? '', first: cell.keys[0] === first ? weight(cell) : 0, second: cell.keys[0] === second ? weight(cell) : 0 }));
  return [...likeBy, ...checkBy].map((dimension, i) => ({
    dimension, isMatched: i < likeBy.length, before: distance(mixOf(i + 1, ({ tally }) => tally.n)), after: strata.size === 0 ? null : distance(mixOf(i + 1, counting)),
  }));
}

function sideOf(metric: RatioMetric, dimension: Dimension, key: string, cells: readonly RatioCell[], peers: Peers, stamp: Stamp): PairSide {
  const beside = peers.people.get(key);
  if (beside === undefined) throw new QuestionError('BAD_INPUT', 'one of the two has no cases in the range');
  return {
    member: { key, label: memberLabel(dimension, key), isOther: false }, value: valueOf(metric, pooledRatio(metric, cells.filter(({ keys: [who] }) => who === key).map(({ tally }) => tally)), stamp),
    expected: beside.standard.expected, overlap: beside.standard.overlap, shrunk: beside.posterior.mean, shrunkSd: beside.posterior.sd,
  };
}

/** Half of the cases are like those of peers, and there are enough of them: below, nobody is held against anybody. */
const isJudged = ({ value, overlap }: PairSide): boolean => value.n >= MIN_N_FULL && overlap >= FEWEST_OVERLAP;

/** Two people, teams or organisations, like with like. */
@Injectable()
export class PairService {
  constructor(private readonly store: Store) {}

  /** Throws `QuestionError` BAD_INPUT where one of the two has no cases of the metric, TOO_LARGE. */
  pair(viewer: Viewer, request: PairRequest): Promise<Pair> {
    const metric = ratioById(request.metric);
    const { dimension, likeBy, checkBy, first, second } = request;
    const dimensions = [dimension, ...likeBy, ...checkBy];
    dimensions.forEach(mustSplit);
    if (new Set(dimensions).size < dimensions.length) throw new QuestionError('BAD_INPUT', 'cases are alike in other respects than whose they are, each named once');
    if (first === second) throw new QuestionError('BAD_INPUT', 'two different members are compared');
    return this.store.consistently(viewer, async (snapshot) => {
      const [cases, dimensionOf] = await Promise.all([snapshot.cases(request), snapshot.dimensions(request)]);
      await assertKept(snapshot, cases, request.range);
      const cells = (await askRatioCells(snapshot, metric, dimensions, { ...cases, metrics: [request.metric], range: request.range, bucket: 'all' })).filter(({ keys: [key] }) => key !== '');
      const stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
      const peers = peersOf(cells.map(({ keys, tally }) => ({ keys: keys.slice(0, likeBy.length + 1), tally })));
      const [one, other] = [sideOf(metric, dimensionOf(dimension), first, cells, peers, stamp), sideOf(metric, dimensionOf(dimension), second, cells, peers, stamp)];
      const shared = sideBySide(metric, cells, request).filter((stratum) => matchingWeight(asStratum(stratum)) > 0);
      const found = mantelHaenszelDifference(shared.map(asStratum));
      const weight = sumOf(shared, (stratum) => matchingWeight(asStratum(stratum)));
      const pair: Omit<Pair, 'findings'> = {
        metric: request.metric, dimension, likeBy, first: one, second: other,
        chanceFirst: [one, other].every(isJudged) ? chanceAbove({ mean: one.shrunk, sd: one.shrunkSd }, { mean: other.shrunk, sd: other.shrunkSd }) : null,
        difference: found?.difference ?? null, differenceLow: found?.low ?? null, differenceHigh: found?.high ?? null,
        matchedFirst: sumOf(shared, (stratum) => stratum.first.n), matchedSecond: sumOf(shared, (stratum) => stratum.second.n), balance: balanceOf(request, cells, shared),
        strata: shared.map((stratum): PairStratum => ({
          path: stratum.path.map((key, i) => ({ key, label: memberLabel(dimensionOf(likeBy[i] ?? dimension), key), isOther: false })),
          first: valueOf(metric, stratum.first, stamp), second: valueOf(metric, stratum.second, stamp), weight: matchingWeight(asStratum(stratum)) / weight,
        })).sort((a, b) => b.weight - a.weight),
      };
      return { ...pair, findings: pairFindings(pair, metric).map(findingAnswer) };
    });
  }
}
