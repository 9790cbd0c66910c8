import type { Template } from '../template.js';

/** 会议纪要: what a meeting was about, the numbers it had before it, what was said and what was decided. */
export const MINUTES: Template = {
  id: 'minutes', version: 1, title: { zh: '会议纪要', en: 'Minutes of a meeting' }, period: 'month',
  sections: [
    { id: 'meeting', title: { zh: '会议概况', en: 'The meeting' }, parts: [{ kind: 'meeting-head' }] },
    { id: 'decisions', title: { zh: '决议', en: 'Decisions' }, parts: [{ kind: 'meeting-decisions' }] },
    { id: 'actions', title: { zh: '行动项', en: 'Actions' }, parts: [{ kind: 'meeting-actions' }] },
    { id: 'agenda', title: { zh: '议程与发现', en: 'Agenda, and what was found' }, parts: [{ kind: 'meeting-agenda' }] },
    { id: 'overview', title: { zh: '本月主要指标', en: 'Main figures of the month' }, parts: [{ kind: 'figures', metrics: ['intake', 'closings', 'pending', 'pending_overdue', 'settlement_rate', 'time_to_resolution', 'sla_compliance', 'csat'] }] },
    { id: 'areas', title: { zh: '条线汇报', en: 'Reports of areas' }, parts: [{ kind: 'meeting-areas', metrics: ['settlement_rate', 'intake', 'closings', 'pending', 'pending_overdue', 'time_to_resolution', 'sla_compliance', 'csat'] }] },
    { id: 'definitions', title: { zh: '指标定义与统计口径', en: 'Definitions' }, parts: [{ kind: 'definitions' }] },
  ],
};
