import { compileMembers, memberLabel, metricById, type Dimension, type DimensionId, type Metric, type MetricId, type Question } from '@concord/sql';
import { OTHER } from '../graphql/words.model.js';
import { QuestionError } from '../store/errors.js';
import type { Snapshot } from '../store/store.js';
import { Turns } from '../store/turns.js';
import type { Cell } from './ask-tallies.js';
import type { Member } from './metrics.model.js';

/** What was found for the members of a split: a named one, or all others together. */
export interface OfMember {
  readonly member: string;
  readonly isOther: boolean;
}

/** The named members, and 其他 when anything was counted outside them. */
export function membersOf(dimension: Dimension, named: readonly string[], cells: readonly OfMember[]): Member[] {
  const other: Member[] = cells.some((c) => c.isOther) ? [OTHER] : [];
  return [...named.map((key) => ({ key, label: memberLabel(dimension, key), isOther: false })), ...other];
}

/** Whether something was found for a member; null is all of them. */
export const isOf = (member: Member | null, cell: OfMember): boolean => member === null || (cell.isOther === member.isOther && cell.member === member.key);

/** What is shown of a split. */
export interface Members {
  readonly named: readonly string[];
  /** How many members hold anything; undefined where that was not looked for. */
  readonly count?: number;
}

/** The members of a dimension that lists all it can have, where all of them fit: they need not be found first, and those without a case are told by what is counted. Else undefined. */
export const listedMembers = ({ kind }: Metric, { order }: Dimension, top: number): Members | undefined =>
  ((kind === 'level' || kind === 'count') && order !== undefined && order.length <= top ? { named: order } : undefined);

/** The members of a dimension that hold most of what the question's first metric counts, and how many members there are. Throws `QuestionError`. */
export async function largestMembers(snapshot: Snapshot, question: Question, dimension: DimensionId, top: number): Promise<Members & { readonly dimension: DimensionId; readonly count: number }> {
  const [id] = question.metrics;
  if (id === undefined) throw new QuestionError('BAD_INPUT', 'at least one metric must be asked for');
  const rows = await snapshot.ask(compileMembers(metricById(id), dimension, question, top));
  return { dimension, named: rows.map((r) => r.text('member')), count: rows[0]?.num('members') ?? 0 };
}

/** One answer per metric and member shown; while they are worked out, others have their turns. */
export async function perMember<Answer>(
  metrics: readonly MetricId[], cells: ReadonlyMap<MetricId, readonly Cell[]>, dimension: Dimension | undefined, named: readonly string[] | undefined,
  answer: (metric: Metric, member: Member | null, mine: readonly Cell[]) => Answer,
): Promise<Answer[]> {
  const [answers, turns]: [Answer[], Turns] = [[], new Turns()];
  for (const id of metrics) {
    const mine = cells.get(id) ?? [];
    for (const member of dimension && named ? membersOf(dimension, named, mine) : [null]) {
      answers.push(answer(metricById(id), member, mine));
      await turns.give();
    }
  }
  return answers;
}
