import { FIRST_DELIVERY, monthNumber, MONTHS, monthStart, NEVER } from './days.js';
import { NO_AGREEMENT } from './history/aftermath.js';
import { RESTATED } from './plan.js';
import type { History } from './snapshot.js';
import type { World } from './history/world.js';

/** A column of an old case that the second delivery tells differently. */
export type RestatedColumn = 'outcome' | 'amount_agreed' | 'mediator';

const COLUMNS: readonly RestatedColumn[] = (['outcome', 'amount_agreed', 'mediator'] as const).flatMap((column) =>
  Array.from({ length: RESTATED[column] }, () => column),
);
const FROM = monthStart(monthNumber(RESTATED.closedFrom));
const TO = monthStart(monthNumber(RESTATED.closedTo) + 1) - 1;

/** Restates a few dozen old cases, in turn by column, wherever the next fitting case comes along. */
export class Restatements {
  /** Case ids by column. */
  readonly done: Record<RestatedColumn, string[]> = { outcome: [], amount_agreed: [], mediator: [] };
  private readonly open: RestatedColumn[];

  constructor(private readonly world: World, private readonly spacing: number) {
    // 7 and the number of restatements share no divisor: the columns come mixed, each as often as planned
    this.open = COLUMNS.map((_, i) => COLUMNS[(i * 7) % COLUMNS.length] ?? 'outcome');
  }

  private next = 0;

  /** The history as told in the second delivery; the same object when nothing is restated. */
  restate(history: History): History {
    const { intake, course } = history;
    const column = this.open[0];
    if (column === undefined || intake.index < this.next || course.closed < FROM || course.closed > TO || intake.entered > FIRST_DELIVERY) return history;
    const told = this.told(history, column);
    if (!told) return history;
    this.open.shift();
    this.next = intake.index + this.spacing;
    this.done[column].push(intake.caseId);
    return told;
  }

  private told(history: History, column: RestatedColumn): History | undefined {
    if (column === 'outcome') return this.outcome(history);
    return column === 'mediator' ? this.mediator(history) : this.amount(history);
  }

  /** Failed, and now known to have been resolved; or orally agreed, which one side denies. */
  private outcome({ intake, course, after }: History): History | undefined {
    if ((course.outcome === 'U1' || course.outcome === 'U3') && after.litigated === NEVER) return { intake, after, course: { ...course, outcome: 'S4' } };
    if (course.outcome !== 'S3') return undefined;
    return { intake, course: { ...course, outcome: 'U2' }, after: { ...after, agreement: NO_AGREEMENT } };
  }

  private amount({ intake, course, after }: History): History | undefined {
    const { amount, paid } = after.agreement;
    if (amount === undefined || amount < 10000) return undefined;
    const less = Math.floor(amount * 0.85);
    const agreement = { ...after.agreement, amount: less, paid: paid === undefined ? undefined : Math.min(paid, less) };
    return { intake, course, after: { ...after, agreement } };
  }

  private mediator({ intake, course, after }: History): History | undefined {
    const { who } = course;
    const other = this.world.mediators.find(
      (m) => m.team === who?.last.team && m.code !== who.last.code && m.code !== who.first.code && m.joined === 0 && m.left === MONTHS,
    );
    return other && who ? { intake, after, course: { ...course, who: { ...who, first: other, last: other } } } : undefined;
  }
}
