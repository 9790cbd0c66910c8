/** What is wrong with an input of a statistic, in the languages of the product. */
const FAULTS = {
  NOT_FINITE: { zh: '不是有限的数', en: 'not a finite number' },
  NEGATIVE: { zh: '为负数', en: 'negative' },
  NOT_POSITIVE: { zh: '必须大于零', en: 'must be above zero' },
  BELOW_ONE: { zh: '不得小于1', en: 'must be at least 1' },
  NOT_WHOLE: { zh: '必须是整数', en: 'must be whole' },
  NOT_A_SHARE: { zh: '必须在0与1之间', en: 'must be between 0 and 1' },
  MORE_THAN_TRIALS: { zh: '多于总数', en: 'more than the trials' },
  TOO_FEW: { zh: '不足', en: 'too few' },
  LENGTHS_DIFFER: { zh: '个数与其他输入不一致', en: 'not as many as the other input' },
  OUT_OF_ORDER: { zh: '次序不对', en: 'out of order' },
  NO_REASON: { zh: '没有写明理由', en: 'no written reason' },
} as const;

/** Inputs by their English names, with the Chinese. */
const INPUTS = {
  answers: '答复数', baseline: '基线点数', 'baseline points': '基线点数', before: '之前的期数', cases: '案件数', 'cases between events': '两次事件之间的案件数', causes: '结局种类', chances: '概率', changes: '变化值', controls: '对照组数值',
  counts: '计数', days: '天数', 'days between events': '两次事件之间的天数', 'different values': '不同的取值', dispersion: '离散度', durations: '时长记录', eligible: '合资格人数', entry: '进入观察日', 'entry and exit': '进入与离开观察日', estimates: '估计值',
  events: '事件数', expected: '期望值', exposure: '暴露量', horizon: '预测期数', k: 'k', lastFour: '最近四期计数', leaveOutAbove: '剔除本人的占比界限', level: '置信水平', 'mean, reference and threshold': '均值、参考值与界限', means: '均值', months: '月数',
  n: '样本量', observed: '观察数', 'overall rate': '总体比率', 'overall share': '总体占比', p: 'p', 'p-values': 'p值', paths: '分层路径', people: '人数', period: '周期', periods: '期数', points: '点数', posterior: '后验分布', posteriors: '后验分布',
  rates: '比率', rebase: '重定基线', rebases: '重定基线', rows: '行数', scores: '得分', sd: '标准差', seats: '名额', successes: '成功数', 'sum of weights': '权重之和', tail: '尾部概率', target: '目标值', 'target and tail': '目标值与尾部概率',
  tau2: 'τ²', threshold: '界限', trials: '总数', values: '数值', variances: '方差', weights: '权重', z: 'z值',
} as const;

/** Code of a fault of input. */
export type InputFault = keyof typeof FAULTS;

/** Name of an input. */
export type InputName = keyof typeof INPUTS;

/** Input no statistic can be computed from. Nothing is computed in its place: a number that looks right would be worse than none. */
export class StatisticInputError extends RangeError {
  readonly zh: string;
  readonly en: string;

  constructor(readonly fault: InputFault, readonly input: InputName) {
    super(`${input}: ${FAULTS[fault].en}`);
    this.name = 'StatisticInputError';
    this.zh = `${INPUTS[input]}：${FAULTS[fault].zh}`;
    this.en = this.message;
  }
}

/** Refuses `condition` with the fault. */
export function refuseIf(condition: boolean, fault: InputFault, input: InputName): void {
  if (condition) throw new StatisticInputError(fault, input);
}

/** Refuses NaN and infinities. */
export function finite(input: InputName, ...values: readonly number[]): void {
  for (const value of values) if (!Number.isFinite(value)) throw new StatisticInputError('NOT_FINITE', input);
}

/** Refuses what is not a finite number of at least zero; it need not be whole (expected counts, exposures). */
export function amount(input: InputName, ...values: readonly number[]): void {
  finite(input, ...values);
  for (const value of values) if (value < 0) throw new StatisticInputError('NEGATIVE', input);
}

/** Refuses what is not a finite number above zero. */
export function positive(input: InputName, ...values: readonly number[]): void {
  finite(input, ...values);
  for (const value of values) if (value <= 0) throw new StatisticInputError('NOT_POSITIVE', input);
}

/** Refuses what is not a whole number of at least zero. */
export function count(input: InputName, ...values: readonly number[]): void {
  for (const value of values) {
    if (Number.isInteger(value) && value >= 0) continue;
    amount(input, value);
    throw new StatisticInputError('NOT_WHOLE', input);
  }
}

/** Refuses what is not within [0, 1]. */
export function share(input: InputName, ...values: readonly number[]): void {
  finite(input, ...values);
  for (const value of values) if (value < 0 || value > 1) throw new StatisticInputError('NOT_A_SHARE', input);
}

/** Refuses what is not `successes` out of `trials`, both whole. */
export function binomial(successes: number, trials: number): void {
  count('successes', successes);
  count('trials', trials);
  refuseIf(successes > trials, 'MORE_THAN_TRIALS', 'successes');
}
