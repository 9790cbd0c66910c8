import { Injectable } from '@nestjs/common';
import {
  bucketsOf, metricById, MIN_N_PERCENT,
  type Bucket, type DateRange, type Dimension, type DimensionId, type Metric, type MetricId, type Question,
} from '@concord/sql';
import { breakdownFindings } from '../narrative/breakdown-findings.js';
import { fewDurations } from '../survival/few-durations.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { seriesFindings } from '../narrative/series-findings.js';
import { spanText } from '../narrative/text.js';
import { kaplanMeier } from '../stats/survival/kaplan-meier.js';
import { QuestionError } from '../store/errors.js';
import { isDeleted } from '../store/history.js';
import { Store, type Selection, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { askTallies, type Cell } from './ask-tallies.js';
import { controlContexts, frozenSince, historyOf } from './control-context.js';
import { controlOf } from './control.js';
import { isOf, largestMembers, listedMembers, membersOf, perMember } from './members.js';
import { addsUp, emptyTally, wholeOf, type Tally } from './tally.js';
import type { Breakdown, BreakdownRow, MetricValue, Series, Total } from './metrics.model.js';
import { NOT_ROLLING, rollingOf, type Rolling } from './rolling/rolling.js';
import { pointsOf, totalOf, type SeriesStamp } from './series/points.js';
import { deletedValue, valueOf } from './value.js';
import { timeOf } from '../records/known-time.js';

/** Metrics over time, by bucket; `top` members before 其他 when split. */
export interface SeriesRequest extends Selection {
  readonly metrics: readonly MetricId[];
  readonly range: DateRange;
  readonly bucket: Bucket;
  readonly split?: DimensionId | null | undefined;
  /** With control limits: months only. */
  readonly control: boolean;
  /** So many months together at each point: months only. */
  readonly rolling?: number | null | undefined;
  readonly top: number;
}
/** One metric over a range, by member of a dimension. */
export interface BreakdownRequest extends Selection {
  readonly metric: MetricId;
  readonly dimension: DimensionId;
  readonly range: DateRange;
  readonly top: number;
}
/** Metrics over a range as one value each. */
export interface TotalRequest extends Selection {
  readonly metrics: readonly MetricId[];
  readonly range: DateRange;
  readonly curve: boolean;
}

/** What shares are taken of: the denominator, where it is cases. */
export const sizeOf = ({ kind }: Metric, { denominator, numerator }: MetricValue): number => (kind === 'rate' ? null : denominator) ?? numerator ?? 0;

/** Turns questions about metrics into values; knows kinds, never a particular metric. */
@Injectable()
export class MetricsService {
  constructor(private readonly store: Store) {}

  /** One series per metric (and member of the split), dense over the buckets of the range. Worked out once in a request, also where another field asks for some of the metrics only. */
  series(viewer: Viewer, request: SeriesRequest): Promise<Series[]> {
    const { reading } = viewer;
    if (reading === undefined) return this.askSeries(viewer, request);
    // Members of a split are found by the first metric: it is another question with another first.
    if (typeof request.split === 'string') return reading.once(`series ${JSON.stringify(request)}`, () => this.askSeries(viewer, request));
    return reading.each(`series ${JSON.stringify({ ...request, metrics: [] })}`, request.metrics, (metrics) => this.askSeries(viewer, { ...request, metrics }));
  }

  private askSeries(viewer: Viewer, request: SeriesRequest): Promise<Series[]> {
    return this.store.consistently(viewer, async (snapshot) => {
      const question = await this.question(snapshot, request, request.bucket);
      const split = request.split ?? undefined;
      const dimension = split === undefined ? undefined : (await snapshot.dimensions(request))(split);
      if (dimension?.snapshotOnly) throw new QuestionError('BAD_INPUT', `${dimension.id} cannot split a series over time`);
      const members = split === undefined ? undefined : await largestMembers(snapshot, question, split, request.top);
      const asked: Question = members ? { ...question, split: { dimension: members.dimension, named: members.named } } : question;
      const stamp = { asOf: question.asOf, dataVersion: snapshot.version.number, isGone: await isDeleted(snapshot, request) };
      const rolling = typeof request.rolling === 'number' ? await rollingOf(snapshot, asked, request.rolling, stamp) : NOT_ROLLING;
      if (!request.control) {
        const [cells, time] = await Promise.all([askTallies(snapshot, asked), timeOf(snapshot, question)]);
        return perMember(request.metrics, cells, dimension, members?.named, (metric, member, mine) => {
          const spans = bucketsOf(question.range, question.bucket);
          const id = metric.id as MetricId;
          const points = pointsOf(metric, member, mine, spans, stamp, time).map((point) => ({ ...point, control: null, rolling: rolling(id, member, point.from) }));
          return { metric: id, member, points, total: totalOf(metric, member, mine, spans, stamp), control: null, get findings() { return seriesFindings(metric, points, request.bucket, null).map(findingAnswer); } };
        });
      }
      return this.controlled(snapshot, request, asked, stamp, rolling, dimension, members?.named);
    });
  }

  /** The same with control limits: the months before the range are asked for as well, which changes neither its points nor its total. */
  private async controlled(snapshot: Snapshot, request: SeriesRequest, asked: Question, stamp: SeriesStamp, rolling: Rolling, dimension: Dimension | undefined, named: readonly string[] | undefined): Promise<Series[]> {
    if (asked.bucket !== 'month') throw new QuestionError('BAD_INPUT', 'control limits are of months');
    const usual = historyOf(asked.range);
    // The median of a range cannot be had from its months: amounts are asked for the range as well.
    const amounts = request.metrics.filter((id) => metricById(id).kind === 'amount');
    const [ofUsual, ranges, contextOf, since, time] = await Promise.all([
      askTallies(snapshot, { ...asked, range: usual }),
      amounts.length === 0 ? new Map<MetricId, readonly Cell[]>() : askTallies(snapshot, { ...asked, metrics: amounts }),
      controlContexts(snapshot, request, asked.range, stamp.asOf),
      frozenSince(snapshot, request, request.metrics, usual.from),
      timeOf(snapshot, asked),
    ]);
    const history = { from: since, to: usual.to };
    const wide = history.from === usual.from ? ofUsual : await askTallies(snapshot, { ...asked, range: history });
    const spans = bucketsOf(history, 'month');
    const skipped = spans.findIndex(({ from }) => from === asked.range.from);
    return perMember(request.metrics, wide, dimension, named, (metric, member, mine) => {
      const id = metric.id as MetricId;
      const months = pointsOf(metric, member, mine, spans, stamp, time);
      const shifted = mine.filter(({ bucket }) => bucket !== 'whole' && bucket >= skipped).map((cell) => ({ ...cell, bucket: Number(cell.bucket) - skipped }));
      const context = contextOf(id, dimension === undefined || member === null ? undefined : { dimension: dimension.id, key: member.key });
      const { chart, points: limits } = controlOf(metric, months, context);
      const told = months.map((month) => ({ ...month, control: limits.get(month.from) ?? null }));
      return {
        metric: id, member, points: told.slice(skipped).map((month) => ({ ...month, rolling: rolling(id, member, month.from) })),
        total: totalOf(metric, member, ranges.get(id) ?? shifted, spans.slice(skipped), stamp), control: chart,
        get findings() { return seriesFindings(metric, told, 'month', chart).map(findingAnswer); },
      };
    });
  }

  /** The range's value per member of a dimension: the largest `top` by size, 其他, and the total at its own grain. */
  breakdown(viewer: Viewer, request: BreakdownRequest): Promise<Breakdown> {
    return this.store.consistently(viewer, async (snapshot) => {
      const metric = metricById(request.metric);
      const dimension = (await snapshot.dimensions(request))(request.dimension);
      const question = await this.question(snapshot, { ...request, metrics: [request.metric] }, 'all');
      if (dimension.snapshotOnly && metric.kind !== 'level') throw new QuestionError('BAD_INPUT', `${dimension.id} splits a stock only`);
      const members = listedMembers(metric, dimension, request.top) ?? await largestMembers(snapshot, question, request.dimension, request.top);
      const cellsOf = async (asked: Question) => (await askTallies(snapshot, asked)).get(request.metric) ?? [];
      const [cells, [whole]] = await Promise.all([
        cellsOf({ ...question, split: { dimension: request.dimension, named: members.named } }),
        addsUp(metric) ? [] : cellsOf(question),
      ]);
      const isGone = (await isDeleted(snapshot, request))(request.range.from);
      const stamp = { asOf: question.asOf, dataVersion: snapshot.version.number };
      const told = (tally: Tally): MetricValue => (isGone ? deletedValue(metric, stamp) : valueOf(metric, tally, stamp));
      const total = told(addsUp(metric) ? wholeOf(metric, cells.map(({ tally }) => tally)) : whole?.tally ?? emptyTally(metric));
      const shown = members.count === undefined ? members.named.filter((key) => cells.some(({ isOther, member }) => !isOther && member === key)) : members.named;
      const rows = membersOf(dimension, shown, cells).map((member) => {
        const value = told(cells.find((c) => isOf(member, c))?.tally ?? emptyTally(metric));
        return { member, value, share: sizeOf(metric, total) < MIN_N_PERCENT ? null : sizeOf(metric, value) / sizeOf(metric, total) };
      });
      const ordered = inOrder(rows, dimension);
      return {
        metric: request.metric, dimension: request.dimension, memberCount: members.count ?? shown.length, rows: ordered, total,
        get findings() { return breakdownFindings(metric, ordered, total, spanText(request.range)).map(findingAnswer); },
      };
    });
  }

  /** The range as one value per metric; durations with their survival curve when asked for. */
  total(viewer: Viewer, request: TotalRequest): Promise<Total[]> {
    return this.store.consistently(viewer, async (snapshot) => {
      const question = await this.question(snapshot, request, 'all');
      const [cells, isGone] = await Promise.all([askTallies(snapshot, question), isDeleted(snapshot, request)]);
      const stamp = { asOf: question.asOf, dataVersion: snapshot.version.number };
      return request.metrics.map((id) => {
        const tally: Tally = cells.get(id)?.[0]?.tally ?? emptyTally(metricById(id));
        if (isGone(request.range.from)) return { metric: id, value: deletedValue(metricById(id), stamp), curve: null, few: null };
        const value = valueOf(metricById(id), tally, stamp);
        if (!request.curve || tally.kind !== 'duration') return { metric: id, value, curve: null, few: null };
        return { metric: id, value, curve: value.n < MIN_N_PERCENT ? null : kaplanMeier(tally.durations), few: fewDurations(tally.durations) };
      });
    });
  }

  private async question(snapshot: Snapshot, request: Selection & { metrics: readonly MetricId[]; range: DateRange }, bucket: Bucket): Promise<Question> {
    return { ...(await snapshot.cases(request)), metrics: request.metrics, range: request.range, bucket };
  }
}

function inOrder(rows: BreakdownRow[], { order }: Dimension): BreakdownRow[] {
  return order ? rows.sort((a, b) => order.indexOf(a.member.key) - order.indexOf(b.member.key)) : rows;
}
