import { CUSTOMERS } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const intakePerCustomers = defineMetric({
  id: 'intake_per_customers',
  version: 1,
  kind: 'rate',
  label: { zh: '千万客户收案量', en: 'Intake per 10 million customers' },
  meaning: {
    zh: '按收案日；分子为收案件数（不含剔除），分母为各机构期末的个人客户数，折合每千万人，取自机构客户数参考数据。期间越长越高，只与同样长的期间比较，通报按季度。无客户数的机构，其案件不计入分子；占比超过 5% 即不计算。',
    en: 'By date received: cases (without excluded ones) over personal customers of the institutions at the end of the period, per ten million. It rises with the length of the period, so compare periods of one length; regulators use quarters. Cases of institutions whose customers are not on record are left out; if they are over 5% there is no value.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '监管投诉通报：件/千万个人客户', en: 'Complaint circulars of the regulator: cases per ten million personal customers' },
  basis: 'received_on',
  rows: `outcome_class != 'X'`,
  exposure: CUSTOMERS,
  looksUp: 'customers_on_record',
  per: 10_000_000,
  numeratorLabel: { zh: '收案件数', en: 'Cases received' },
  denominatorLabel: { zh: '期末个人客户数', en: 'Customers at the end' },
  needs: ['received_on', 'institution'],
  alongside: ['intake'],
});
