import { Injectable } from '@nestjs/common';
import { memberLabel, MIN_N_FULL, type DateRange, type Dimension, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { OTHER } from '../graphql/words.model.js';
import { valueOf, type Stamp } from '../metrics/value.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { newcombe } from '../stats/intervals/newcombe.js';
import { decomposeRate } from '../stats/issues/rate-decomposition.js';
import { sumOf } from '../stats/numbers.js';
import { assertKept, historyStart, knownWhole } from '../store/history.js';
import { Store, type Selection } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { areMature, rateChangeFindings } from './rate-change-findings.js';
import type { RateChange, RateChangeRow } from './rate-change.model.js';
import { askRatioCells, mustSplit, pooledRatio, ratioById, type RatioCell, type RatioTally } from './ratio-cells.js';

/** A share in two ranges, by every member of a dimension. */
export interface RateChangeRequest extends Selection {
  readonly metric: MetricId;
  readonly dimension: DimensionId;
  readonly range: DateRange;
  readonly before: DateRange;
  readonly top: number;
}

/** A member in both ranges, with its effects. */
interface Part {
  readonly key: string;
  readonly before: RatioTally;
  readonly after: RatioTally;
  readonly mix: number;
  readonly level: number;
}

const NOTHING: RatioTally = { kind: 'ratio', n: 0, numerator: 0, cohort: 0, mature: 0 };
const proportion = ({ numerator, n }: RatioTally) => ({ successes: numerator, trials: n });

/** A member has a place of its own when its rate can be read in each range in which it has cases at all. */
const isFirm = ({ before, after }: Part): boolean => [before.n, after.n].every((n) => n === 0 || n >= MIN_N_FULL) && before.n + after.n > 0;

interface Split {
  readonly parts: readonly Part[];
  /** Both rates under one mix. */
  readonly standardised: { readonly before: number; readonly after: number };
}

function splitOf(before: readonly RatioCell[], after: readonly RatioCell[]): Split | null {
  const keys = [...new Set([...before, ...after].map(({ keys: [key = ''] }) => key))];
  const [held, holds] = [before, after].map((cells) => new Map(cells.map(({ keys: [key = ''], tally }) => [key, tally])));
  const pairs = keys.map((key) => ({ key, before: held?.get(key) ?? NOTHING, after: holds?.get(key) ?? NOTHING }));
  const effects = decomposeRate(pairs.map((pair) => ({ before: proportion(pair.before), after: proportion(pair.after) })));
  if (effects === null) return null;
  return { parts: pairs.map((pair, i) => ({ ...pair, mix: effects.strata[i]?.mix ?? 0, level: effects.strata[i]?.level ?? 0 })), standardised: effects.standardised };
}

/** The parts with most to do with the change, and the others as one: their effects are added up, not worked out of their pooled rate. */
function rowsOf(parts: readonly Part[], metric: RatioMetric, dimension: Dimension, top: number, stamp: Stamp): { readonly rows: RateChangeRow[]; readonly folded: number } {
  const size = ({ mix, level }: Part): number => Math.abs(mix) + Math.abs(level);
  const named = parts.filter(isFirm).sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1)).slice(0, top);
  const rest = parts.filter((part) => !named.includes(part));
  const told = (tally: RatioTally) => valueOf(metric, tally, stamp);
  const rows = named.map((part): RateChangeRow => ({
    member: { key: part.key, label: memberLabel(dimension, part.key), isOther: false }, before: told(part.before), after: told(part.after), mix: part.mix, level: part.level,
  }));
  const other: RateChangeRow[] = rest.length === 0 ? [] : [{
    member: OTHER, before: told(pooledRatio(metric, rest.map(({ before }) => before))), after: told(pooledRatio(metric, rest.map(({ after }) => after))),
    mix: sumOf(rest, ({ mix }) => mix), level: sumOf(rest, ({ level }) => level),
  }];
  return { rows: [...rows, ...other], folded: rest.length };
}

/** The cells of both ranges, and whether the data know all of the earlier one. */
interface BothRanges {
  readonly earlier: readonly RatioCell[];
  readonly later: readonly RatioCell[];
  readonly isWhole: boolean;
}

const UNSPLIT = { standardisedBefore: null, standardisedAfter: null, mix: null, level: null, residual: null, memberCount: 0, folded: 0, rows: [] } as const;

/** Both ranges as wholes, and what of their difference is mix and level: neither where the two cannot be compared; no difference at all where either has too few cases. */
function changeOf(metric: RatioMetric, dimension: Dimension, { earlier, isWhole, later }: BothRanges, top: number, stamp: Stamp): Omit<RateChange, 'findings'> {
  const [held, holds] = [earlier, later].map((cells) => pooledRatio(metric, cells.map(({ tally }) => tally))) as [RatioTally, RatioTally];
  const [before, after] = [valueOf(metric, held, stamp), valueOf(metric, holds, stamp)];
  const split = before.value === null || after.value === null ? null : splitOf(earlier, later);
  const told = { metric: metric.id as MetricId, dimension: dimension.id as DimensionId, before, after };
  if (split === null || before.value === null || after.value === null) {
    return { ...told, ...UNSPLIT, change: null, changeLow: null, changeHigh: null };
  }
  const limits = newcombe(proportion(holds), proportion(held));
  const moved = { change: after.value - before.value, changeLow: limits?.low ?? null, changeHigh: limits?.high ?? null };
  if (!isWhole || !areMature(metric, told)) return { ...told, ...UNSPLIT, ...moved };
  const { parts, standardised } = split;
  const [mix, level, { change }] = [sumOf(parts, (part) => part.mix), sumOf(parts, (part) => part.level), moved];
  return {
    ...told, ...moved, standardisedBefore: standardised.before, standardisedAfter: standardised.after, mix, level, residual: change - mix - level, memberCount: parts.length,
    ...rowsOf(parts, metric, dimension, top, stamp),
  };
}

/** Why a share changed: because other cases came, or because like cases went otherwise. */
@Injectable()
export class RateChangeService {
  constructor(private readonly store: Store) {}

  /** The change between two ranges, decomposed over every member, whatever is shown of them. */
  change(viewer: Viewer, request: RateChangeRequest): Promise<RateChange> {
    const metric = ratioById(request.metric);
    mustSplit(request.dimension);
    return this.store.consistently(viewer, async (snapshot) => {
      const [cases, dimensionOf] = await Promise.all([snapshot.cases(request), snapshot.dimensions(request)]);
      const dimension = dimensionOf(request.dimension);
      await assertKept(snapshot, cases, request.before.from < request.range.from ? request.before : request.range);
      const ask = (range: DateRange) => askRatioCells(snapshot, metric, [request.dimension], { ...cases, metrics: [request.metric], range, bucket: 'all' });
      const [earlier, later, firstOn] = await Promise.all([ask(request.before), ask(request.range), historyStart(snapshot, cases)]);
      const begun = knownWhole(firstOn, cases.asOf)({ ...request.before, whole: true }) ? null : firstOn;
      const told = changeOf(metric, dimension, { earlier, later, isWhole: begun === null }, request.top, { asOf: cases.asOf, dataVersion: snapshot.version.number });
      return { ...told, findings: rateChangeFindings(told, metric, dimension, { range: request.range, before: request.before, begun }).map(findingAnswer) };
    });
  }
}
