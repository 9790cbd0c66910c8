import type { Template } from '../template.js';

const BY_HAND = { zh: '（由质量管理人员填写：事项、责任人、期限、进展、佐证。）', en: '(Written by the quality managers: item, owner, due, state, evidence.)' } as const;
const RESOLVED = { zh: '（会上填写：事项、理由与所依据的图表、责任人、期限、成效指标与预期幅度、复核日期。）', en: '(Written in the meeting: item, why and by which chart, owner, due, measure of success and its expected size, day of review.)' } as const;

/** 质量审核会议: the agenda of the review meeting, one finding a part, so that each is a slide. */
export const MEETING: Template = {
  id: 'meeting', version: 1, title: { zh: '质量审核会议', en: 'Quality review meeting' }, period: 'month',
  sections: [
    { id: 'actions', title: { zh: '上期行动项跟踪', en: 'What was decided last time' }, parts: [{ kind: 'words', words: BY_HAND }] },
    { id: 'overview', title: { zh: '总览', en: 'Overview' }, parts: [
      { kind: 'together', form: 'month', metrics: ['intake', 'closings', 'pending', 'settlement_rate', 'time_to_resolution', 'sla_compliance', 'voluntary_performance', 'csat'] },
      { kind: 'figures', metrics: ['intake', 'closings', 'clearance_rate', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'reopen_rate', 'litigation_after_failure', 'csat', 'qa_pass_rate'] },
    ] },
    { id: 'intake', title: { zh: '受理与存量', en: 'Intake and stock' }, parts: [
      { kind: 'trend', metric: 'intake', months: 25 }, { kind: 'workdays', metric: 'intake', months: 13 }, { kind: 'trend', metric: 'clearance_rate', months: 25 },
      { kind: 'split', metric: 'pending', by: 'age_band', top: 8, beside: [] }, { kind: 'trend', metric: 'pending_overdue', months: 25 },
    ] },
    { id: 'issues', title: { zh: '问题分析', en: 'What disputes are about' }, parts: [
      { kind: 'types', metric: 'intake' }, { kind: 'signals', most: 10 }, { kind: 'stuck', metric: 'intake', aged: 'pending_overdue', duration: 'time_to_resolution' }, { kind: 'split', metric: 'intake', by: 'institution', top: 12, beside: ['settlement_rate'] },
    ] },
    { id: 'quality', title: { zh: '质效', en: 'Quality and efficiency' }, parts: [
      { kind: 'trend', metric: 'settlement_rate', months: 25 }, { kind: 'split', metric: 'settlement_rate', by: 'business', top: 12, beside: ['time_to_resolution'] }, { kind: 'trend', metric: 'time_to_resolution', months: 25 }, { kind: 'trend', metric: 'sla_compliance', months: 25 },
      { kind: 'figures', metrics: ['voluntary_performance', 'performance_amount_rate', 'judicial_confirmation', 'reopen_rate', 'repeat_dispute_rate', 'litigation_after_failure', 'litigation_after_settlement'] },
    ] },
    { id: 'cases', title: { zh: '个案质检', en: 'Cases looked at one by one' }, parts: [{ kind: 'figures', metrics: ['qa_pass_rate', 'late_entry_rate', 'closing_edit_rate', 'exclusion_rate'] }, { kind: 'excellent', most: 5 }] },
    { id: 'people', title: { zh: '队伍', en: 'People' }, parts: [{ kind: 'figures', metrics: ['closings_per_fte', 'weighted_closings_per_fte', 'first_attempt_timeliness'] }, { kind: 'split', metric: 'closings', by: 'organisation', top: 12, beside: ['settlement_rate', 'time_to_resolution'] }] },
    { id: 'voices', title: { zh: '消费者声音', en: 'What parties say' }, parts: [{ kind: 'figures', metrics: ['csat', 'csat_institution', 'survey_coverage', 'survey_response_rate', 'nps'] }, { kind: 'trend', metric: 'csat', months: 25 }] },
    { id: 'sources', title: { zh: '溯源整改建议', en: 'What is asked of institutions' }, parts: [{ kind: 'split', metric: 'intake', by: 'cause', top: 10, beside: [] }, { kind: 'words', words: BY_HAND }] },
    { id: 'resolutions', title: { zh: '决议', en: 'Resolutions' }, parts: [{ kind: 'words', words: RESOLVED }] },
  ],
};
