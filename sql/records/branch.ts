import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Branches and how large they are, so that cases can be told per so many customers. */
export const branch = defineRecord({
  id: 'branch',
  label: { zh: '分支行', en: 'Branches' },
  meaning: { zh: '一行是一家分支行在一段时间内的机构、地区与客户数，用于按规模比较。', en: 'One row is a branch for a span of time: institution, region and customers, so that branches can be compared by size.' },
  key: ['branch'],
  validity: 'span',
  columns: [
    needed('branch', 'text', '分支行', 'Branch'), validFrom, validTo,
    field('institution', 'text', '机构', 'Institution'), field('region', 'text', '地区', 'Region'), field('customers', 'whole', '客户数', 'Customers'),
  ],
});
