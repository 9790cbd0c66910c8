import type { Part } from '../parts.js';
import type { Template } from '../template.js';

const GROUPS = [
  { id: 'large', title: { zh: '国有大型商业银行', en: 'large state-owned commercial banks' }, value: 'large' },
  { id: 'joint-stock', title: { zh: '股份制商业银行', en: 'joint-stock commercial banks' }, value: 'joint_stock' },
  { id: 'foreign', title: { zh: '外资法人银行', en: 'foreign-funded banks' }, value: 'foreign' },
  { id: 'city', title: { zh: '城市商业银行（含民营银行）', en: 'city commercial banks (with private banks)' }, value: 'city' },
  { id: 'rural', title: { zh: '农村中小金融机构', en: 'rural financial institutions' }, value: 'rural' },
  { id: 'other', title: { zh: '其他银行业金融机构', en: 'other banking institutions' }, value: 'other' },
] as const;

const outlets = (group: string): Part => ({ kind: 'peer-rate', metric: 'intake_per_outlets', group, per: 1_000, name: { zh: '平均每千营业网点投诉量', en: 'Complaints per thousand outlets' }, unit: { zh: '件/千营业网点', en: 'per thousand outlets' } });
const customers = (group: string): Part => ({ kind: 'peer-rate', metric: 'intake_per_customers', group, per: 10_000_000, name: { zh: '平均每千万个人客户投诉量', en: 'Complaints per ten million personal customers' }, unit: { zh: '件/千万个人客户', en: 'per ten million personal customers' } });
const theme = (zh: string, en: string, values: string[]): Part => ({ kind: 'peer-theme', metric: 'intake', theme: { zh, en }, filters: [{ dimension: 'business', values }], groups: ['large', 'joint-stock', 'foreign'] });

/** 通报体例: complaints of a quarter by kind of institution, beside the size of the business, and by what they are about, in the order and the sentences of the circulars of the regulator. */
export const CIRCULAR: Template = {
  id: 'circular', version: 1, title: { zh: '银行业消费投诉情况通报', en: 'Circular on complaints about banks' }, period: 'quarter',
  peers: { by: 'institution', noun: { zh: '投诉', en: 'complaints' }, property: { record: 'institution', field: 'peer_group' }, groups: [...GROUPS] },
  sections: [
    { id: 'overview', title: { zh: '总体情况', en: 'Overview' }, parts: [
      { kind: 'peer-overview', metric: 'intake', scope: { zh: '{period}，共收到并登记银行业消费投诉{total}。', en: '{total} complaints about banks were received and registered in {period}.' } },
      { kind: 'peer-members', metric: 'intake', group: 'large' }, { kind: 'peer-members', metric: 'intake', group: 'joint-stock' }, { kind: 'peer-members', metric: 'intake', group: 'foreign' },
    ] },
    { id: 'size', title: { zh: '与业务量对比', en: 'Beside the size of the business' }, parts: [outlets('large'), customers('large'), outlets('joint-stock'), customers('joint-stock'), outlets('foreign')] },
    { id: 'themes', title: { zh: '投诉反映的主要问题', en: 'What complaints are about' }, parts: [theme('信用卡业务', 'credit cards', ['B03']), theme('个人贷款业务', 'personal loans', ['B04']), theme('理财类业务', 'wealth products', ['B07', 'B08'])] },
    { id: 'definitions', title: { zh: '统计口径', en: 'Definitions' }, parts: [{ kind: 'definitions' }, { kind: 'breaks' }] },
  ],
};
