import { Injectable } from '@nestjs/common';
import { dimensionById, memberLabel, MIN_N_FULL, MIN_N_PERCENT, type DateRange, type Dimension, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { valueOf, type Stamp } from '../metrics/value.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { FUNNEL_TAILS } from '../stats/ranking/funnel.js';
import { overDispersionOfRates, overDispersionOfRatios } from '../stats/ranking/over-dispersion.js';
import { standardise, type Standardised } from '../stats/ranking/standardisation.js';
import { mergeUpward } from '../stats/ranking/strata.js';
import { QuestionError } from '../store/errors.js';
import { Store, type Selection } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { drawnLimits, limitsAround, positionOf, ratioLimits, type LimitsAt } from './funnel-limits.js';
import { funnelPlotFindings } from './funnel-plot-findings.js';
import type { FunnelPlot, FunnelPoint, FunnelScale } from './funnel-plot.model.js';
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

/** Below it what happens is counted as Poisson, and O/E is held against what was expected. Of commoner events Poisson limits would be too wide, at 73 % nearly twice. */
const RARE = 0.1;

/** How members are drawn and judged. */
interface Judging {
  readonly scale: FunnelScale;
  readonly phi: number;
  readonly tau2: number;
  readonly limits: LimitsAt;
  readonly size: (member: Held) => number;
  readonly height: (member: Held) => number;
}

function judgingOf(members: readonly Held[], target: number, isStandardised: boolean): Judging {
  const size = ({ tally }: Held): number => tally.n;
  const expected = ({ standardised }: Held): number => standardised?.expected ?? 0;
  const ratio = ({ standardised }: Held): number => standardised?.ratio ?? 0;
  if (isStandardised && target > 0 && target < RARE) {
    const { phi, tau2 } = overDispersionOfRatios(members.filter((member) => expected(member) > 0).map((member) => ({ ratio: ratio(member), expected: expected(member) })));
    return { scale: 'ratio', phi, tau2, limits: ratioLimits(tau2), size: expected, height: ratio };
  }
  const { phi, tau2 } = overDispersionOfRates(members.map(({ rate, tally }) => ({ rate, trials: tally.n })), target);
  return { scale: 'share', phi, tau2, limits: limitsAround(target, tau2), size, height: ({ rate }) => rate };
}

function plotOf(metric: RatioMetric, dimension: Dimension, members: readonly Held[], isStandardised: boolean, stamp: Stamp): Omit<FunnelPlot, 'metric' | 'dimension' | 'findings' | 'standardisedBy' | 'unnamed'> {
  const total = pooledRatio(metric, members.map(({ tally }) => tally));
  const target = total.n === 0 ? 0 : total.numerator / total.n;
  const { scale, phi, tau2, limits, size, height } = judgingOf(members, target, isStandardised);
  const isJudged = (member: Held): boolean => member.tally.n >= MIN_N_FULL && member.standardised?.comparable !== false && size(member) > 0;
  const points = members.map((member): FunnelPoint => {
    const { key, tally, rate, standardised } = member;
    const isShown = tally.n >= MIN_N_PERCENT;
    return {
      member: { key, label: memberLabel(dimension, key), isOther: false }, value: valueOf(metric, tally, stamp), rate: isShown ? rate : null,
      expected: standardised?.expected ?? null, ratio: isShown && Number.isFinite(standardised?.ratio) ? (standardised?.ratio ?? null) : null,
      height: isShown && size(member) > 0 ? height(member) : null, size: size(member),
      position: isJudged(member) ? positionOf(height(member), size(member), limits) : 'not_judged',
    };
  });
  const judged = members.filter(isJudged).length;
  const sizes = members.filter(({ tally }) => tally.n >= MIN_N_PERCENT).map(size).filter((one) => one > 0);
  return { scale, total: valueOf(metric, total, stamp), phi, tau2, points, judged, chance: judged * 2 * FUNNEL_TAILS.p998, limits: target > 0 && target < 1 ? drawnLimits(sizes, limits, scale === 'share') : [] };
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
        ...plotOf(metric, dimensionById(request.dimension), membersOf(metric, cells.filter(isNamed), by !== null), by !== null, stamp),
      };
      return { ...plot, findings: funnelPlotFindings(plot, dimensionById(request.dimension)).map(findingAnswer) };
    });
  }
}
