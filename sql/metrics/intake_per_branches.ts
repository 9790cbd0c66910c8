import { BRANCHES } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const intakePerBranches = defineMetric({
  id: 'intake_per_branches',
  version: 1,
  kind: 'rate',
  label: { zh: '千网点收案量', en: 'Intake per 1,000 branches' },
  meaning: {
    zh: '按收案日；分子为收案件数（不含剔除），分母为期末在册的分支行数，折合每千家，取自分支行参考数据。期间越长越高，只与同样长的期间比较，通报按季度。不在册分支行的案件不计入分子；占比超过 5% 即不计算。',
    en: 'By date received: cases (without excluded ones) over branches on record at the end of the period, per thousand. It rises with the length of the period, so compare periods of one length; regulators use quarters. Cases of branches not on record are left out; if they are over 5% there is no value.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '监管投诉通报：件/千营业网点', en: 'Complaint circulars of the regulator: cases per thousand branches' },
  basis: 'received_on',
  rows: `outcome_class != 'X'`,
  exposure: BRANCHES,
  looksUp: 'branch_on_record',
  per: 1_000,
  numeratorLabel: { zh: '收案件数', en: 'Cases received' },
  denominatorLabel: { zh: '期末分支行数', en: 'Branches at the end' },
  needs: ['received_on', 'branch'],
  alongside: ['intake'],
});
