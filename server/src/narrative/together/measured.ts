import type { Metric } from '@concord/sql';
import type { ControlChart } from '../../metrics/control.model.js';
import type { MetricValue, Point } from '../../metrics/metrics.model.js';

/** One metric of a question that is told together with others. */
export interface Measured {
  readonly definition: Metric;
  readonly total: MetricValue;
  readonly points: readonly Pick<Point, 'complete' | 'control' | 'from' | 'value'>[];
  readonly control: (Pick<ControlChart, 'chance' | 'latest' | 'variation'> & Partial<Pick<ControlChart, 'heldBack'>>) | null;
}
