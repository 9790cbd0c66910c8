import { addCalendarDays, monthFrom, type Cases, type DateRange, type LocalisedText } from '@concord/sql';
import { askRatioCells, ratioById } from '../../comparisons/ratio-cells.js';
import { phrase } from '../../narrative/phrase.js';
import { numberText, pointsText } from '../../narrative/text.js';
import { seeded } from '../../stats/effects/seeded.js';
import { drawSteps, wedgeEffect, type WedgeEffect } from '../../stats/effects/stepped-wedge.js';
import type { Snapshot } from '../../store/store.js';
import type { Drawn, Unit } from './terms.js';

/** What is written down of a plan. */
export interface PlanBody extends Drawn {
  /** As they were when it was drawn: sizes are what the order was drawn within. */
  readonly units: readonly Pick<Unit, 'cases' | 'key'>[];
}

/** A plan's effect, with the periods it rests on. */
export type PlanEffect = WedgeEffect & { readonly periods: number };

const LEVEL = 0.05;

/** The period before, and those of the steps that are over on the last day known. */
function periodsOf({ startsOn, steps, stepMonths }: PlanBody, asOf: string): DateRange[] {
  return Array.from({ length: steps + 1 }, (_, i) => ({ from: monthFrom(startsOn, (i - 1) * stepMonths), to: addCalendarDays(monthFrom(startsOn, i * stepMonths), -1) })).filter(({ to }) => to <= asOf);
}

/** What a drawn roll-out shows so far; null before a step is over, and where a unit has no cases in a period. Throws `QuestionError` TOO_LARGE. */
export async function planEffect(snapshot: Snapshot, cases: Cases, plan: PlanBody): Promise<PlanEffect | null> {
  const { dimension, metric: id, order, seed, steps, units } = plan;
  const periods = periodsOf(plan, cases.asOf);
  if (periods.length < 2) return null;
  const metric = ratioById(id);
  const cells = await Promise.all(periods.map((range) => askRatioCells(snapshot, metric, [dimension], { ...cases, range, bucket: 'all', metrics: [id] })));
  const rates = cells.map((own) => new Map(own.map(({ keys: [key = ''], tally }) => [key, tally.n === 0 ? null : tally.numerator / tally.n])));
  const table = units.map(({ key }) => rates.map((of) => of.get(key) ?? null));
  const values = table.map((row) => row.flatMap((value) => (value === null ? [] : [value])));
  if (values.some((row) => row.length < periods.length)) return null;
  const startOf = (drawn: readonly (readonly string[])[]): number[] => units.map(({ key }) => drawn.findIndex((step) => step.includes(key)) + 1);
  // Other orders by the same rule, from a stream of chance of their own.
  const random = seeded(~seed);
  const redraw = (): number[] => startOf(drawSteps(units, (unit) => unit.cases, steps, random).map((step) => step.map(({ key }) => key)));
  return { ...wedgeEffect(values, startOf(order), redraw), periods: periods.length };
}

const WORDS = {
  drawn: { zh: '抽签写定于推行之前，因此这是试验（证据等级 C）：谁先谁后只由抽签决定。', en: 'The order was drawn and written down before it began, so this is a trial (evidence C): who came first was decided by the draw alone.' },
  none: { zh: '还没有两个完整且每个单位都有案件的时段，尚无可说的结果。', en: 'There are not yet two whole periods in which each unit has cases: nothing can be told so far.' },
  found: { zh: '至今 {periods} 个时段：推行后与推行前相比，在单位与时段之内相差 {effect}；换一种抽签次序会有这么大差别的占 {p}（共 {orders} 种次序）：{beyond}。', en: 'Over {periods} periods so far: within units and periods it makes a difference of {effect}; of {orders} other orders a share of {p} would show as much: {beyond}.' },
  kept: { zh: '前提：各单位确实按抽签的次序推行，同期没有别的事跟着同一次序走。', en: 'It holds as far as units began in the order drawn, and nothing else followed the same order.' },
};

/** What may be said of a plan. */
export function planSentences(effect: PlanEffect | null): LocalisedText[] {
  if (effect === null) return [WORDS.drawn, WORDS.none];
  const beyond = effect.p <= LEVEL ? { zh: '超出偶然', en: 'beyond chance' } : { zh: '与偶然无法区分', en: 'which cannot be told from chance' };
  return [WORDS.drawn, phrase(WORDS.found, { periods: numberText(effect.periods), effect: pointsText(effect.effect), p: numberText(effect.p, 3), orders: numberText(effect.orders), beyond }), WORDS.kept];
}
