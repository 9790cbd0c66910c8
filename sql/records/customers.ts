import { defineRecord, needed, validFrom, validTo } from '../src/record/record.js';

/** Customers per institution. */
export const customers = defineRecord({
  id: 'customers',
  label: { zh: '机构客户数', en: 'Customers per institution' },
  meaning: { zh: '一行是一家机构在一段时间内的客户数，用于计算每万客户的纠纷数。', en: 'One row is the number of customers of an institution for a span of time, for disputes per so many customers.' },
  key: ['institution'],
  validity: 'span',
  columns: [needed('institution', 'text', '机构', 'Institution'), validFrom, validTo, needed('customers', 'whole', '客户数', 'Customers')],
});
