import { addCalendarDays, type DateRange, type DimensionId, type MetricId } from '@concord/sql';
import type { PageAsked } from './asker.js';

/** Twelve months that end a day earlier each round, and as many before: control limits ask for ranges that begin with a month. */
const rangesOf = (round: number): { readonly now: DateRange; readonly before: DateRange } => ({
  now: { from: '2025-11-01', to: addCalendarDays('2026-10-31', -round) }, before: { from: '2024-11-01', to: addCalendarDays('2025-10-31', -round) },
});

const RATES: readonly MetricId[] = [
  'settlement_rate', 'settlement_rate_all', 'settlement_rate_within_limit', 'settlement_rate_participating', 'sla_compliance', 'sla_extension_rate', 'first_contact_timeliness',
  'settlement_rate_first_session', 'voluntary_performance', 'performance_amount_rate', 'instalment_rate', 'judicial_confirmation', 'reopen_rate', 'litigation_after_failure', 'litigation_after_settlement',
  'backlog_share',
];
const STEPS: readonly MetricId[] = ['funnel_attempted', 'funnel_reached', 'funnel_consented', 'funnel_heard', 'funnel_settled', 'funnel_performed'];
const AGES: readonly MetricId[] = ['pending', 'pending_over_30', 'pending_over_60', 'pending_over_90', 'pending_over_180'];

/** What the Resolution page asks at its first view of 演示数据: the page's own document, over a range nobody asked for before. */
export function resolutionPage(round: number): PageAsked {
  const { now, before } = rangesOf(round);
  const base = { dataset: 'demo', range: now };
  const plot = (dimension: DimensionId) => ({ ...base, metric: 'settlement_rate', dimension });
  return {
    document: 'Resolution',
    variables: {
      dataset: 'demo', rates: { ...base, metrics: [...RATES, ...STEPS], control: true }, trends: { ...base, metrics: ['settlement_rate', 'sla_compliance', 'sla_extension_rate'], control: true },
      told: [{ form: 'bases', metrics: RATES.slice(0, 4) }, { form: 'facts', metrics: [...RATES.slice(4, 7), 'backlog_share'] }, { form: 'facts', metrics: RATES.slice(7, 15) }, { form: 'steps', metrics: STEPS }],
      agesTold: [{ form: 'ages', metrics: AGES }],
      change: { ...base, metric: 'settlement_rate', dimension: 'business', before, top: 8 }, withChange: true,
      survival: { ...base, metric: 'time_to_resolution', split: 'business', top: 6, days: [15, 30, 60, 90] }, withSurvival: true,
      ages: { ...base, metrics: AGES }, withAges: true, allDays: { ...base, metric: 'pending', dimension: 'age_band', top: 7 }, activeDays: { ...base, metric: 'pending', dimension: 'active_age_band', top: 7 }, withBands: true,
      kept: { ...base, metric: 'time_to_first_default' }, withKept: true, steps: { ...base, metrics: STEPS, bucket: 'all', split: 'outcome', top: 20 }, withSteps: true,
      firms: plot('organisation'), withFirms: true, places: plot('institution'), withPlaces: true,
      volumes: { ...base, metric: 'intake_per_branch_customers', dimension: 'institution', top: 20 }, withVolumes: true,
    },
  };
}
