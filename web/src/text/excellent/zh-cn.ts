/** Sentences about excellent cases. */
export const wordsZhCN = {
  title: '优秀案例', note: '由人提名、脱敏、评审后发布的调解案例。事实取自提名时的案件，只到类别与年度；案情经脱敏，只保存脱敏后的文字。',
  none: '还没有优秀案例。在一件调解成功的案件页面上可以提名。', noneShown: '此状态下没有案例。', all: '全部', csv: '下载 CSV', print: '打印', show: '查看全部优秀案例', count: '{n} 个',
  phases: { nominated: '待评审', returned: '已退回', accepted: '已通过', published: '已发布', withdrawn: '已撤回' },
  by: '调解员', took: '{n} 天办结', year: '{n} 年', source: '案件', log: '经过', reasonOf: '理由', praised: '评审意见',
  kinds: { nominated: '提名', revised: '修改', returned: '退回', accepted: '通过', published: '发布', withdrawn: '撤回' },
  nominate: '提名为优秀案例', nominateNote: '写明争议是什么、怎样化解、有何可学。不写姓名、地址、单位；号码会自动遮盖。', already: '已提名为优秀案例（{phase}）。',
  name: '标题', nameHint: '如：分期手续费争议一案', summary: '案情与做法（50–4000 字）', preview: '将保存的文字', masked: '已遮盖：{list}', kept: '没有发现需要遮盖的号码。', maybe: '请核对，可能是姓名：{list}',
  confirm: '我已核对：文中没有能认出当事人的姓名、地址、单位或其他内容。', save: '提交提名', saved: '已提交，等待评审。', cancel: '取消', refused: '不能这样做。',
  maskedKinds: { email: '邮箱', link: '链接', id_card: '证件号', phone: '电话', card: '卡号', account: '账号', plate: '车牌', messenger: '即时通信号', case_number: '案号', number: '号码' }, times: '{kind} {n} 处',
  reason: '理由（至少 10 个字）', accept: '通过', sendBack: '退回', publish: '发布', withdraw: '撤回', revise: '修改', decide: '评审与处理',
  reviewOwn: '你提名或改写过这件案例，不能由你通过或退回；请由他人评审。', reviewUnnamed: '本机未启用登录，系统分不清提名人与评审人；请由提名人以外的人评审。',
};

/** Its sentences, as types. */
export type ExcellentWords = typeof wordsZhCN;
