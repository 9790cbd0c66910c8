import { defineMetric } from '../src/metric.js';

export const oralAgreementShare = defineMetric({
  id: 'oral_agreement_share',
  version: 1,
  kind: 'ratio',
  label: { zh: '口头协议占比', en: 'Oral agreements' },
  meaning: { zh: '按办结日；分母为调解成功的案件，分子为其中以口头协议（登记）结案。', en: 'By closing date: of cases settled, those settled by an oral agreement on record.' },
  unit: 'percent',
  better: 'lower',
  source: { zh: '广东调解员等级评定：口头协议不超过三成', en: 'Guangdong grading of mediators: oral agreements at most 30 %' },
  basis: 'closed_on',
  numerator: `outcome = 'S3'`,
  denominator: `outcome_class = 'S'`,
  numeratorLabel: { zh: '口头协议', en: 'Oral agreements' },
  denominatorLabel: { zh: '调解成功', en: 'Settled' },
  needs: ['closed_on', 'outcome'],
  leading: true,
});
