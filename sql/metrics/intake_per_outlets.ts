import { OUTLETS } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const intakePerOutlets = defineMetric({
  id: 'intake_per_outlets',
  version: 1,
  kind: 'rate',
  label: { zh: '千营业网点收案量', en: 'Intake per 1,000 outlets' },
  meaning: {
    zh: '按收案日；分子为收案件数（不含剔除），分母为各机构期末的营业网点数，折合每千个，取自机构参考数据。期间越长越高，只与同样长的期间比较，通报按季度。无网点数的机构，其案件不计入分子；占比超过 5% 即不计算。',
    en: 'By date received: cases (without excluded ones) over outlets of the institutions at the end of the period, per thousand. It rises with the length of the period, so compare periods of one length; regulators use quarters. Cases of institutions whose outlets are not on record are left out; if they are over 5% there is no value.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '监管投诉通报：件/千营业网点', en: 'Complaint circulars of the regulator: cases per thousand outlets' },
  basis: 'received_on',
  rows: `outcome_class != 'X'`,
  exposure: OUTLETS,
  looksUp: 'outlets_on_record',
  per: 1_000,
  numeratorLabel: { zh: '收案件数', en: 'Cases received' },
  denominatorLabel: { zh: '期末营业网点数', en: 'Outlets at the end' },
  needs: ['received_on', 'institution'],
  alongside: ['intake'],
});
