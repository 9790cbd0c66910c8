import { Injectable } from '@nestjs/common';
import { addCalendarDays, monthFrom, type DimensionId, type MetricId } from '@concord/sql';
import { MetricsService } from '../../metrics/metrics.service.js';
import { Store } from '../../store/store.js';
import { product } from '../../store/viewer.js';
import { ActionsService } from '../actions.service.js';
import type { ActionEffectInput } from '../actions.input.js';
import { institutionToday } from '../due.js';

const DATASET = 'demo';
const CHAIR = product('演示主持人 demo chair');
const OWNERS = ['演示负责人甲 demo owner A', '演示负责人乙 demo owner B'] as const;

/** What one example says: of the member of a dimension that stands worst (or first) by a metric. */
interface Example {
  readonly what: string;
  readonly metric: MetricId;
  readonly by: DimensionId;
  readonly direction: 'down' | 'up';
  /** Chosen for being worst, so that its verdict is held against what comes of that alone; else the largest. */
  readonly isWorst: boolean;
  /** Months before the last known one that it took effect; null: it is to come, and what it is to bring is declared before. */
  readonly monthsAgo: number | null;
  /** Days from today. */
  readonly dueIn: number;
  readonly isDone: boolean;
}

const EXAMPLES: readonly Example[] = [
  { what: '演示数据：对成功率最低的机构逐案复盘，统一调解方案模板。Demonstration data: go through the cases of the institution with the lowest settlement rate one by one.', metric: 'settlement_rate', by: 'institution', direction: 'up', isWorst: true, monthsAgo: 7, dueIn: -45, isDone: true },
  { what: '演示数据：受理量最大的纠纷类型，由业务部门提出产品条款整改建议。Demonstration data: the business line proposes changes to the terms behind the largest type of dispute.', metric: 'intake', by: 'business', direction: 'down', isWorst: false, monthsAgo: 6, dueIn: -10, isDone: false },
  { what: '演示数据：办结最多的调解组织试行首次联系时限提醒。Demonstration data: reminders for first contact, tried at the organisation that closes most.', metric: 'sla_compliance', by: 'organisation', direction: 'up', isWorst: false, monthsAgo: null, dueIn: 12, isDone: false },
];

/** Examples of actions on the 演示数据, added through the service that people use: what they come to is reckoned of the data, whatever it is. */
@Injectable()
export class DemoActions {
  constructor(private readonly store: Store, private readonly metrics: MetricsService, private readonly actions: ActionsService) {}

  /** Adds them. Throws `QuestionError`, `EngineError`, `ActionRefused`. */
  async add(): Promise<void> {
    const asOf = await this.store.consistently(CHAIR, async (snapshot) => (await snapshot.cases({ dataset: DATASET, filters: [] })).asOf);
    const month = monthFrom(asOf, 0);
    for (const [place, example] of EXAMPLES.entries()) await this.addOne(example, month, OWNERS[place % OWNERS.length] ?? OWNERS[0]);
  }

  private async addOne({ by, direction, dueIn, isDone, isWorst, metric, monthsAgo, what }: Example, month: string, owner: string): Promise<void> {
    const startsOn = monthsAgo === null ? monthFrom(institutionToday(), 1) : monthFrom(month, -monthsAgo);
    const seen = monthsAgo === null ? month : startsOn;
    const range = { from: monthFrom(seen, -12), to: addCalendarDays(seen, -1) };
    const { rows } = await this.metrics.breakdown(CHAIR, { dataset: DATASET, filters: [], metric, dimension: by, range, top: 40 });
    const known = rows.filter(({ member, value }) => !member.isOther && member.key !== '' && value.value !== null && value.n >= 100);
    const chosen = isWorst ? [...known].sort((a, b) => ((a.value.value ?? 0) - (b.value.value ?? 0)) * (direction === 'up' ? 1 : -1))[0] : known[0];
    if (chosen === undefined) return;
    const effect: ActionEffectInput = { metric, direction, startsOn, reviewOn: addCalendarDays(monthFrom(startsOn, 6), -1), monthsBefore: 12, chosenAsWorst: isWorst ? by : null };
    const action = await this.actions.add(CHAIR, {
      dataset: DATASET, what, owner: { name: owner }, due: { on: addCalendarDays(institutionToday(), dueIn) }, effect, number: { metric, filters: [], range, split: { dimension: by, member: chosen.member.key } },
    });
    if (monthsAgo === null) return;
    const started = await this.actions.change(CHAIR, action.id, action.revision, { state: 'in_progress' });
    await this.actions.addEvidence(CHAIR, action.id, '演示数据：佐证由程序写成。Demonstration data: evidence written by a program.');
    if (isDone) await this.actions.change(CHAIR, action.id, started.revision + 1, { state: 'done' });
  }
}
