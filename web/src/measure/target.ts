import type { SeriesQuery } from '../graphql/gen/graphql.js';
import type { Wording } from '../text/wording.js';
import { amountText } from './measure.js';
import type { MetricDefinition } from './measure.js';

/** What a metric is to reach in a span of time: a value, or an interval to lie in; bounds may be open. */
export type Target = NonNullable<SeriesQuery['series'][number]['control']>['targets'][number];

/** The target that holds on a day (`YYYY-MM-DD`); of two the later one. */
export function targetOn(targets: readonly Target[], day: string): Target | null {
  return targets.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? null;
}

/** Whether a target is an interval: within it all is well, and no direction is better. */
export const isInterval = ({ lower, upper }: Pick<Target, 'lower' | 'upper'>): boolean => lower !== null || upper !== null;

/** An interval as text, open ends in words: `40.0%–60.0%`, `不低于 40.0%`. */
export function intervalWords({ lower, upper }: Pick<Target, 'lower' | 'upper'>, definition: MetricDefinition, { t, locale }: Wording): string {
  if (lower !== null && upper !== null) return `${amountText(lower, definition, locale)}–${amountText(upper, definition, locale)}`;
  const bound = amountText(lower ?? upper ?? 0, definition, locale);
  return t(lower === null ? 'spc.atMost' : 'spc.atLeast', { bound });
}

/** A target as text, with what it is: `目标 72.0%`, `合理区间 40.0%–60.0%`. */
export function targetText(target: Pick<Target, 'lower' | 'upper' | 'value'>, definition: MetricDefinition, wording: Wording): string {
  if (isInterval(target)) return wording.t('spc.withinOf', { interval: intervalWords(target, definition, wording) });
  return wording.t('spc.targetOf', { target: amountText(target.value ?? 0, definition, wording.locale) });
}

/** A target as it was set, and for whom; null: for all cases. */
interface SetTarget {
  readonly metric: string;
  readonly target: Target;
  readonly whose: { readonly dimension: string; readonly member: { readonly key: string } } | null;
}

/** The targets of a metric that hold on a day, in words by member of a dimension, '' for all cases; empty where no member has one of its own. */
export function targetsBy(targets: readonly SetTarget[], definition: MetricDefinition, dimension: string, day: string, wording: Wording): Map<string, string> {
  const mine = targets.filter(({ metric, whose }) => metric === definition.id && (whose === null || whose.dimension === dimension));
  const keys = new Set(mine.map(({ whose }) => whose?.member.key ?? ''));
  const found = [...keys].flatMap((key) => {
    const target = targetOn(mine.filter(({ whose }) => (whose?.member.key ?? '') === key).map((one) => one.target), day);
    return target === null ? [] : [[key, isInterval(target) ? intervalWords(target, definition, wording) : amountText(target.value ?? 0, definition, wording.locale)] as const];
  });
  return new Map(found.some(([key]) => key !== '') ? found : []);
}
