/**
 * The canonical case: what every source is mapped to. One row per case.
 * The table that holds it is made by `sql/migrations/`; a test keeps the two equal.
 */

import { HANDOVER_REASONS } from './record/people/handover-reasons.js';
import type { LocalisedText } from './words.js';

/** How a delivered text becomes a stored value. */
export type ColumnKind = 'text' | 'date' | 'amount' | 'count' | 'flag' | 'score' | 'outcome' | 'pseudonym' | 'number' | 'whole' | 'moment';

/** A column of the canonical case or of a record, with its name for people. */
export interface CanonicalColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly zh: string;
  readonly en: string;
  /** A case or record without it is rejected. */
  readonly required?: true;
  /** A date that lies ahead by nature: a deadline, the end of a span. */
  readonly ahead?: true;
  /** The only texts that may stand here. */
  readonly codes?: readonly string[];
  /** Words for its codes, where no dimension has them. */
  readonly words?: Readonly<Record<string, LocalisedText>>;
  /** Came when stores already held cases: an empty one leaves a case's content hash as it was, so that what is delivered again is unchanged. */
  readonly later?: true;
}

// Generic, so that the list below knows its names as literals.
const column = <const Name extends string>(name: Name, kind: ColumnKind, zh: string, en: string) => ({ name, kind, zh, en });
const deadline = <const Name extends string>(name: Name, zh: string, en: string) => ({ name, kind: 'date' as const, zh, en, ahead: true as const });
const later = <const Name extends string>(name: Name, kind: ColumnKind, zh: string, en: string, more: { readonly ahead?: true; readonly codes?: readonly string[] } = {}) => ({ name, kind, zh, en, later: true as const, ...more });
const required = <const Name extends string>(name: Name, kind: ColumnKind, zh: string, en: string) => ({ name, kind, zh, en, required: true as const });

/** Who put down the scores of a survey: the consumer, or an interviewer who asked. */
const SURVEY_MODES = ['self', 'interviewer'] as const;

/** In table order. `dataset`, `source`, `load_no`, `row_no`, `content_hash` and the columns derived by DEFAULT (`issue`, `outcome_class`, `opened_on`, `agreed_on`, `ended_on`, `limit_on`, `left_on`) are set by the store, not delivered; so are `team_lead`, `notified_…`, `contact_due_on` and `due_rule`, filled from records, and `attributed_mediator` and `attribution`. */
export const CANONICAL_COLUMNS = [
  required('case_id', 'text', '案件编号', 'Case id'),
  column('dispute_id', 'text', '纠纷编号', 'Dispute id'),
  required('received_on', 'date', '收案日', 'Received'),
  column('accepted_on', 'date', '受理日', 'Accepted'),
  column('assigned_on', 'date', '分派日', 'Assigned'),
  column('first_contact_on', 'date', '首次联系日', 'First contact'),
  column('consent_on', 'date', '同意调解日', 'Consent'),
  column('first_session_on', 'date', '首次调解日', 'First session'),
  deadline('due_on', '调解期限届满日', 'Due'),
  column('closed_on', 'date', '办结日', 'Closed'),
  column('agreement_on', 'date', '协议日', 'Agreement'),
  deadline('performance_due_on', '履行期届满日', 'Performance due'),
  column('performed_on', 'date', '履行完毕日', 'Performed'),
  column('reopened_on', 'date', '重开日', 'Reopened'),
  column('litigated_on', 'date', '立案日', 'Litigated'),
  column('enforcement_on', 'date', '申请执行日', 'Enforcement'),
  column('surveyed_on', 'date', '回访答复日', 'Survey answered'),
  column('entered_on', 'date', '录入日', 'Entered'),
  column('outcome', 'outcome', '办理结果', 'Outcome'),
  column('outcome_raw', 'text', '来源结果', 'Outcome as delivered'),
  column('business', 'text', '业务类别', 'Business'),
  column('cause', 'text', '投诉原因', 'Cause'),
  column('subtype', 'text', '纠纷小类', 'Sub-type'),
  column('product', 'text', '产品', 'Product'),
  column('intake_channel', 'text', '案件来源', 'Intake channel'),
  column('mediation_mode', 'text', '调解方式', 'Mediation mode'),
  column('institution', 'text', '机构', 'Institution'),
  column('branch', 'text', '分支行', 'Branch'),
  column('region', 'text', '地区', 'Region'),
  column('organisation', 'text', '调解组织', 'Mediation organisation'),
  column('team', 'text', '团队', 'Team'),
  column('mediator', 'text', '调解员', 'Mediator'),
  column('complexity', 'text', '难易程度', 'Complexity'),
  column('party', 'pseudonym', '当事人', 'Party'),
  column('party_group', 'text', '当事人群体', 'Party group'),
  column('amount_claimed', 'amount', '涉案金额', 'Amount claimed'),
  column('amount_agreed', 'amount', '协议金额', 'Amount agreed'),
  column('amount_performed', 'amount', '已履行金额', 'Amount performed'),
  column('sms_sent', 'count', '短信发送数', 'Messages sent'),
  column('sms_delivered', 'count', '短信送达数', 'Messages delivered'),
  column('sms_replied', 'count', '短信回复数', 'Messages replied'),
  column('contact_attempts', 'count', '联系次数', 'Contact attempts'),
  column('sessions', 'count', '调解次数', 'Sessions'),
  column('handovers', 'count', '转办次数', 'Hand-overs'),
  column('survey_sent', 'flag', '已发送回访', 'Survey sent'),
  column('consumer_score', 'score', '消费者评分', 'Consumer score'),
  column('institution_score', 'score', '机构评分', 'Institution score'),
  column('qa_passed', 'flag', '质检合格', 'QA passed'),
  later('attempted_on', 'date', '首次尝试联系日', 'First attempt to contact'),
  later('extended_due_on', 'date', '延期后届满日', 'Extended due', { ahead: true }),
  later('first_closed_on', 'date', '首次办结日', 'First closed'),
  later('inactive_on', 'date', '中止日', 'Placed inactive'),
  later('reactivated_on', 'date', '恢复日', 'Reactivated'),
  later('confirmed_on', 'date', '司法确认日', 'Confirmed by a court'),
  later('qa_on', 'date', '质检日', 'QA reviewed'),
  later('favour', 'text', '支持情况', 'In favour of the consumer', { codes: ['full', 'partial', 'none'] }),
  later('recommend_score', 'score', '推荐意愿', 'Would recommend'),
  later('instalments_due', 'count', '应履行期数', 'Instalments due'),
  later('instalments_paid', 'count', '按期履行期数', 'Instalments paid in time'),
  later('cost', 'amount', '办案成本', 'Cost'),
  later('first_mediator', 'text', '首任调解员', 'First mediator'),
  later('handed_over_on', 'date', '首次转办日', 'First handed over'),
  later('handover_reason', 'text', '转办原因', 'Reason of the hand-over', { codes: HANDOVER_REASONS }),
  later('first_default_on', 'date', '首次违约日', 'First default'),
  later('active_minutes', 'count', '实际用时（分钟）', 'Active minutes'),
  later('claimant_agent', 'pseudonym', '申请人代理人', "Claimant's agent"),
  later('first_outcome', 'outcome', '首次办结结果', 'Outcome of the first closing'),
  later('inactive_reason', 'text', '中止原因', 'Reason for being inactive'),
  later('survey_delivered', 'flag', '回访已送达', 'Survey delivered'),
  later('survey_mode', 'text', '回访方式', 'Survey mode', { codes: SURVEY_MODES }),
  later('contact_valid', 'flag', '收案时联系方式有效', 'Contact details valid at receipt'),
  later('overdue_stage', 'text', '逾期阶段', 'Stage overdue'),
] as const satisfies readonly CanonicalColumn[];

/** The columns a source may fill. */
export type CanonicalColumnName = (typeof CANONICAL_COLUMNS)[number]['name'];

/** Outcomes a case may have; '' is open. A source that knows only the class says 'S', 'U', 'T' or 'X'. */
export const OUTCOMES = ['', 'S', 'S1', 'S2', 'S3', 'S4', 'U', 'U1', 'U2', 'U3', 'T', 'T1', 'T2', 'T3', 'T4', 'X', 'X1', 'X2', 'X3', 'X4'] as const;
