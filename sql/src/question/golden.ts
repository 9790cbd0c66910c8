import { format } from 'sql-formatter';
import { compileDuration, compileLevel } from './compile-open.js';
import { compileTally, isTally } from './compile-tally.js';
import type { MetricId } from '../catalogue.js';
import type { DurationMetric, LevelMetric, Metric } from '../metric.js';
import type { Question } from './question.js';

/** The whole of one dataset by month: what every metric's statement looks like without filters. */
const PLAIN: Omit<Question, 'metrics'> = {
  dataset: 'demo', filters: [], scope: 'all', asOf: '2026-01-31', range: { from: '2025-02-01', to: '2026-01-31' }, bucket: 'month',
};

/** The metric's statement by month, formatted for reading; values stay placeholders. */
export function goldenSql(metric: Metric): string {
  const question = { ...PLAIN, metrics: [metric.id as MetricId] };
  const { sql } = isTally(metric)
    ? compileTally([metric], question)
    : metric.kind === 'level' ? compileLevel(metric satisfies LevelMetric, question) : compileDuration(metric satisfies DurationMetric, question);
  return format(sql, { language: 'clickhouse', expressionWidth: 100, paramTypes: { custom: [{ regex: String.raw`\{\w+:[\w()]+\}` }] } });
}
