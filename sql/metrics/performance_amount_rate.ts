import { defineMetric } from '../src/metric.js';

export const performanceAmountRate = defineMetric({
  id: 'performance_amount_rate',
  version: 2,
  kind: 'quotient',
  label: { zh: '履行金额率', en: 'Amount performed' },
  meaning: {
    zh: '按履行期届满日；分母为履行期届满满 7 日的协议金额，分子为其中已履行金额。届满未满 90 日又未全部履行的还会补付，计入成熟度。',
    en: 'By performance due date: of the amounts agreed and due for 7 days, what has been paid. What is not paid in full may still be within 90 days of its due date, which lowers the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 14', en: 'Product definition 14' },
  basis: 'performance_due_on',
  numerator: [
    { on: 'performance_due_on', rows: `outcome_class = 'S' AND amount_agreed > 0 AND performance_due_on + 7 <= {as_of:Date}`, sum: 'amount_performed' },
  ],
  denominator: [
    { on: 'performance_due_on', rows: `outcome_class = 'S' AND amount_agreed > 0 AND performance_due_on + 7 <= {as_of:Date}`, sum: 'amount_agreed' },
  ],
  // Late payments come in for months: without this the newest months would always seem the worst.
  maturity: { cohort: `outcome_class = 'S' AND amount_agreed > 0`, mature: `performed_on IS NOT NULL OR performance_due_on + 90 <= {as_of:Date}` },
  numeratorLabel: { zh: '已履行金额', en: 'Amount paid' },
  denominatorLabel: { zh: '已届满协议金额', en: 'Amount agreed and due' },
  needs: ['performance_due_on', 'amount_agreed', 'amount_performed', 'outcome'],
});
