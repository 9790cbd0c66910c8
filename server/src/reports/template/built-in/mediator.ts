import type { Template } from '../template.js';

/** 调解员个人质效: one mediator's own sheet, their cases alone, with everybody's figure on the like beside it. */
export const MEDIATOR: Template = {
  id: 'mediator', version: 1, title: { zh: '调解员个人质效', en: 'A mediator’s own sheet' }, period: 'month',
  sections: [
    { id: 'overview', title: { zh: '本人概况', en: 'Overview' }, parts: [
      { kind: 'together', form: 'month', metrics: ['intake', 'closings', 'pending', 'settlement_rate', 'time_to_resolution', 'sla_compliance', 'csat'] },
      { kind: 'figures', metrics: ['intake', 'closings', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'csat', 'qa_pass_rate'] },
    ] },
    { id: 'like', title: { zh: '与同类案件相比', en: 'Beside cases alike' }, parts: [{ kind: 'own-place' }] },
    { id: 'volume', title: { zh: '办案量与时长', en: 'Volume and time' }, parts: [{ kind: 'trend', metric: 'closings', months: 25 }, { kind: 'trend', metric: 'time_to_resolution', months: 25 }] },
    { id: 'mix', title: { zh: '案件构成', en: 'What cases are about' }, parts: [{ kind: 'split', metric: 'intake', by: 'business', top: 10, beside: [] }, { kind: 'split', metric: 'intake', by: 'complexity', top: 6, beside: [] }] },
    { id: 'open', title: { zh: '超期未结', en: 'Open beyond the limit' }, parts: [{ kind: 'split', metric: 'pending', by: 'age_band', top: 8, beside: [] }, { kind: 'own-open', metric: 'pending_overdue', most: 50 }] },
    { id: 'definitions', title: { zh: '指标定义与统计口径', en: 'Definitions' }, parts: [{ kind: 'definitions' }] },
  ],
};
