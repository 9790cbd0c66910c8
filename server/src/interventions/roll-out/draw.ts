import { addCalendarDays, monthFrom } from '@concord/sql';
import { seeded } from '../../stats/effects/seeded.js';
import { drawSteps, wedgePower } from '../../stats/effects/stepped-wedge.js';
import { clip, mean, sumOf, variance } from '../../stats/numbers.js';
import { RollOutRefused, LIMITS, type Design, type Unit } from './terms.js';

/** A step: who begins when, and what they were like before. */
export interface Step {
  readonly startsOn: string;
  readonly units: readonly Unit[];
  readonly cases: number;
  /** Of all cases of its units before; null without any. */
  readonly rate: number | null;
}

/** A roll-out drawn by chance. */
export interface Draw {
  readonly steps: readonly Step[];
  /** Last day of the last step. */
  readonly endsOn: string;
  /** Null where the figures before do not allow it: no cases, or all one way. */
  readonly power: { readonly power: number; readonly detectable: number; readonly cases: number; readonly rate: number; readonly tau2: number } | null;
}

const rateOf = (units: readonly Unit[]): number | null => {
  const cases = sumOf(units, (unit) => unit.cases);
  return cases === 0 ? null : sumOf(units, (unit) => (unit.rate ?? 0) * unit.cases) / cases;
};

/** Throws `RollOutRefused`. */
function mustFit(units: readonly Unit[], { steps, stepMonths, startsOn, effect }: Design): void {
  if (units.length > LIMITS.units || new Set(units.map(({ key }) => key)).size !== units.length || units.length < steps || steps < 2) throw new RollOutRefused('ROLL_OUT_UNITS', { zh: '每一步至少要有一个单位，至少两步，单位不重复，且不超过 200 个。', en: 'Each step needs a unit, there are at least two steps, units stand once, and are no more than 200.' });
  if (steps > LIMITS.steps || stepMonths < 1 || stepMonths > LIMITS.stepMonths || !startsOn.endsWith('-01') || !(effect > 0 && effect < 1)) throw new RollOutRefused('ROLL_OUT_SIZE', { zh: '最多 12 步，每步 1 至 6 个月，自某月 1 日起；期望的差别在 0 与 1 之间。', en: 'At most 12 steps of one to six months, from the first of a month; the difference hoped for lies between 0 and 1.' });
}

/** Power of the draw by the figures of the months before: cases of a unit in a step, their rate, and how much units differ (a twelve-month spread less chance). */
function powerOf(units: readonly Unit[], sizes: readonly number[], { stepMonths, effect }: Design, months: number): Draw['power'] {
  const rate = rateOf(units);
  const cases = (mean(units.map((unit) => unit.cases)) / months) * stepMonths;
  if (rate === null || rate <= 0 || rate >= 1 || cases <= 0) return null;
  const told = units.filter((unit) => unit.cases > 0);
  const spread = told.length < 2 ? 0 : variance(told.map((unit) => unit.rate ?? 0)) - mean(told.map((unit) => (rate * (1 - rate)) / unit.cases));
  const tau2 = Math.max(0, spread);
  const { power, detectable } = wedgePower({ sizes, rate, cases, tau2, effect });
  return { power, detectable, cases, rate: clip(rate, 0, 1), tau2 };
}

/** Draws who begins when. `units` in an order of their own (by key), with their figures over `months` before: the same seed and units give the same draw. Throws `RollOutRefused`. */
export function drawn(units: readonly Unit[], design: Design, months: number): Draw {
  mustFit(units, design);
  const { steps, stepMonths, startsOn, seed } = design;
  const order = drawSteps([...units].sort((a, b) => (a.key < b.key ? -1 : 1)), ({ cases }) => cases, steps, seeded(seed));
  return {
    steps: order.map((own, i) => ({ startsOn: monthFrom(startsOn, i * stepMonths), units: own, cases: sumOf(own, ({ cases }) => cases), rate: rateOf(own) })),
    endsOn: addCalendarDays(monthFrom(startsOn, steps * stepMonths), -1), power: powerOf(units, order.map((own) => own.length), design, months),
  };
}
