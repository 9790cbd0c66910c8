import { MIN_N_FULL } from '@concord/sql';
import {
  changeOfEvents, changeOfShares, dispersionOfEvents, dispersionOfShares, spreadOfValues, type Change, type Events,
} from '../../stats/effects/before-after.js';
import { drawnToMean, spreadOfTruth } from '../../stats/effects/regression-to-the-mean.js';
import { studentQuantile } from '../../stats/distributions/normal.js';
import type { Proportion } from '../../stats/intervals/newcombe.js';
import { clip, mean, sumOf, variance } from '../../stats/numbers.js';
import { heterogeneity } from '../../stats/ranking/normal-shrinkage.js';
import { FEWEST_PEERS } from './terms.js';
import { valuesOf, type Family, type Month, type Sides } from './months.js';

/** What a group chosen for its results would have come to with no effect at all; figures in the unit of a month's value (shares, events per exposure, the value). */
export interface NoEffect {
  /** Mean and variance of the true values of all groups; how many there are. */
  readonly overall: number;
  readonly tau2: number;
  readonly groups: number;
  /** The group before, the variance chance gives it, and what part of its distance from the mean is its own. */
  readonly before: number;
  readonly variance: number;
  readonly reliability: number;
  /** By regression to the mean alone: μ + B(before − μ). */
  readonly regressed: number;
  /** What the other groups changed by in the same months: a difference, of events a ratio; null where they have too few cases. */
  readonly othersChange: number | null;
  /** Both together: what the group is held against. */
  readonly expected: number;
  /** Half-width of the others' change (of its logarithm for events). */
  readonly doubt: number;
}

/** A month as a proportion. */
export const asShare = ({ events, size }: Month): Proportion => ({ successes: events, trials: size });
/** A month as events in an exposure. */
export const asEvents = ({ events, exposure }: Month): Events => ({ events, exposure });
interface Spread {
  readonly overall: number;
  readonly tau2: number;
  readonly before: number;
  readonly variance: number;
}

const sizeOf = (months: readonly Month[]): number => sumOf(months, ({ size }) => size);

/** Mean and spread of true values of the groups, the first of which is the one chosen. */
function spreadOf(family: Family, groups: readonly (readonly Month[])[]): Spread {
  if (family === 'shares') {
    const phi = mean(groups.map((months) => dispersionOfShares(months.map(asShare))));
    const pooled = groups.map((months) => ({ successes: sumOf(months, ({ events }) => events), trials: sizeOf(months) }));
    const overall = sumOf(pooled, ({ successes }) => successes) / sumOf(pooled, ({ trials }) => trials);
    const estimates = pooled.map(({ successes, trials }) => ({ value: successes / trials, variance: (phi * overall * (1 - overall)) / trials }));
    const tau2 = overall > 0 && overall < 1 ? heterogeneity(estimates).tau2 : 0;
    return { overall, tau2, before: estimates[0]?.value ?? overall, variance: estimates[0]?.variance ?? 0 };
  }
  const each = groups.map((months) => {
    if (family !== 'events') return { value: mean(valuesOf(months)), variance: spreadOfValues(valuesOf(months)) ** 2 / months.length };
    const exposure = sumOf(months, (month) => month.exposure);
    const value = sumOf(months, ({ events }) => events) / exposure;
    return { value, variance: (dispersionOfEvents(months.map(asEvents)) * value) / exposure };
  });
  const values = each.map(({ value }) => value);
  return { overall: mean(values), tau2: spreadOfTruth(values, each.map((one) => one.variance)), before: values[0] ?? 0, variance: each[0]?.variance ?? 0 };
}

/** All other groups as one, month by month. */
function together(others: readonly (readonly Month[])[]): Month[] {
  const all = new Map<string, Month>();
  for (const month of others.flat()) {
    const known = all.get(month.from);
    all.set(month.from, known === undefined ? month : { ...known, size: known.size + month.size, events: known.events + month.events, exposure: month.exposure });
  }
  return [...all.values()].sort((a, b) => a.from.localeCompare(b.from));
}

interface Common {
  readonly change: number;
  readonly doubt: number;
}

const commonOf = (change: Change | null): Common | null => {
  if (change === null) return null;
  return { change: change.estimate, doubt: change.scale === 'ratio' ? Math.log(change.high / change.estimate) : Math.max(change.high - change.estimate, change.estimate - change.low) };
};

/** What the others changed by, taken together, or on their mean where values cannot be pooled. */
function othersChange(family: Family, others: readonly Sides[]): Common | null {
  if (family === 'shares' || family === 'events') {
    const [before, after] = [together(others.map((one) => one.before)), together(others.map((one) => one.after))];
    if (Math.min(sizeOf(before), sizeOf(after)) < MIN_N_FULL) return null;
    return commonOf(family === 'shares' ? changeOfShares(before.map(asShare), after.map(asShare)) : changeOfEvents(before.map(asEvents), after.map(asEvents)));
  }
  const changes = others.flatMap(({ before, after }) => (before.length === 0 || after.length === 0 ? [] : [mean(valuesOf(after)) - mean(valuesOf(before))]));
  if (changes.length < FEWEST_PEERS) return null;
  return { change: mean(changes), doubt: studentQuantile(0.975, changes.length - 1) * Math.sqrt(variance(changes) / changes.length) };
}

/**
 * The no-effect reference of a group chosen because it was worst among others: drawn to the mean by as much as chance had in it, and moved by what the others moved. Whatever months it was chosen by, they lie before.
 * Null with fewer than five groups of enough cases.
 */
export function noEffectOf(family: Family, own: Sides, others: readonly Sides[]): NoEffect | null {
  const told = others.filter(({ before }) => before.length >= 3 && (family === 'stocks' || family === 'values' || sizeOf(before) >= MIN_N_FULL));
  if (told.length + 1 < FEWEST_PEERS) return null;
  const { overall, tau2, before, variance: chance } = spreadOf(family, [own.before, ...told.map((one) => one.before)]);
  const { reliability, expectedAfter } = drawnToMean(before, chance, overall, tau2);
  const common = othersChange(family, told);
  const moved = common === null ? expectedAfter : family === 'events' ? expectedAfter * common.change : expectedAfter + common.change;
  return {
    overall, tau2, groups: told.length + 1, before, variance: chance, reliability, regressed: expectedAfter, othersChange: common?.change ?? null,
    expected: family === 'shares' ? clip(moved, 0, 1) : moved, doubt: common?.doubt ?? 0,
  };
}
