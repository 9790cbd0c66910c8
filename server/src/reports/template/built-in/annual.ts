import type { Template } from '../template.js';

/** 银行年报口径: complaints of a year in the order in which banks disclose them: how many, beside the size of the business, satisfaction, by region, channel, business and cause. */
export const ANNUAL: Template = {
  id: 'annual', version: 1, title: { zh: '消费投诉年度披露', en: 'Annual disclosure of complaints' }, period: 'year',
  sections: [
    { id: 'total', title: { zh: '投诉总量', en: 'Complaints in all' }, parts: [
      { kind: 'together', form: 'facts', metrics: ['intake', 'closings', 'csat_interviewed'] },
      { kind: 'figures', metrics: ['intake', 'closings', 'closing_rate', 'time_to_resolution', 'csat_interviewed'] },
      { kind: 'per', of: [
        { metric: 'intake_per_outlets', per: 1, isMonthly: true, name: { zh: '平均每网点月投诉量', en: 'Complaints an outlet and month' }, unit: { zh: '件', en: 'cases' } },
        { metric: 'intake_per_customers', per: 1_000, isMonthly: false, name: { zh: '每千人投诉量', en: 'Complaints per thousand customers' }, unit: { zh: '件', en: 'cases' } },
      ] },
    ] },
    { id: 'regions', title: { zh: '地区分布', en: 'By region' }, parts: [{ kind: 'split', metric: 'intake', by: 'region', top: 40, beside: [], isNumbered: true }] },
    { id: 'channels', title: { zh: '办理渠道', en: 'By channel' }, parts: [{ kind: 'split', metric: 'intake', by: 'intake_channel', top: 12, beside: [] }, { kind: 'split', metric: 'closings', by: 'mediation_mode', top: 8, beside: [] }] },
    { id: 'business', title: { zh: '业务类别', en: 'By business' }, parts: [{ kind: 'split', metric: 'intake', by: 'business', top: 20, beside: [], isNumbered: true }] },
    { id: 'causes', title: { zh: '投诉原因', en: 'By cause' }, parts: [{ kind: 'split', metric: 'intake', by: 'cause', top: 20, beside: [] }] },
    { id: 'definitions', title: { zh: '统计口径', en: 'Definitions' }, parts: [{ kind: 'definitions' }, { kind: 'breaks' }] },
  ],
};
