import type { DirtCount } from './dirt.js';
import { monthNumber } from './days.js';
import { BAD_DATA, CHOSEN_SURVEYS, GROWTH, HARD_CASE_EXPERT, IDLE_TRAINING, LUCKY, STUCK, TRAINING } from './plan.js';
import type { RestatedColumn } from './restated.js';
import type { Row } from './snapshot.js';

/** One thing that is true of the demo history because it was put there. */
export interface Truth {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Filters that find it, as column and values. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Months 'YYYY-MM', both included; open when it lasts. */
  readonly from?: string;
  readonly to?: string;
  readonly size: Readonly<Record<string, number>>;
}

/** What `truths.json` holds. */
export interface TruthsFile {
  readonly seed: number;
  readonly cases: number;
  readonly asOf: readonly [string, string];
  readonly deliveries: readonly { readonly file: string; readonly rows: number; readonly goodRows: number; readonly dirt: DirtCount }[];
  readonly restated: Readonly<Record<RestatedColumn, readonly string[]>>;
  readonly truths: readonly Truth[];
}

interface Tally { settled: number; decided: number }

/** Settlement of each mediator in the quarter in which the idle training's members were chosen, and in the half year after. */
export class IdleTrainingTally {
  private readonly before = new Map<string, Tally>();
  private readonly after = new Map<string, Tally>();

  add({ outcome, closed_on: closedOn, mediator }: Row): void {
    if (!outcome.startsWith('S') && !outcome.startsWith('U')) return;
    const month = monthNumber(closedOn);
    const within = ([from, to]: readonly [string, string]) => month >= monthNumber(from) && month <= monthNumber(to);
    const into = within(IDLE_TRAINING.chosenOn) ? this.before : within(IDLE_TRAINING.measuredOn) ? this.after : undefined;
    if (!into) return;
    const { settled, decided } = into.get(mediator) ?? { settled: 0, decided: 0 };
    into.set(mediator, { settled: settled + (outcome.startsWith('S') ? 1 : 0), decided: decided + 1 });
  }

  /** Those with the lowest rates; equal rates by code. */
  truth(): Truth {
    const lowest = [...this.before]
      .filter(([code, { decided }]) => decided >= IDLE_TRAINING.minDecided && code !== HARD_CASE_EXPERT.mediator)
      .sort(([a, x], [b, y]) => x.settled / x.decided - y.settled / y.decided || (a < b ? -1 : 1))
      .slice(0, IDLE_TRAINING.mediators)
      .map(([code]) => code)
      .sort();
    const before = rate(lowest, this.before);
    const after = rate(lowest, this.after);
    return {
      id: 'idle_training', where: { mediator: lowest }, from: IDLE_TRAINING.measuredOn[0], to: IDLE_TRAINING.measuredOn[1],
      size: {
        effectPoints: 0, before, after,
        everyoneBefore: rate([...this.before.keys()], this.before), everyoneAfter: rate([...this.after.keys()], this.after),
      },
      zh: `2025年二季度成功率最低的${lowest.length}名调解员自2025年7月起参加培训;培训没有作用,其后的回升只是向均值回归`,
      en: `The ${lowest.length} mediators with the lowest settlement rates of 2025 Q2 were trained from July 2025. The training does nothing: what they regain is regression to the mean`,
    };
  }
}

function rate(codes: readonly string[], tallies: ReadonlyMap<string, Tally>): number {
  let settled = 0;
  let decided = 0;
  for (const code of codes) {
    settled += tallies.get(code)?.settled ?? 0;
    decided += tallies.get(code)?.decided ?? 0;
  }
  return decided === 0 ? 0 : Math.round((settled / decided) * 10000) / 10000;
}

/** The truths that are planted, whatever the number of cases. */
export const PLANTED: readonly Truth[] = [
  {
    id: 'growing_subtype', where: { subtype: [GROWTH.subtype], region: GROWTH.regions }, from: GROWTH.from,
    size: { factor: GROWTH.factors[GROWTH.factors.length - 1] ?? 1, months: GROWTH.factors.length },
    zh: `互联网联合贷纠纷自2026年6月起在东部二区、东部三区逐月增长,到10月为此前的${String(GROWTH.factors.at(-1))}倍;其他地区不变`,
    en: `Disputes about online joint loans grow from June 2026 in East 2 and East 3, to ${String(GROWTH.factors.at(-1))} times as many by October; elsewhere they do not`,
  },
  {
    id: 'stuck_subtype', where: { subtype: [STUCK.subtype] }, size: { logit: -1.5, timeFactor: 3.5 },
    zh: '抵押解除纠纷久拖不决:成功率低,办理时间约为其他小类的数倍,长期未结占比高',
    en: 'Disputes about the release of collateral stay unresolved: few settle, they take several times as long, many are open for months',
  },
  {
    id: 'hard_case_expert', where: { mediator: [HARD_CASE_EXPERT.mediator] }, size: { logit: HARD_CASE_EXPERT.skill },
    zh: '调解员023承办大量疑难案件:原始成功率低于平均,按难易调整后明显高于平均',
    en: 'Mediator 023 takes a great many hard cases: the raw rate is below average, the rate adjusted for case mix clearly above',
  },
  {
    id: 'lucky_mediator', where: { mediator: [LUCKY.mediator] }, from: LUCKY.from, to: LUCKY.to, size: { cases: LUCKY.cases, rate: 1 },
    zh: '调解员118只办了14件,件件成功:样本太小,不足以说明水平',
    en: 'Mediator 118 had fourteen cases and settled all of them: too few to tell skill from luck',
  },
  {
    id: 'bad_data_branch', where: { branch: [BAD_DATA.branch] },
    size: { otherCauseShare: BAD_DATA.otherShare, lateShare: BAD_DATA.lateShare, lateMedianDays: BAD_DATA.lateMedianDays },
    zh: '演示支行21数据质量差:多数案件迟录一周以上,三分之一以上原因记为“其他”',
    en: 'Demo branch 21 keeps poor records: most cases are entered more than a week late, over a third have 其他 as their cause',
  },
  {
    id: 'chosen_surveys', where: { mediator: [CHOSEN_SURVEYS.mediator] }, from: CHOSEN_SURVEYS.from.slice(0, 7), size: { coverageOfUnsettled: 0 },
    zh: '调解员081自2025年11月起只回访调解成功的案件:满意度只代表被选中的当事人,回访覆盖率远低于同行',
    en: 'Mediator 081 has surveyed only settled cases since November 2025: satisfaction speaks for those chosen, and far fewer are surveyed than by anybody else',
  },
  {
    id: 'training', where: { team: [TRAINING.team] }, from: TRAINING.from, size: { logit: TRAINING.logit, effectPoints: 8 },
    zh: '演示团队C1自2026年1月起的培训有效:首次调解在此后的案件,成功率高约8个百分点',
    en: 'The training of demo team C1 from January 2026 helps: cases first heard since then settle about 8 points more often',
  },
];
