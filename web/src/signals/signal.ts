import type { SignalFieldsFragment } from '../graphql/gen/graphql.js';
import { axisOf } from '../chart/prepare/trend.js';
import type { Trend, TrendPoint } from '../chart/prepare/trend.js';
import type { MetricDefinition } from '../measure/measure.js';
import { monthText, percentText, plainText, countText } from '../text/format.js';
import type { Wording } from '../text/wording.js';
import type { Folded } from './fold.js';
import type { SaySignal } from './words.js';

/** A signal as the contract answers it. */
export type Signal = SignalFieldsFragment;

/** One rule a signal was found by. */
export type SignalReason = Signal['reasons'][number];

/** What a signal is about, in words: the type (or indicator) and where. */
export function subjectText({ type, place, metric }: Signal, metricLabel: (id: string) => string, { name }: Wording, say: SaySignal): { readonly what: string; readonly where: string } {
  return {
    what: metric === null ? (type === null ? say('everything') : name(type.member.label)) : metricLabel(metric),
    where: place === null ? say('everywhere') : name(place.member.label),
  };
}

/** What a signal was found by: `持续上升、顽固问题`. */
export const kindsText = ({ reasons }: { readonly reasons: readonly Pick<SignalReason, 'kindLabel'>[] }, { name, t }: Wording): string => reasons.map(({ kindLabel }) => name(kindLabel)).join(t('overview.listJoin'));

/** What any signal of a group was found by, each rule once. */
export const groupKindsText = ({ signal, others }: Folded<Signal>, wording: Wording): string =>
  kindsText({ reasons: [...new Map([signal, ...others].flatMap(({ reasons }) => reasons.map((reason) => [reason.kind, reason] as const))).values()] }, wording);

const DAILY: ReadonlySet<SignalReason['kind']> = new Set<SignalReason['kind']>(['weekly_surge', 'new_type']);

/** Since when: a month by its name, where a rule of weeks or days says so by its date. */
export function sinceText({ since, reasons }: { readonly since: string; readonly reasons: readonly Pick<SignalReason, 'kind' | 'since'>[] }, { locale }: Wording): string {
  return reasons.some((reason) => reason.since === since && !DAILY.has(reason.kind)) ? monthText(since, locale) : since;
}

/** A value of a signal's series: cases, or a share. */
export const valueText = (value: number, unit: SignalReason['figures']['unit'], { locale }: Wording): string =>
  (unit === 'percent' ? percentText(value, locale) : Number.isInteger(value) ? countText(value, locale) : plainText(value, 1, locale));

/** A metric of the kind that a signal's series is of: only kind and unit matter to a drawing. */
export const drawnAs = (definition: MetricDefinition, { figures: { unit } }: Pick<SignalReason, 'figures'>): MetricDefinition => (unit === 'percent' ? { ...definition, kind: 'ratio', unit: 'percent' } : { ...definition, kind: 'count', unit: 'case' });

function limitsOf({ figures }: SignalReason, from: string, judged: number): TrendPoint['limits'] {
  const { expected, lower, upper, base, period, method } = figures;
  const isJudged = from >= period.from && from <= period.to;
  const isWithin = isJudged || (base !== null && from >= base.from);
  if (expected === null || !isWithin) return null;
  const normal = { rule: null, variation: 'common_cause' as const, tone: isJudged ? ('concern' as const) : ('normal' as const) };
  // Of a quarter as a whole: a third of it stands for each month.
  const each = method === 'ears' || method === 'farrington' || method === 'negative_binomial' ? judged : 1;
  if (method === 'month_ends') return { ...normal, centre: expected, lower: expected, upper: expected };
  const last = method === 'control_chart' ? from === period.from : isJudged;
  return { ...normal, tone: last ? 'concern' : 'normal', centre: expected / each, lower: Math.max(0, (lower ?? 0) / each), upper: (upper ?? expected) / each };
}

/** The series that was judged, ready to be drawn: the period judged is marked, and what was to be expected stands behind it. */
export function signalTrend(reason: SignalReason): Trend {
  const { trend: { from, values }, period, unit, method } = reason.figures;
  const judged = Math.max(1, from.filter((day) => day >= period.from && day <= period.to).length);
  const points = from.map((day, i): TrendPoint => {
    const value = values[i] ?? null;
    return { from: day, to: day, value, low: null, high: null, n: value ?? 0, complete: true, caveat: null, target: null, limits: limitsOf(reason, day, judged) };
  });
  const drawn = points.flatMap(({ value, limits }) => [value, limits?.upper ?? null]).filter((value) => value !== null);
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const kind = unit === 'percent' ? 'ratio' : 'count';
  return {
    shape: unit === 'percent' || method === 'month_ends' ? 'line' : 'bar', points, firmUntil: points.length - 1, gaps: 0,
    extent: known.length === 0 ? null : [Math.min(...known), Math.max(...known)], axis: axisOf(drawn, { kind }), hasStrip: false,
  };
}
