import { defineMetric } from '../src/metric.js';

export const qaPassRate = defineMetric({
  id: 'qa_pass_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '质检合格率', en: 'QA pass rate' },
  meaning: { zh: '按质检日；分母为抽检的案件，分子为合格；未按抽样层加权。按调解员看时每人每季至少应抽 10 件：不足 10 件的只列件数，不列比率。', en: 'By date of review: of files sampled, those that passed; not weighted by strata of the sample. By mediator each quarter should hold ten or more: of fewer only counts are told, no rate.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 23；ISO 10002:2018 审核', en: 'Product definition 23; ISO 10002:2018 auditing' },
  basis: 'qa_on',
  numerator: `qa_passed = 1`,
  denominator: `outcome_class != 'X' AND qa_passed IS NOT NULL`,
  numeratorLabel: { zh: '合格', en: 'Passed' },
  denominatorLabel: { zh: '抽检', en: 'Sampled' },
  needs: ['qa_on', 'qa_passed'],
});
