import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useRoute } from 'vue-router';
import { oneOf } from '../filter/filter-state.js';
import type { FiscalMonth } from '../filter/fiscal.js';
import { monthOf } from '../filter/month.js';
import { dayRange } from '../filter/period.js';
import type { MonthRange } from '../filter/period.js';
import { useFilter } from '../filter/use-filter.js';
import type { SeriesInput } from '../graphql/gen/graphql.js';
import type { MetricDefinition } from '../measure/measure.js';
import { bucketOf, CUTS, trendRange, yearBefore } from './cut.js';
import type { Cut } from './cut.js';
import { canBePerWorkday } from './per-workday.js';

const SWITCH = ['on'] as const;

/** How the reader wants the trends of a page cut; the address holds all of it. */
export interface Calendar {
  readonly cut: ComputedRef<Cut>;
  readonly fiscal: ComputedRef<FiscalMonth>;
  /** Whether anybody knows the working days of the dataset, and the metric can be told by them. */
  readonly canBePerWorkday: ComputedRef<boolean>;
  readonly isPerWorkday: ComputedRef<boolean>;
  readonly withEarlier: ComputedRef<boolean>;
  /** The part of a question about series that follows from it. */
  readonly trend: ComputedRef<Pick<SeriesInput, 'bucket' | 'control' | 'range'>>;
  /** The same a year before; null where it is not wanted. Years show it in the trend itself, no week is the same a year before. */
  readonly earlier: ComputedRef<Pick<SeriesInput, 'bucket' | 'control' | 'range'> | null>;
}

/** The calendar view of the address, for a metric over a period. */
export function useCalendar(definition: () => Pick<MetricDefinition, 'kind'>, range: () => MonthRange): Calendar {
  const route = useRoute();
  const { dataset, state } = useFilter();
  const cut = computed(() => oneOf(route.query, 'cut', CUTS) ?? 'month');
  const fiscal = computed(() => state.value.fiscal);
  const withEarlier = computed(() => !['week', 'year'].includes(cut.value) && oneOf(route.query, 'before', SWITCH) !== null);
  const months = computed(() => trendRange(range(), cut.value, fiscal.value, dataset.value.firstReceivedOn === null ? null : monthOf(dataset.value.firstReceivedOn)));
  const bucket = computed(() => bucketOf(cut.value, fiscal.value));
  const canBe = computed(() => dataset.value.hasWorkdays && canBePerWorkday(definition()));
  return {
    canBePerWorkday: canBe, cut, fiscal, withEarlier,
    isPerWorkday: computed(() => canBe.value && oneOf(route.query, 'workday', SWITCH) !== null),
    trend: computed(() => ({ bucket: bucket.value, control: cut.value === 'month', range: dayRange(months.value) })),
    earlier: computed(() => (withEarlier.value ? { bucket: bucket.value, control: false, range: dayRange(yearBefore(months.value)) } : null)),
  };
}
