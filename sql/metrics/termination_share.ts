import { defineMetric } from '../src/metric.js';

export const terminationShare = defineMetric({
  id: 'termination_share',
  version: 2,
  kind: 'ratio',
  label: { zh: '程序终止占比', en: 'Terminated' },
  meaning: {
    zh: '按办结日；分母为成功、不成与程序终止的案件，分子为程序终止（失联、拒绝、撤回等）。终止不进实质口径的分母，所以须单独监看。每次办结各计一次：重开前的首次办结计在其当日、按首次办结结果（来源未给结果的不计）；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。',
    en: 'By closing date: of cases settled, not settled or terminated, those terminated (not reached, refused, withdrawn and so on). They are in no denominator of settlements on the merits, and are watched here for that reason. Each closing counts: one before a re-opening under its own day, by the outcome it had (left out where nobody told it); of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '本产品口径（评优异常观察）', en: 'Product definition (watched beside the board)' },
  basis: 'closed_on',
  everyClosing: true,
  numerator: `outcome_class = 'T'`,
  denominator: `outcome_class IN ('S', 'U', 'T')`,
  numeratorLabel: { zh: '程序终止', en: 'Terminated' },
  denominatorLabel: { zh: '办结案件', en: 'Closed cases' },
  needs: ['closed_on', 'outcome'],
});
