import type { MetricId } from '@concord/sql';

/** What an area is told by, the most telling first. */
export const AREA_METRICS: readonly MetricId[] = ['settlement_rate', 'intake', 'closings', 'clearance_rate', 'pending', 'pending_overdue', 'time_to_resolution', 'sla_compliance', 'csat'];

/** Those that a dataset tells. */
export const areaMetrics = (told: ReadonlySet<MetricId>): MetricId[] => AREA_METRICS.filter((id) => told.has(id));

/** The first of them. */
export const leading = (told: ReadonlySet<MetricId>): MetricId | undefined => areaMetrics(told)[0];
