import { compileStanding, memberLabel, metricById, MIN_N_PERCENT, type LevelMetric, type MetricId } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { linkOf, sideOf, type CauseAsked, type Side } from './cause-asked.js';
import type { CauseWait, CauseWaiting } from './cause.model.js';

const STEP = 'standing_step' as const;

/** The day by which so many of a hundred have stood less: the smallest one with at least that share up to it. */
const upTo = (days: readonly number[], share: number): number | null => (days.length < MIN_N_PERCENT ? null : (days[Math.ceil(days.length * share) - 1] ?? null));

function stockOf(id: MetricId): LevelMetric {
  const metric = metricById(id);
  if (metric.kind !== 'level') throw new QuestionError('BAD_INPUT', `${id} is no stock of cases`);
  return metric;
}

/** In which step open cases stand on the last day of the range that the data know, and for how long they have; of the type and of the others. */
export async function waitingOf(asked: CauseAsked, stock: MetricId): Promise<CauseWait[]> {
  const { cases, names, range, snapshot } = asked;
  const [metric, day] = [stockOf(stock), range.to < cases.asOf ? range.to : cases.asOf];
  const stand = async (side: Side) => new Map((await snapshot.ask(compileStanding(sideOf(asked, side), metric, day))).map((row) => [row.text('step'), row.numbers('days').map((days) => days ?? 0)]));
  const [own, others] = await Promise.all([stand('own'), stand('others')]);
  const told = (side: Side, step: string): CauseWaiting => {
    const days = (side === 'own' ? own : others).get(step) ?? [];
    return { n: days.length, median: upTo(days, 0.5), p90: upTo(days, 0.9), link: linkOf(asked, { metric: stock, range: { from: day, to: day }, filters: sideOf(asked, side).filters, member: { dimension: STEP, member: step } }) };
  };
  const steps = (names(STEP).order ?? []).filter((step) => own.has(step) || others.has(step));
  return steps.map((step) => ({ step: { key: step, label: memberLabel(names(STEP), step), isOther: false }, own: told('own', step), others: told('others', step) }));
}
