/** Sentences about trainings. */
export const wordsZhCN = {
  title: '培训', note: '谁参加了什么、多少学时；以及参加前后的情况。前后不同不等于培训有效：与未参加者同看，与回归均值同看，与偶然同看。', back: '返回调解队伍', link: '培训与学时',
  none: '没有培训记录。在数据页载入参考数据“培训”（一行是一名调解员参加的一次培训，课程或演练）。', courses: '培训', course: '培训', kind: '类别', kinds: { course: '课程', drill: '演练' }, day: '日期', hours: '学时', people: '参加', choose: '看前后', chosen: '所看培训',
  before: '参加前后', metric: '指标', months: '前后各', monthsOf: '{n} 个月', running: '此后的 {n} 个月尚未满，至 {to}。', span: '{from} 至 {to}，培训日 {day} 不计', noMetric: '此数据集没有可看的比率。',
  group: '组', attended: '参加者', others: '未参加者', was: '此前', is: '此后', counted: '前后都有 5 件以上的人', expected: '无作用时（回归均值）', evidence: { A: 'A 描述', B: 'B 关联' }, declared: '事先定下、所有培训一律照此看：{metric}，前后各 {n} 个月，按责任调解员计。换用其他指标或时窗只作描述（A）；合乎条件的才作比较（B 关联），从不断言因果（C 须随机试验）。', monthsBefore: '此前 {n} 个月两组逐月', monthFrom: '自', basisA: 'A 描述：只列前后与回归均值，不作比较，不下结论。', basisB: 'B 关联：区间按人计（Welch t），未按案件构成校正。', basisExact: 'B 关联：区间按人计（Welch t），未按案件构成校正；精确置换检验 p = {p}（未校正多次比较）。',
  hoursTitle: '每人学时', hoursNote: '{on} 在岗者。应训学时 {required}（可改）：按岗位记录的培训学时比较。', required: '应训学时', posted: '岗位记录', ofRecords: '近 12 个月培训记录', ofDrills: '其中演练', team: '团队', person: '调解员', state: '情况', met: '已达到', short: '差 {n}', unknown: '未填', metOf: '{n} 人在岗，{met} 人已达到，{short} 人未达到，{unknown} 人未填。', every: '显示全部 {n} 人',
};

/** Its sentences, as types. */
export type TrainingWords = typeof wordsZhCN;
