import { format } from 'sql-formatter';
import { compileDuration, compileLevels } from '../question/compile-open.js';
import { compileQuotient } from '../question/compile-quotient.js';
import { compileRate } from '../question/compile-rate.js';
import { compileStockRatio, compileTurnover } from '../question/compile-stock-ratio.js';
import { compileTally, isOfOneDate, isTally } from '../question/compile-tally.js';
import type { MetricId } from '../catalogue.js';
import type { Statement } from '../engine/engine.js';
import type { Metric } from '../metric.js';
import type { Question } from '../question/question.js';

/** The whole of one dataset by month: what every metric's statement looks like without filters. */
const PLAIN: Omit<Question, 'metrics'> = {
  dataset: 'demo', filters: [], scope: 'all', asOf: '2026-01-31', range: { from: '2025-02-01', to: '2026-01-31' }, bucket: 'month',
};

function statementOf(metric: Metric, question: Question): Statement {
  if (metric.kind === 'quotient' && !isOfOneDate(metric)) return compileQuotient(metric, question);
  if (isTally(metric)) return compileTally([metric], question);
  switch (metric.kind) {
    case 'level': return compileLevels([metric], question);
    case 'stock_ratio': return compileStockRatio(metric, question);
    case 'turnover': return compileTurnover(metric, question);
    case 'rate': return compileRate(metric, question);
    case 'duration': return compileDuration(metric, question);
  }
}

/** The metric's statement by month, formatted for reading; values stay placeholders. */
export function goldenSql(metric: Metric): string {
  const question = { ...PLAIN, metrics: [metric.id as MetricId] };
  const { sql } = statementOf(metric, question);
  return format(sql, { language: 'clickhouse', expressionWidth: 100, paramTypes: { custom: [{ regex: String.raw`\{\w+:[\w()]+\}` }] } });
}
