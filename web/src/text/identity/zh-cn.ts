/** The sentences of signing in, in Chinese. */
export const identityZhCN = {
  title: '登录', login: '用户名', password: '口令', enter: '登录', entering: '正在登录', name: '姓名', code: '控制台上的一次性代码', make: '建立管理员',
  refused: '用户名或口令不对，或暂时不能登录（连续多次失败后须等 15 分钟）。', refusedCode: '代码不对或已过期；重启服务会给出新的代码。', bad: '口令须为 12 至 128 个字符，其余各项不能为空。', failed: '无法连接服务器，请检查网络。',
  first: '这里还没有任何用户。服务启动时在控制台上显示了一个一次性代码，凭它建立第一位管理员；半小时内有效。', ended: '登录已结束，请重新登录。', out: '退出', outEverywhere: '退出所有设备', person: '当前用户',
  own: '我的账号', people: '人员与权限', audit: '操作日志',
  sso: '单点登录', ssoRefused: '单点登录没有成功：本系统中没有对应的用户，或已停用。', ssoFailed: '单点登录服务暂时没有答复。',
  noRole: '您已登录，但目前没有任何授权，不能看任何内容。请向管理员申请角色。',
  roles: { executive: '管理层', quality_manager: '质量管理', analyst: '分析', committee_member: '评审委员', mediator: '调解员', auditor: '审计', administrator: '管理员', reader: '外部读者' },
  roleNotes: {
    executive: '看数字和调解员姓名，可导出', quality_manager: '看到案件和姓名，定目标、办法，可发布和导出', analyst: '看到案件但不显示姓名，可导出', committee_member: '看到案件和姓名，参加评审和发布，可导出',
    mediator: '看自己范围内的案件', auditor: '看数字和操作日志，可导出', administrator: '管理人员，载入数据，看操作日志；不看案件和姓名', reader: '只看对外发布的固定表格；按一个维度限定时只看该维度表中自己的行',
  },
  rights: { read: '看对外发布的表', view: '看数字', drill: '看案件', names: '看调解员姓名', export: '导出', load: '载入数据', define: '定目标、办法和预警结论', publish: '评审与发布', administer: '管理人员', audit: '看操作日志' },
  peoplePage: {
    note: '每项授权是一个角色、一个范围和一段时间。授权只能收回，不能修改；谁在哪一天能看到什么，始终可查。收回在下一次请求时生效。管理员不能给出超出自己范围或期限的授权。',
    none: '还没有其他人员。', elsewhere: '以单点登录进入，不设口令', add: '增加人员', login: '用户名', name: '姓名', mediator: '数据中的调解员（可不填）', made: '{name}的口令，只显示这一次：', copy: '复制', close: '停用', open: '恢复', reset: '重置口令', closed: '已停用', created: '{at} 由{by}建立',
    noGrants: '尚无授权，不能看任何内容。', grant: '授权', role: '角色', scope: '范围', everything: '全部', from: '起始日', to: '截止日', always: '不限期', revoke: '收回', revoked: '{at} 收回', notYet: '{at} 起', until: '至 {at}', ended: '已于 {at} 到期', by: '{by}授予', past: '过去的授权 {n} 项',
    narrow: '限定范围', by2: '按', values: '取值', addValue: '加入', removeValue: '移除{value}', removePart: '取消按{name}限定', addPart: '再加一项限定', give: '给予', cancel: '取消', and: '且', refused: '不能这样做，请检查填写的内容。',
  },
  profilePage: {
    sheet: '我的质效表', sheetNote: '只含您本人的案件，旁列与同类案件的对比。取用须写明事由，并记入操作日志；不需要导出权限。', sheetMonth: '月份', sheetAs: '下载 {format}',
    local: '本机使用，不需要登录；要让多人使用，请以 CONCORD_SIGN_IN=on 启动。', acts: '当前身份', actBy: '以此身份', mine: '我可以', grants: '我的授权',
    password: '更改口令', current: '现在的口令', next: '新口令（12 至 128 个字符）', change: '更改', changed: '口令已更改，请重新登录。', wrong: '现在的口令不对。',
    tokens: '程序用的令牌', tokensNote: '令牌让程序以您的身份取数，权限不超过您本人；放在请求头 Authorization: Bearer 之后。只显示一次，本机只存摘要。', noTokens: '没有令牌。', tokenName: '用途', days: '有效天数', make: '建立令牌', secret: '令牌，只显示这一次：', revoke: '收回', used: '最近使用 {at}', unused: '从未使用', ends: '至 {at}', revoked: '已收回',
  },
  seenAs: { look: '以此视角查看', hint: '按此授权的范围查看；看到的不超过您本人可看的，也不能操作。', note: '您正按“{name}”的授权查看：只显示对方与您都可看的内容，不能操作。', leave: '回到本人视角', nothing: '按这项授权，没有对方与您都可看的内容（或该授权已失效）。' },
  takeOut: { why: '导出事由（至少 4 个字）', example: '如：8 月质量审核会议', note: '谁、何时、为何导出会记入操作日志；文件带有导出标记，凭标记可查到导出人。', go: '导出', cancel: '取消', refused: '没有导出。' },
  auditPage: {
    note: '谁在何时看了、查了、导出了、改了什么。每条记录带有前一条的摘要，改动或删去任何一条都会显出来。',
    verify: '核对整条链', whole: '{n} 条记录完整无缺，最后一条的摘要为 {head}。', begins: '自第 {at} 条起核对：此前的已按保存期限删除，由一条记录封存其摘要。', broken: '自第 {at} 条起与写入时不符。', who: '人员', action: '操作', from: '从', to: '至', text: '内容包含', search: '查找', all: '全部', csv: '下载 CSV', older: '更早', at: '时间', subject: '内容', none: '没有符合的记录。', newest: '回到最新',
    actions: {
      account_made: '建立账号', account_closed: '停用账号', account_opened: '恢复账号', changed: '修改', drilled: '查案件', exported: '导出', grant_chosen: '切换身份', password_changed: '更改口令', password_change_refused: '更改口令被拒', password_reset: '重置口令',
      deleted: '按期删除', deletion_begun: '开始按期删除', log_deleted: '删除到期日志', role_granted: '授权', role_revoked: '收回授权', saw: '查看', sign_in: '登录', sign_in_refused: '登录被拒', sign_out: '退出', tables_published: '对外发布', tables_withdrawn: '撤回发布', token_made: '建立令牌', token_revoked: '收回令牌',
    },
  },
};

/** Those of another language have the same keys. */
export type IdentityMessages = typeof identityZhCN;
