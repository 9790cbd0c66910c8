import { Injectable } from '@nestjs/common';
import { addCalendarDays, allMetrics, isDate, metricById, monthFrom, type DateRange, type Filter, type Metric, type MetricId } from '@concord/sql';
import { controlContexts } from '../metrics/control-context.js';
import type { ControlContext, Measured } from '../metrics/control.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { QuestionError } from '../store/errors.js';
import { Store, type Selection } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { answerOf, unasked } from './follow-up-answer.js';
import type { FollowUpRequest } from './follow-up.input.js';
import type { FollowUp } from './follow-up.model.js';
import { judged, type Judgement, type Watched } from './rule/judge.js';
import { windowsOf, type Windows } from './rule/months.js';
import { FEWEST_BEFORE, type Reason } from './rule/terms.js';

/** Groups that a group may have been chosen among: the largest so many tell the mean and the spread. */
const MOST_GROUPS = 60;
const MOST_BEFORE = 36;

/** Cases of one group, and the dimension whose other members it was chosen among. */
interface Group {
  readonly own: Selection;
  readonly chosen: { readonly dimension: Filter['dimension']; readonly member: string | undefined; readonly rest: Selection } | null;
}

function groupOf({ dataset, filters, asOfLoad, split, chosenAsWorst }: FollowUpRequest): Group {
  const own: Selection = { dataset, asOfLoad, filters: split ? [...filters, { dimension: split.dimension, values: [split.member] }] : filters };
  if (!chosenAsWorst) return { own, chosen: null };
  const { dimension } = chosenAsWorst;
  const isOne = (filter: Filter): boolean => filter.dimension === dimension && filter.exclude !== true && filter.values.length === 1;
  const member = own.filters.find(isOne)?.values[0];
  return { own, chosen: { dimension, member, rest: { ...own, filters: own.filters.filter((filter) => !isOne(filter)) } } };
}

const monthsBeforeOf = ({ monthsBefore }: FollowUpRequest): number => monthsBefore ?? FEWEST_BEFORE;

/** Throws `QuestionError` BAD_INPUT. */
function mustBeAsked(request: FollowUpRequest): void {
  const months = monthsBeforeOf(request);
  if (months < FEWEST_BEFORE || months > MOST_BEFORE) throw new QuestionError('BAD_INPUT', `between ${FEWEST_BEFORE} and ${MOST_BEFORE} months before`);
  for (const day of [request.startsOn, request.reviewOn, request.declaredOn]) if (typeof day === 'string' && !isDate(day)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
}

/** Why it is too early on the last day known. */
function earlyOf({ afterFrom }: Windows, { reviewOn }: FollowUpRequest, asOf: string): Reason | null {
  if (typeof reviewOn === 'string' && asOf < reviewOn) return 'review_to_come';
  return asOf < addCalendarDays(monthFrom(afterFrom, 1), -1) ? 'no_month_after' : null;
}

/** What is known before any figure is looked at: the action cannot be judged. */
function asStated(metric: Metric, { definitionVersion, reviewOn }: FollowUpRequest, { chosen }: Group, { beforeFrom, afterFrom }: Windows, until: string, { resets }: ControlContext): Reason | null {
  if (typeof definitionVersion === 'number' && definitionVersion !== metric.version) return 'redefined';
  if (resets.some(({ on, why }) => why === 'definition_break' && on > beforeFrom && on <= until)) return 'definition_break';
  if (chosen?.member === undefined && chosen !== null) return 'group_unknown';
  return typeof reviewOn === 'string' && reviewOn < addCalendarDays(monthFrom(afterFrom, 1), -1) ? 'no_month_until_review' : null;
}

interface Asking {
  readonly metric: Metric;
  readonly group: Group;
  readonly stamp: { readonly asOf: string; readonly dataVersion: number };
  readonly windows: Windows;
  readonly range: DateRange;
  readonly until: string;
  readonly context: ControlContext;
}

/** Which months are asked for, on the last day known. */
function askedOf(request: FollowUpRequest, asOf: string): Pick<Asking, 'range' | 'until' | 'windows'> {
  const until = typeof request.reviewOn === 'string' && request.reviewOn < asOf ? request.reviewOn : asOf;
  const windows = windowsOf(request.startsOn, monthsBeforeOf(request), until);
  return { until, windows, range: { from: windows.beforeFrom, to: asOf > windows.beforeTo ? asOf : windows.beforeTo } };
}

/** Follows actions up: a metric before and after, judged by a rule fixed beforehand (`rule/judge.ts`). */
@Injectable()
export class FollowUpService {
  constructor(private readonly store: Store, private readonly metrics: MetricsService) {}

  /** Judges an action of the cases that the viewer may see, from one data version; `asOfLoad` gives what was said then, again. Not to be asked within a question of the viewer's own reading. Throws `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT, DATA_MOVED. */
  async judge(viewer: Viewer, request: FollowUpRequest): Promise<FollowUp> {
    mustBeAsked(request);
    // All that follows is of one data version, whoever asks.
    const reader: Viewer = viewer.reading === undefined ? { ...viewer, reading: this.store.reading() } : viewer;
    const metric = allMetrics.find(({ id }) => id === request.metric);
    const group = groupOf(request);
    const found = await this.store.consistently(reader, async (snapshot) => {
      const { asOf } = await snapshot.cases(group.own);
      const stamp = { asOf, dataVersion: snapshot.version.number };
      if (metric === undefined) return { stamp, asked: null };
      const asked = askedOf(request, asOf);
      const context = (await controlContexts(snapshot, group.own, asked.range, asOf))(metric.id as MetricId);
      return { stamp, asked: { ...asked, context } };
    });
    return metric === undefined || found.asked === null ? unasked(request, found.stamp, 'metric_gone') : this.judgeIn(reader, request, { metric: metricById(metric.id), group, stamp: found.stamp, ...found.asked });
  }

  private async judgeIn(reader: Viewer, request: FollowUpRequest, { metric, group, stamp, windows, range, until, context }: Asking): Promise<FollowUp> {
    const series = (selection: Selection, split?: Filter['dimension']) => this.metrics.series(reader, { ...selection, metrics: [metric.id as MetricId], range, bucket: 'month', control: false, split, top: MOST_GROUPS });
    const member = group.chosen?.member;
    const [[own], groups] = await Promise.all([series(group.own), group.chosen === null || member === undefined ? [] : series(group.chosen.rest, group.chosen.dimension)]);
    const others = member === undefined ? null : groups.filter((one) => one.member !== null && !one.member.isOther && one.member.key !== member).map(({ points }) => points);
    const watched: Watched = { metric, months: own?.points ?? [], others, context, windows, hope: request.expected.direction, early: earlyOf(windows, request, stamp.asOf) };
    const judgement = withReason(judged(watched), asStated(metric, request, group, windows, until, context));
    const then = await this.asDecided(reader, request, group, watched, range);
    return answerOf({ request, stamp, watched, then: then === null ? null : judged({ ...watched, months: then }), judgement });
  }

  /** The months with those before as they were known when the action was decided; null where that is not asked for. */
  private async asDecided(viewer: Viewer, { decidedAtLoad, asOfLoad }: FollowUpRequest, { own }: Group, { metric, months, windows }: Watched, range: DateRange): Promise<Measured[] | null> {
    if (typeof decidedAtLoad !== 'number' || (typeof asOfLoad === 'number' && asOfLoad <= decidedAtLoad)) return null;
    const [old] = await this.metrics.series(viewer, { ...own, asOfLoad: decidedAtLoad, metrics: [metric.id as MetricId], range: { from: range.from, to: windows.beforeTo }, bucket: 'month', control: false, top: 1 });
    const known = new Map((old?.points ?? []).filter(({ complete }) => complete).map((point) => [point.from, point]));
    return months.map((month) => known.get(month.from) ?? month);
  }
}

/** What was known before any figure outweighs what the figures say. */
const withReason = (judgement: Judgement, reason: Reason | null): Judgement => (reason === null ? judgement : { ...judgement, method: null, noEffect: null, effect: null, line: new Map<string, number>(), onItsWay: null, verdict: 'not_judged', reason });
