import { Injectable } from '@nestjs/common';
import { dimensionById, memberLabel, MIN_N_FULL, MIN_N_PERCENT, type DateRange, type Dimension, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { valueOf, type Stamp } from '../metrics/value.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { FUNNEL_TAILS } from '../stats/ranking/funnel.js';
import { overDispersionOfRates } from '../stats/ranking/over-dispersion.js';
import { standardise, type Standardised } from '../stats/ranking/standardisation.js';
import { mergeUpward } from '../stats/ranking/strata.js';
import { QuestionError } from '../store/errors.js';
import { Store, type Selection } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { drawnLimits, limitsAround, positionOf } from './funnel-limits.js';
import { funnelPlotFindings } from './funnel-plot-findings.js';
import type { FunnelPlot, FunnelPoint } from './funnel-plot.model.js';
import { askRatioCells, mustSplit, pooledRatio, ratioById, type RatioCell, type RatioTally } from './ratio-cells.js';

/** A share by every member of a dimension, adjusted for the mix of another where asked. */
export interface FunnelPlotRequest extends Selection {
  readonly metric: MetricId;
  readonly dimension: DimensionId;
  readonly range: DateRange;
  readonly standardisedBy?: DimensionId | null | undefined;
}

/** A member with all of its cases, and what the like of them come to. */
interface Held {
  readonly key: string;
  readonly tally: RatioTally;
  /** The share that is judged. */
  readonly rate: number;
  readonly standardised: Standardised | null;
}

/** Whoever holds more than a fifth of a stratum is held against the others in it. */
const LEAVE_OUT_ABOVE = 0.2;

function membersOf(metric: RatioMetric, cells: readonly RatioCell[], isStandardised: boolean): Held[] {
  const keys = [...new Set(cells.map(({ keys: [key = ''] }) => key))];
  const adjusted = isStandardised
    ? standardise(mergeUpward(cells.map(({ keys: [person = '', ...path], tally }) => ({ person, path, successes: tally.numerator, trials: tally.n }))), { leaveOutAbove: LEAVE_OUT_ABOVE })
    : [];
  return keys.map((key) => {
    const tally = pooledRatio(metric, cells.filter((cell) => cell.keys[0] === key).map((cell) => cell.tally));
    const standardised = adjusted.find(({ person }) => person === key) ?? null;
    return { key, tally, standardised, rate: Number.isFinite(standardised?.adjustedRate) ? (standardised?.adjustedRate ?? 0) : tally.numerator / tally.n };
  });
}

function plotOf(metric: RatioMetric, dimension: Dimension, members: readonly Held[], stamp: Stamp): Omit<FunnelPlot, 'metric' | 'dimension' | 'findings' | 'standardisedBy' | 'unnamed'> {
  const total = pooledRatio(metric, members.map(({ tally }) => tally));
  const target = total.n === 0 ? 0 : total.numerator / total.n;
  const { phi, tau2 } = overDispersionOfRates(members.map(({ rate, tally }) => ({ rate, trials: tally.n })), target);
  const limits = limitsAround(target, tau2);
  const isJudged = ({ tally, standardised }: Held): boolean => tally.n >= MIN_N_FULL && standardised?.comparable !== false;
  const points = members.map((member): FunnelPoint => {
    const { key, tally, rate, standardised } = member;
    const isShown = tally.n >= MIN_N_PERCENT;
    return {
      member: { key, label: memberLabel(dimension, key), isOther: false }, value: valueOf(metric, tally, stamp), rate: isShown ? rate : null,
      expected: standardised?.expected ?? null, ratio: isShown && Number.isFinite(standardised?.ratio) ? (standardised?.ratio ?? null) : null,
      position: isJudged(member) ? positionOf(rate, tally.n, limits) : 'not_judged',
    };
  });
  const judged = members.filter(isJudged).length;
  const sizes = members.map(({ tally }) => tally.n).filter((n) => n >= MIN_N_PERCENT);
  return { total: valueOf(metric, total, stamp), phi, tau2, points, judged, chance: judged * 2 * FUNNEL_TAILS.p998, limits: target > 0 && target < 1 ? drawnLimits(sizes, limits) : [] };
}

/** Whether members differ more than chance explains, without ranking them. */
@Injectable()
export class FunnelPlotService {
  constructor(private readonly store: Store) {}

  /** Every member with its place among the limits. Cases that name no member are in neither the limits nor their centre. */
  plot(viewer: Viewer, request: FunnelPlotRequest): Promise<FunnelPlot> {
    const metric = ratioById(request.metric);
    const by = request.standardisedBy ?? null;
    const dimensions = by === null ? [request.dimension] : [request.dimension, by];
    dimensions.forEach(mustSplit);
    if (by === request.dimension) throw new QuestionError('BAD_INPUT', 'members cannot be adjusted for themselves');
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(request);
      const cells = await askRatioCells(snapshot, metric, dimensions, { ...cases, metrics: [request.metric], range: request.range, bucket: 'all' });
      const stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
      const isNamed = ({ keys: [key] }: RatioCell): boolean => key !== '';
      const unnamed = cells.filter((cell) => !isNamed(cell)).map(({ tally }) => tally);
      const plot: Omit<FunnelPlot, 'findings'> = {
        metric: request.metric, dimension: request.dimension, standardisedBy: by,
        unnamed: unnamed.length === 0 ? null : valueOf(metric, pooledRatio(metric, unnamed), stamp),
        ...plotOf(metric, dimensionById(request.dimension), membersOf(metric, cells.filter(isNamed), by !== null), stamp),
      };
      return { ...plot, findings: funnelPlotFindings(plot, dimensionById(request.dimension)).map(findingAnswer) };
    });
  }
}
