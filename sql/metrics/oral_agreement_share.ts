import { defineMetric } from '../src/metric.js';

export const oralAgreementShare = defineMetric({
  id: 'oral_agreement_share',
  version: 3,
  kind: 'ratio',
  label: { zh: '口头协议占比', en: 'Oral agreements' },
  meaning: { zh: '按办结日；分母为知道如何达成的调解成功案件（只知大类的不计），分子为其中以口头协议（登记）结案。每次办结各计一次：重开前的首次办结计在其当日、按首次办结结果（来源未给结果的不计）；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。', en: 'By closing date: of cases settled in a known way (those of a known class only are left out), those settled by an oral agreement on record. Each closing counts: one before a re-opening under its own day, by the outcome it had (left out where nobody told it); of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.' },
  unit: 'percent',
  better: 'lower',
  source: { zh: '广东调解员等级评定：口头协议不超过三成', en: 'Guangdong grading of mediators: oral agreements at most 30 %' },
  basis: 'closed_on',
  everyClosing: true,
  numerator: `outcome = 'S3'`,
  denominator: `outcome_class = 'S' AND outcome != 'S'`,
  numeratorLabel: { zh: '口头协议', en: 'Oral agreements' },
  denominatorLabel: { zh: '调解成功（方式已知）', en: 'Settled in a known way' },
  needs: ['closed_on', 'settled_how'],
  leading: true,
});
