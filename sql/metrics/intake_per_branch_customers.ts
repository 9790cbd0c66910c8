import { BRANCH_CUSTOMERS } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const intakePerBranchCustomers = defineMetric({
  id: 'intake_per_branch_customers',
  version: 1,
  kind: 'rate',
  label: { zh: '分支行万客户收案量', en: 'Intake per 10,000 customers of branches' },
  meaning: {
    zh: '按收案日；分子为收案件数（不含剔除），分母为各分支行期末的客户数，折合每万人，取自分支行参考数据，用于比较大小不同的分支行与地区。期间越长越高，只与同样长的期间比较。无客户数的分支行，其案件不计入分子；占比超过 5% 即不计算。',
    en: 'By date received: cases (without excluded ones) over customers of the branches at the end of the period, per ten thousand, to compare branches and regions of different size. It rises with the length of the period, so compare periods of one length. Cases of branches whose customers are not on record are left out; if they are over 5% there is no value.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '本产品口径 22', en: 'Product definition 22' },
  basis: 'received_on',
  rows: `outcome_class != 'X'`,
  exposure: BRANCH_CUSTOMERS,
  looksUp: 'branch_customers_on_record',
  per: 10_000,
  numeratorLabel: { zh: '收案件数', en: 'Cases received' },
  denominatorLabel: { zh: '期末客户数', en: 'Customers at the end' },
  needs: ['received_on', 'branch'],
  alongside: ['intake'],
});
