/** Sentences about two names of one mediator, and about cases that changed hands. */
export const wordsZhCN = {
  title: '可能是同一人的名字',
  note: '去掉全半角、空格、繁简与词序的差别后相同。是否同一人由人决定；并名是一条注明日期、决定人与理由的参考数据，撤回该次载入即恢复。',
  name: '名字', cases: '案件', span: '收案日', to: '{from} 至 {to}',
  every: '显示全部 {n} 组',
  merge: '并为一人…', mergeInto: '并入哪一个', alias: '并入的名字', keep: '现用的名字', by: '决定人', reason: '理由', reasonHint: '如：同一人，录入时多了空格', go: '并名', cancel: '取消', close: '关闭',
  effect: '“{alias}”的 {n} 件案件从此按“{name}”统计；案件保留来源所写。', running: '正在并名', stop: '中止', done: '已并为一人（载入 #{n}）。撤回该次载入即恢复。', failed: '未能并名；没有改动任何数据。', refused: '请写明决定人与理由（理由至少 4 个字，不换行）。', cancelled: '已中止，没有改动任何数据。',
  mergedTitle: '并名记录', mergedFrom: '合并自“{alias}”：{day}，{by}；理由：{reason}（载入 #{n}）', mergedInto: '“{alias}”已并入“{name}”：{day}，{by}；理由：{reason}（载入 #{n}）。', see: '查看“{name}”', undo: '在数据页撤回',
  handTitle: '转办与归属', handNote: '首任原则：案件归首任调解员；分派后 2 个工作日内改派或因回避改派的，归接手人。按收案日，所选期间与筛选。',
  handNone: '所选期间内没有转入或转出的案件。', changed: '换过承办人', changedKept: '其中仍归首任', changedPrompt: '其中两个工作日内改派', changedRecusal: '其中因回避改派', given: '转出', givenKept: '其中仍归本人', taken: '转入', takenOwn: '其中归本人', handCases: '{n} 件', which: '情形',
};

/** Its sentences, as types. */
export type NamesWords = typeof wordsZhCN;
