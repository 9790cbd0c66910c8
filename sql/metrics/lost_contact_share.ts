import { defineMetric } from '../src/metric.js';

export const lostContactShare = defineMetric({
  id: 'lost_contact_share',
  version: 3,
  kind: 'ratio',
  label: { zh: '失联终止占比', en: 'Ended for lack of contact' },
  meaning: { zh: '按办结日；分母为成功、不成与程序终止的案件（终止而不知原因的不计），分子为因无法联系而终止。每次办结各计一次：重开前的首次办结计在其当日、按首次办结结果（来源未给结果的不计）；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。', en: 'By closing date: of cases settled, not settled or terminated (terminated for a reason nobody told left out), those terminated because a party could not be reached. Each closing counts: one before a re-opening under its own day, by the outcome it had (left out where nobody told it); of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.' },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径（先行指标）', en: 'Product definition (leading indicator)' },
  basis: 'closed_on',
  everyClosing: true,
  numerator: `outcome = 'T1'`,
  denominator: `outcome_class IN ('S', 'U', 'T') AND outcome != 'T'`,
  numeratorLabel: { zh: '无法联系而终止', en: 'Terminated, not reached' },
  denominatorLabel: { zh: '办结案件', en: 'Closed cases' },
  needs: ['closed_on', 'terminated_why'],
  leading: true,
});
