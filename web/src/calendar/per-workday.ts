import type { Month, Series } from '../chart/prepare/trend.js';
import type { MetricDefinition, MetricValue } from '../measure/measure.js';
import type { LocalisedText } from '../text/locale.js';

/** Whether a metric can be told per working day: sizes of what came or went can, rates and stocks cannot. */
export const canBePerWorkday = ({ kind }: Pick<MetricDefinition, 'kind'>): boolean => kind === 'count';

const over = (number: number | null, days: number): number | null => (number === null ? null : number / days);

/** The value of a point per working day; none where the point is not complete, or nobody knows its working days. */
function valueOf({ perWorkday, value, workdays }: Month): MetricValue {
  const known = typeof perWorkday === 'number' && typeof workdays === 'number' && workdays > 0;
  return known ? { ...value, value: perWorkday, ciLow: over(value.ciLow, workdays), ciHigh: over(value.ciHigh, workdays) } : { ...value, value: null, ciLow: null, ciHigh: null };
}

function pointOf(point: Month): Month {
  const { control, workdays } = point;
  const days = typeof workdays === 'number' && workdays > 0 ? workdays : null;
  return { ...point, value: valueOf(point), control: !control || days === null ? null : { ...control, centre: control.centre / days, lower: control.lower / days, upper: control.upper / days } };
}

/** The points of a series of counts told per working day: values, intervals and control limits. */
export const perWorkdayPoints = (points: readonly Month[]): Month[] => points.map(pointOf);

/** A series of counts told per working day: values, intervals and control limits. Targets are of whole months and left out. */
export function perWorkday(series: Series): Series {
  return { ...series, points: perWorkdayPoints(series.points), control: series.control === null ? null : { ...series.control, targets: [], target: null, within: null } };
}

/** A series of a dataset whose working days nobody knows: nothing is said of them, month by month. */
export function withoutWorkdays(series: Series): Series {
  return { ...series, points: series.points.map(({ complete, control = null, from, rolling = null, to, value }) => ({ complete, control, from, rolling, to, value })) };
}

/** The definition under which it is drawn: no whole numbers any more. `suffix` says so behind the name. */
export function perWorkdayDefinition(definition: MetricDefinition, suffix: LocalisedText): MetricDefinition {
  const { label } = definition;
  return { ...definition, unit: 'times', label: { zh: `${label.zh}${suffix.zh}`, en: `${label.en}${suffix.en}` } };
}

/** Years of a series whose working days nobody knows: their holidays were not announced. */
export function unknownYears(points: readonly Pick<Month, 'from' | 'to' | 'workdays'>[]): string[] {
  return [...new Set(points.filter(({ workdays }) => workdays === null).map(({ to }) => to.slice(0, 4)))];
}
