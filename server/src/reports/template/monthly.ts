import type { Template } from './template.js';

const BY_HAND = { zh: '（由质量管理人员填写。）', en: '(Written by the quality managers.)' } as const;

/** 月度质效报告: the twelve parts of the monthly report, in the order in which they are read. */
export const MONTHLY: Template = {
  id: 'monthly', version: 1, title: { zh: '月度质效报告', en: 'Monthly report on quality and efficiency' }, period: 'month',
  sections: [
    { id: 'overview', title: { zh: '总体情况', en: 'Overview' }, parts: [
      { kind: 'together', form: 'month', metrics: ['intake', 'closings', 'pending', 'settlement_rate', 'time_to_resolution', 'sla_compliance', 'csat'] },
      { kind: 'figures', metrics: ['intake', 'closings', 'clearance_rate', 'pending', 'settlement_rate', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'reopen_rate', 'csat', 'amount_agreed'] },
    ] },
    { id: 'intake', title: { zh: '受理情况', en: 'Intake' }, parts: [
      { kind: 'figures', metrics: ['intake', 'acceptances', 'acceptance_rate', 'amount_claimed'] },
      { kind: 'trend', metric: 'intake', months: 25 },
      { kind: 'workdays', metric: 'intake', months: 13 },
      { kind: 'split', metric: 'intake', by: 'institution', top: 12, beside: ['settlement_rate', 'time_to_resolution'] },
      { kind: 'split', metric: 'intake', by: 'intake_channel', top: 8, beside: [] },
      { kind: 'split', metric: 'intake', by: 'mediation_mode', top: 8, beside: [] },
      { kind: 'split', metric: 'intake', by: 'region', top: 12, beside: [] },
    ] },
    { id: 'closing', title: { zh: '办结与时效', en: 'Closings and time' }, parts: [
      { kind: 'figures', metrics: ['clearance_rate', 'closing_rate', 'pending', 'pending_over_90', 'pending_overdue', 'months_to_clear', 'time_to_resolution', 'sla_compliance', 'sla_extension_rate'] },
      { kind: 'trend', metric: 'closings', months: 25 },
      { kind: 'split', metric: 'closings', by: 'institution', top: 12, beside: ['time_to_resolution', 'sla_compliance'] },
      { kind: 'trend', metric: 'time_to_resolution', months: 25 },
      { kind: 'trend', metric: 'sla_compliance', months: 25 },
      { kind: 'trend', metric: 'clearance_rate', months: 25 },
      { kind: 'trend', metric: 'pending', months: 25 },
      { kind: 'split', metric: 'pending', by: 'age_band', top: 8, beside: [] },
      { kind: 'split', metric: 'pending_overdue', by: 'institution', top: 12, beside: ['pending'] },
    ] },
    { id: 'types', title: { zh: '纠纷类型分析', en: 'Types of dispute' }, parts: [{ kind: 'types', metric: 'intake', instead: 'closings' }, { kind: 'signals', most: 10 }, { kind: 'stuck', metric: 'intake', aged: 'pending_overdue', duration: 'time_to_resolution' }] },
    { id: 'quality', title: { zh: '调解质效', en: 'Quality of mediation' }, parts: [
      { kind: 'figures', metrics: ['settlement_rate', 'settlement_rate_all', 'settlement_rate_participating', 'settlement_rate_cohort', 'settlement_rate_within_limit', 'voluntary_performance', 'judicial_confirmation', 'reopen_rate', 'litigation_after_failure', 'litigation_after_settlement', 'qa_pass_rate'] },
      { kind: 'trend', metric: 'settlement_rate', months: 25 },
      { kind: 'split', metric: 'settlement_rate', by: 'institution', top: 12, beside: ['closings', 'settlement_rate_all', 'voluntary_performance'] },
      { kind: 'split', metric: 'settlement_rate', by: 'subtype', top: 12, beside: ['closings', 'time_to_resolution'] },
    ] },
    { id: 'satisfaction', title: { zh: '满意度', en: 'Satisfaction' }, parts: [
      { kind: 'figures', metrics: ['csat', 'csat_institution', 'survey_coverage', 'survey_response_rate', 'nps'] },
      { kind: 'trend', metric: 'csat', months: 25 },
    ] },
    { id: 'people', title: { zh: '队伍与工作量', en: 'People and workload' }, parts: [
      { kind: 'figures', metrics: ['closings_per_fte', 'weighted_closings_per_fte', 'first_attempt_timeliness', 'qa_pass_rate'] },
      { kind: 'split', metric: 'closings', by: 'organisation', top: 12, beside: ['settlement_rate', 'time_to_resolution'] },
    ] },
    { id: 'excellent', title: { zh: '典型案例', en: 'Excellent cases' }, parts: [{ kind: 'excellent', most: 5 }] },
    { id: 'problems', title: { zh: '存在问题与整改建议', en: 'Problems, and what is asked of institutions' }, parts: [{ kind: 'actions', which: 'open', most: 30 }, { kind: 'words', words: BY_HAND }] },
    { id: 'follow-up', title: { zh: '上期整改落实', en: 'What became of the last decisions' }, parts: [{ kind: 'actions', which: 'settled', most: 30 }] },
    { id: 'definitions', title: { zh: '指标定义与统计口径', en: 'Definitions' }, parts: [{ kind: 'definitions' }, { kind: 'breaks' }] },
  ],
};
