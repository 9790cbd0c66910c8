import type { CanonicalColumnName } from '@concord/sql';

/** What files call a canonical column, the more certain names first. `weak` names are used for it and for other things too. */
export interface ColumnNames {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
}

const names = (strong: string, weak = ''): ColumnNames => {
  const list = (text: string): readonly string[] => text.split('|').map((name) => name.trim()).filter((name) => name !== '');
  return { strong: list(strong), weak: list(weak) };
};

/** Names seen in registers, beside the column's own in either language. A date ends in 日期; 日 and 时间 are read as that. */
export const COLUMN_NAMES: Readonly<Record<CanonicalColumnName, ColumnNames>> = {
  case_id: names('案件编号|案件号|案号|调解案号|诉前调案号|诉前调解案号|调解编号|调解案件编号|登记编号|受理编号|受理号|工单编号|工单号|投诉编号|投诉单号|案件ID|case no|case number|case ref|complaint id|complaint no|complaint number|ticket id|ticket no|file no|file number|docket number|matter id|case reference', '编号|流水号|id|no|reference|reference no|reference number|ref'),
  dispute_id: names('纠纷编号|主案编号|关联案件编号|合并案号|master case id|parent case id'),
  received_on: names('收案日期|收件日期|接收日期|收到日期|来件日期|申请调解日期|申请日期|投诉日期|date submitted|submission date|filing date|date filed|filed|opened|open date|date opened|opening date|received date|date received|receipt date|complaint date|request date', '登记日期|提交日期|报送日期|created|created at|created date|date created|date sent to cfpb'),
  accepted_on: names('受理日期|acceptance date|accepted date|date accepted', 'date received|date sent to company'),
  assigned_on: names('分派日期|分案日期|委派日期|委托日期|派单日期|指派日期|分配日期|appointment date|assigned date|date assigned|assignment date|date appointed'),
  first_contact_on: names('首次联系日期|首联日期|首次沟通日期|first contact date|date of first contact'),
  consent_on: names('同意调解日期|双方同意日期|consent date|date of consent'),
  first_session_on: names('首次调解日期|调解开始日期|开始调解日期|first session date|first hearing date', '调解日期|mediation date|session date|hearing date'),
  due_on: names('调解期限届满日期|调解期限|期限届满日期|应办结日期|办结期限|调解截止日期|due date', '到期日期|截止日期|deadline'),
  closed_on: names('办结日期|结案日期|完结日期|调结日期|终结日期|调解结束日期|close date|closed date|closing date|date closed|resolved date|resolution date|closedate', '结束日期|完成日期|completed date|end date'),
  agreement_on: names('协议日期|协议签订日期|签订协议日期|达成协议日期|调解协议日期|agreement date|date of agreement|settlement date', '签订日期'),
  performance_due_on: names('履行期届满日期|履行期限|履行截止日期|约定履行日期|应履行日期|performance due date|payment due date'),
  performed_on: names('履行完毕日期|履行日期|履行完成日期|实际履行日期|performance date|date performed', 'payment date|paid on'),
  reopened_on: names('重开日期|重新受理日期|reopen date|date reopened'),
  litigated_on: names('立案日期|诉讼立案日期|起诉日期|转诉日期|转诉讼日期|litigation date|lawsuit date|suit filed date'),
  enforcement_on: names('申请执行日期|执行立案日期|强制执行日期|enforcement date'),
  surveyed_on: names('回访答复日期|回访日期|survey date'),
  entered_on: names('录入日期|创建日期|entry date|date entered'),
  outcome: names('调解结果|办理结果|处理结果|结案方式|结案结果|办结方式|案件结果|调解结论|投诉处理结果|type of disposition|disposition|mediation result|mediation outcome|company response to consumer', '结果|调解情况|案件状态|办理状态|状态|result|resolution|conclusion|status|case status'),
  outcome_raw: names(''),
  business: names('业务类别|业务类型|业务种类|业务分类|业务大类|纠纷类别|纠纷类型|一级分类|投诉业务类别|business type|business line|line of business|dispute type|type of dispute|typedispute|coverage', '案件类型|案件类别|案由|类别|类型|category|case type|type|product'),
  cause: names('投诉原因|纠纷原因|争议原因|诉求原因|cause of complaint|reason|sub issue', '原因'),
  subtype: names('纠纷小类|业务小类|小类|细类|二级分类|纠纷子类|子类型|dispute subtype|sub category|sub reason|issue', 'issue type|subreason'),
  product: names('产品名称|产品类型|产品种类|涉及产品|贷款产品|sub product|product name|product type|sub coverage|subcoverage', '卡种'),
  intake_channel: names('来源渠道|收案渠道|受理渠道|投诉渠道|申请渠道|来件渠道|案件渠道|submitted via|received via|initiating party', '来源|渠道|channel|source|initiated by'),
  mediation_mode: names('调解形式|调解渠道|调解途径|mediation method|type of hearing|hearing type'),
  institution: names('机构名称|金融机构|金融机构名称|被投诉机构|涉诉机构|被申请机构|银行|银行名称|所属银行|保险公司|company|company name|bank|bank name|financial institution|insurer|nonconsumer|non consumer', '公司|公司名称|总行|firm'),
  branch: names('支行|支行名称|分支行名称|分行|分行名称|网点|网点名称|经办行|所属支行|分支机构|分支机构名称|经办机构|营业部|branch name|outlet', '开户行'),
  region: names('区域|所属地区|所在地区|省份|城市|地市|辖区|行政区|区县|state|province|consumer rep state|consumer state', '省|市|city|area|county'),
  organisation: names('调解组织名称|调解机构|调解机构名称|调解中心|调委会|调解委员会|organization|mediation center|mediation centre|adr provider'),
  team: names('调解团队|所属团队|小组|组别', '部门|unit|department'),
  mediator: names('调解员姓名|主办调解员|承办调解员|调解人|mediator name|arbitrator|arbitrator name', '承办人|经办人|办理人|处理人|handler|case handler|assigned to|neutral'),
  complexity: names('案件难度|难度|复杂程度|难易|繁简|difficulty|track'),
  party: names('当事人姓名|当事人名称|申请人|申请人姓名|申请人名称|投诉人|投诉人姓名|客户姓名|客户名称|消费者姓名|消费者|借款人|持卡人|party name|consumer name|customer name|claimant|claimant name|applicant|applicant name|complainant|complainant name|client name|borrower', '客户|姓名|consumer|customer|name'),
  party_group: names('群体|客群|客户群体|人群|人群类别|特殊群体|customer group|consumer group'),
  amount_claimed: names('争议金额|标的额|标的金额|诉求金额|诉请金额|请求金额|涉诉金额|纠纷金额|争议标的额|claim amount|claimed amount|amount in dispute|disputed amount|claim amt consumer|claim amt', '申请金额|金额|amount|claim'),
  amount_agreed: names('调解协议金额|达成金额|达成协议金额|调解金额|和解金额|调成金额|调解成功金额|约定金额|agreed amount|settlement amount|award amt consumer|award amount|award amt|recovery', '确认金额|recovered|award'),
  amount_performed: names('履行金额|实际履行金额|到账金额|回款金额|performed amount|amount paid|paid amount', '还款金额'),
  sms_sent: names('短信发送次数|发送短信数|短信条数|sms sent'),
  sms_delivered: names('短信送达次数|送达短信数|sms delivered'),
  sms_replied: names('短信回复次数|回复短信数|sms replied'),
  contact_attempts: names('外呼次数|拨打次数|电话次数|联系尝试次数|call count', 'calls'),
  sessions: names('调解场次|会次|session count|hearings'),
  handovers: names('流转次数|移交次数|handovers', 'transfers'),
  survey_sent: names('是否回访|是否已回访', '回访'),
  consumer_score: names('满意度评分|客户满意度|消费者满意度|客户评分|satisfaction score|csat', '满意度|评分|satisfaction|rating|score'),
  institution_score: names('机构满意度|金融机构评分|institution rating'),
  qa_passed: names('质检结果|质检是否合格|qa result', '质检'),
  attempted_on: names('首次拨打日期|首次尝试联系日期|首次外呼日期|first attempt date|first call date'),
  extended_due_on: names('延期后届满日期|延期届满日期|延期至|延长后期限|extended due date|extended to'),
  first_closed_on: names('首次办结日期|首次结案日期|first close date|first closed date'),
  inactive_on: names('中止日期|暂停日期|挂起日期|inactive date|suspended date|stayed date'),
  reactivated_on: names('恢复日期|恢复办理日期|reactivated date|reactivation date'),
  confirmed_on: names('司法确认日期|确认裁定日期|judicial confirmation date|confirmation date'),
  qa_on: names('质检日期|抽检日期|qa date|review date'),
  favour: names('是否支持消费者|支持结果|upheld|uphold'),
  recommend_score: names('推荐度|推荐意愿评分|nps|nps score|likelihood to recommend'),
  instalments_due: names('应还期数|应履行分期数|instalments due|installments due'),
  instalments_paid: names('已还期数|按期还款期数|instalments paid|installments paid'),
  cost: names('办案费用|单案成本|案件成本|case cost|handling cost'),
  first_mediator: names('首任承办人|原调解员|首位调解员|初始调解员|original mediator|first arbitrator|initial mediator'),
  handed_over_on: names('转办日期|改派日期|移交日期|更换调解员日期|handover date|hand over date|reassigned date|reassigned on'),
  handover_reason: names('改派原因|移交原因|更换原因|handover reason|reassignment reason'),
  first_default_on: names('首次逾期日期|首次违约日期|首次未履行日期|首期逾期日期|first default date|first missed instalment|first missed payment date'),
  active_minutes: names('办理用时分钟|实际用时分钟|办理工时分钟|调解用时分钟|工时分钟|active minutes|minutes spent|effort minutes', '用时|工时'),
  claimant_agent: names('代理人|委托代理人|申请人代理人|投诉代理人|代理人姓名|代理律师|agent name|representative name|claimant representative|claimant agent|attorney name', '代理|representative'),
  first_outcome: names('首次结案结果|首次办结方式|首次结案方式|first outcome|first disposition|first closing outcome'),
  inactive_reason: names('暂停原因|挂起原因|inactive reason|suspension reason|stay reason'),
  survey_delivered: names('回访是否送达|回访送达|survey delivered'),
  survey_mode: names('回访形式|回访渠道|survey mode|survey method'),
  contact_valid: names('联系方式是否有效|联系方式有效|号码是否有效|contact valid|valid contact'),
  overdue_stage: names('逾期期数|逾期档|账龄|逾期等级|overdue stage|delinquency stage|delinquency bucket'),
};

/** Columns that may stand for the day of receipt where no column is named so: a person has to say whether they do. */
export const INSTEAD_OF_RECEIVED = ['accepted_on', 'entered_on', 'litigated_on', 'assigned_on'] as const satisfies readonly CanonicalColumnName[];

/** Names of what identifies or locates a person; never mapped to a column that keeps text. */
export const PERSONAL_NAMES: readonly string[] = [
  '电话', '手机', '手机号', '手机号码', '电话号码', '联系电话', '联系方式', '身份证', '身份证号', '身份证号码', '证件号', '证件号码', '卡号', '银行卡号', '账号', '账户号', '客户号', '地址', '住址', '邮箱',
  'phone', 'phone number', 'mobile', 'mobile number', 'telephone', 'tel', 'email', 'address', 'id card', 'id number', 'identity number', 'passport', 'ssn', 'card number', 'account number', 'zip',
];

/** Names of counters of lines: another delivery counts anew, so they identify nothing. */
export const LINE_NUMBER_NAMES: readonly string[] = ['序号', '行号', '序', 'row', 'row no', 'row number', 'line', 'line no', 'index', 'seq', '#'];
