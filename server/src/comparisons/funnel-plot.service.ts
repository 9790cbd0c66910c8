import { Injectable } from '@nestjs/common';
import { memberLabel, MIN_N_FULL, MIN_N_PERCENT, type DateRange, type Dimension, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { valueOf, type Stamp } from '../metrics/value.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { inseparable } from '../stats/ranking/award.js';
import { FUNNEL_TAILS } from '../stats/ranking/funnel.js';
import { overDispersionOfRates, overDispersionOfRatios } from '../stats/ranking/over-dispersion.js';
import type { BesidePeers, Peers } from '../stats/ranking/peers.js';
import { QuestionError } from '../store/errors.js';
import { assertKept } from '../store/history.js';
import { Store, type Selection, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { drawnLimits, limitsAround, positionOf, ratioLimits, type LimitsAt } from './funnel-limits.js';
import { funnelPlotFindings } from './funnel-plot-findings.js';
import type { FunnelMember, FunnelPlot, FunnelPoint, FunnelScale, MemberStratum, Rankability } from './funnel-plot.model.js';
import { askRatioCells, mustSplit, peersOf, pooledRatio, ratioById, type RatioCell, type RatioTally } from './ratio-cells.js';

/** A share by every member of a dimension, adjusted for the mix of others where asked. */
export interface FunnelPlotRequest extends Selection {
  readonly metric: MetricId;
  readonly dimension: DimensionId;
  readonly range: DateRange;
  readonly standardisedBy: readonly DimensionId[];
}

/** A member with all of its cases, and what the like of them come to. */
interface Held extends BesidePeers {
  readonly key: string;
  readonly tally: RatioTally;
  /** Adjusted: enough peers have cases like theirs. */
  readonly isComparable: boolean;
  /** The share that is judged. */
  readonly rate: number;
}

function membersOf(metric: RatioMetric, cells: readonly RatioCell[], peers: Peers, isStandardised: boolean): Held[] {
  const tallies = new Map<string, RatioTally[]>();
  for (const { keys: [key = ''], tally } of cells) tallies.set(key, [...(tallies.get(key) ?? []), tally]);
  return [...tallies].flatMap(([key, own]) => {
    const [tally, beside] = [pooledRatio(metric, own), peers.people.get(key)];
    if (beside === undefined) return [];
    const { adjustedRate, comparable } = beside.standard;
    return [{ ...beside, key, tally, isComparable: !isStandardised || comparable, rate: isStandardised && Number.isFinite(adjustedRate) ? adjustedRate : tally.numerator / tally.n }];
  });
}

const isJudged = ({ tally, isComparable }: Held): boolean => tally.n >= MIN_N_FULL && isComparable;

function rankabilityOf(members: readonly Held[], { tau2, rankability }: Peers): Rankability | null {
  const judged = members.filter((one) => isJudged(one) && one.standard.excessVariance > 0);
  if (judged.length < 2) return null;
  const places = judged.map(({ posterior }) => posterior).sort((a, b) => b.mean - a.mean);
  return { people: judged.length, share: rankability, tau: Math.sqrt(tau2), inseparable: inseparable(places) };
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
  const [size, expected, ratio] = [({ tally }: Held) => tally.n, ({ standard }: Held) => standard.expected, ({ standard }: Held) => standard.ratio];
  if (isStandardised && target > 0 && target < RARE) {
    const { phi, tau2 } = overDispersionOfRatios(members.filter((member) => expected(member) > 0).map((member) => ({ ratio: ratio(member), expected: expected(member) })));
    return { scale: 'ratio', phi, tau2, limits: ratioLimits(tau2), size: expected, height: ratio };
  }
  const { phi, tau2 } = overDispersionOfRates(members.map(({ rate, tally }) => ({ rate, trials: tally.n })), target);
  return { scale: 'share', phi, tau2, limits: limitsAround(target, tau2), size, height: ({ rate }) => rate };
}

function plotOf(metric: RatioMetric, dimension: Dimension, members: readonly Held[], stamp: Stamp, isStandardised: boolean): Omit<FunnelPlot, 'metric' | 'dimension' | 'findings' | 'rankability' | 'standardisedBy' | 'unnamed'> {
  const total = pooledRatio(metric, members.map(({ tally }) => tally));
  const target = total.n === 0 ? 0 : total.numerator / total.n;
  const { scale, phi, tau2, limits, size, height } = judgingOf(members, target, isStandardised);
  const points = members.map((member): FunnelPoint => {
    const { key, tally, rate, standard, posterior } = member;
    const [isShown, judged] = [tally.n >= MIN_N_PERCENT, isJudged(member) && size(member) > 0];
    return {
      member: { key, label: memberLabel(dimension, key), isOther: false }, value: valueOf(metric, tally, stamp), rate: isShown ? rate : null,
      expected: isStandardised ? standard.expected : null, ratio: isStandardised && isShown && Number.isFinite(standard.ratio) ? standard.ratio : null,
      height: isShown && size(member) > 0 ? height(member) : null, size: size(member), position: judged ? positionOf(height(member), size(member), limits) : 'not_judged', shrunk: judged ? posterior.mean : null, shrunkSd: judged ? posterior.sd : null,
    };
  });
  const judged = points.filter(({ position }) => position !== 'not_judged').length;
  const sizes = members.filter(({ tally }) => tally.n >= MIN_N_PERCENT).map(size).filter((one) => one > 0);
  return { scale, total: valueOf(metric, total, stamp), phi, tau2, points, judged, chance: judged * 2 * FUNNEL_TAILS.p998, limits: target > 0 && target < 1 ? drawnLimits(sizes, limits, scale === 'share') : [] };
}

/** Whether members differ more than chance explains, without ranking them. */
@Injectable()
export class FunnelPlotService {
  constructor(private readonly store: Store) {}

  /** Every member with its place among the limits. Cases that name no member are in neither the limits nor their centre. Throws `QuestionError` BAD_INPUT, TOO_LARGE. */
  plot(viewer: Viewer, request: FunnelPlotRequest): Promise<FunnelPlot> {
    return this.store.consistently(viewer, async (snapshot) => (await made(snapshot, request)).plot);
  }

  /** One of them, with the strata behind its expected cases; null where it has no cases. Throws `QuestionError` BAD_INPUT, TOO_LARGE. */
  member(viewer: Viewer, request: FunnelPlotRequest, key: string): Promise<FunnelMember | null> {
    return this.store.consistently(viewer, async (snapshot) => {
      const [{ plot, members }, dimensionOf] = await Promise.all([made(snapshot, request), snapshot.dimensions(request)]);
      const [point, held] = [plot.points.find(({ member }) => member.key === key), members.find((one) => one.key === key)];
      if (point === undefined || held === undefined) return null;
      const strata = held.standard.strata.map(({ path, n, observed, expected }): MemberStratum => ({
        n, observed, expected, path: path.map((value, i) => ({ key: value, label: memberLabel(dimensionOf(request.standardisedBy[i] ?? request.dimension), value), isOther: false })),
      }));
      return { point, total: plot.total, overlap: held.standard.overlap, strata: strata.sort((a, b) => b.n - a.n) };
    });
  }
}

async function made(snapshot: Snapshot, request: FunnelPlotRequest): Promise<{ readonly plot: FunnelPlot; readonly members: readonly Held[] }> {
  const metric = ratioById(request.metric);
  const { standardisedBy, dimension } = request;
  const dimensions = [dimension, ...standardisedBy];
  dimensions.forEach(mustSplit);
  if (new Set(dimensions).size < dimensions.length) throw new QuestionError('BAD_INPUT', 'members cannot be adjusted for themselves, nor for one thing twice');
  const [cases, dimensionOf] = await Promise.all([snapshot.cases(request), snapshot.dimensions(request)]);
  await assertKept(snapshot, cases, request.range);
  const cells = await askRatioCells(snapshot, metric, dimensions, { ...cases, metrics: [request.metric], range: request.range, bucket: 'all' });
  const stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
  const isNamed = ({ keys: [key] }: RatioCell): boolean => key !== '';
  const unnamed = cells.filter((cell) => !isNamed(cell)).map(({ tally }) => tally);
  const named = cells.filter(isNamed);
  const peers = peersOf(named);
  const members = membersOf(metric, named, peers, standardisedBy.length > 0);
  const plot: Omit<FunnelPlot, 'findings'> = {
    metric: request.metric, dimension, standardisedBy, rankability: rankabilityOf(members, peers),
    unnamed: unnamed.length === 0 ? null : valueOf(metric, pooledRatio(metric, unnamed), stamp),
    ...plotOf(metric, dimensionOf(dimension), members, stamp, standardisedBy.length > 0),
  };
  return { members, plot: { ...plot, findings: funnelPlotFindings(plot, dimensionOf(dimension)).map(findingAnswer) } };
}
