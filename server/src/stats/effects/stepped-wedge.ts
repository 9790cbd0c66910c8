import { normalCdf } from '../distributions/normal.js';
import { amount, count, positive, refuseIf, share } from '../input.js';
import { Z95 } from '../interval.js';
import { at, mean, sum, sumOf } from '../numbers.js';
import { shuffled } from './seeded.js';

/**
 * Units in an order by chance, in as many steps: sorted by size and taken in blocks of one for each step, so that each step gets its share of large and small ones whatever chance does. `random` draws from [0, 1).
 * Each step has at least one unit. Gives the units of each step.
 */
export function drawSteps<Unit>(units: readonly Unit[], sizeOf: (unit: Unit) => number, steps: number, random: () => number): Unit[][] {
  count('k', steps);
  refuseIf(steps < 1 || units.length < steps, 'TOO_FEW', 'n');
  const bySize = [...units].sort((a, b) => sizeOf(b) - sizeOf(a));
  const drawn: Unit[][] = Array.from({ length: steps }, () => []);
  for (let from = 0; from < bySize.length; from += steps) {
    const places = shuffled(Array.from({ length: steps }, (_, i) => i), random);
    bySize.slice(from, from + steps).forEach((unit, i) => drawn[at(places, i)]?.push(unit));
  }
  return drawn;
}

/** What a stepped roll-out can show: periods are one before the first step and one from each step on. */
export interface WedgePower {
  readonly standardError: number;
  /** Of a two-sided test at 5 %. */
  readonly power: number;
  /** The smallest difference that is found in 80 of 100. */
  readonly detectable: number;
}

const Z80 = 0.8416212;

/**
 * Power of a stepped wedge of `sizes` units a step for a share that is `rate` before, with `cases` of a unit in a period and `tau2` between units, to find a difference of `effect`. Hussey & Hughes 2007, Contemporary
 * Clinical Trials 28:182, (8), with σ² = p(1 − p)/cases. It takes the cases of a unit for independent but for what is the unit's own.
 */
export function wedgePower({ sizes, rate, cases, tau2, effect }: { readonly sizes: readonly number[]; readonly rate: number; readonly cases: number; readonly tau2: number; readonly effect: number }): WedgePower {
  share('rates', rate);
  positive('cases', cases);
  amount('tau2', tau2);
  count('n', ...sizes);
  const [clusters, periods] = [sum(sizes), sizes.length + 1];
  const treatedIn = Array.from({ length: periods }, (_, j) => sum(sizes.slice(0, j)));
  const timesOf = sizes.map((_, s) => periods - 1 - s);
  const u = sum(treatedIn);
  const w = sumOf(treatedIn, (n) => n * n);
  const v = sumOf(sizes, (n, s) => n * at(timesOf, s) ** 2);
  const sigma2 = (rate * (1 - rate)) / cases;
  const below = (clusters * u - w) * sigma2 + (u * u + clusters * periods * u - periods * w - clusters * v) * tau2;
  refuseIf(!(below > 0), 'TOO_FEW', 'n');
  const standardError = Math.sqrt((clusters * sigma2 * (sigma2 + periods * tau2)) / below);
  return { standardError, power: normalCdf(Math.abs(effect) / standardError - Z95), detectable: (Z95 + Z80) * standardError };
}

/** What a roll-out in an order by chance showed: within units and periods, and how rare so much would be under other orders. */
export interface WedgeEffect {
  readonly effect: number;
  /** Share of orders drawn anew with a difference at least as far from 0, the one that was drawn among them. */
  readonly p: number;
  readonly orders: number;
}

/** Least squares on unit, period and treated of a whole table: the difference after means of units and periods are taken out (Frisch & Waugh 1933). */
function withinEffect(values: readonly (readonly number[])[], startOf: readonly number[]): number {
  const treated = values.map((row, i) => row.map((_, j) => Number(j >= at(startOf, i))));
  const centred = (table: readonly (readonly number[])[]): number[][] => {
    const rows = table.map(mean);
    const columns = (table[0] ?? []).map((_, j) => mean(table.map((row) => at(row, j))));
    const all = mean(rows);
    return table.map((row, i) => row.map((value, j) => value - at(rows, i) - at(columns, j) + all));
  };
  const x = centred(treated);
  const square = sumOf(x, (row) => sumOf(row, (value) => value * value));
  return square === 0 ? 0 : sumOf(x, (row, i) => sumOf(row, (value, j) => value * at(values[i] ?? [], j))) / square;
}

/**
 * The effect of a stepped roll-out whose order was drawn by chance: `values` by unit and period without gaps, `startOf` the first period each unit had it in. The test draws the orders anew and rests on the draw alone, on no
 * model of the figures: Fisher 1935; Ji, Fink, Robyn & Small 2017, Ann. Appl. Stat. 11:1. `redraw` gives another order by the same rule.
 */
export function wedgeEffect(values: readonly (readonly number[])[], startOf: readonly number[], redraw: () => readonly number[], orders = 1_999): WedgeEffect {
  refuseIf(values.length < 2 || values.length !== startOf.length, 'TOO_FEW', 'n');
  const effect = withinEffect(values, startOf);
  const limit = Math.abs(effect) * (1 - 1e-12);
  let extreme = 1;
  for (let i = 0; i < orders; i += 1) if (Math.abs(withinEffect(values, redraw())) >= limit) extreme += 1;
  return { effect, p: extreme / (orders + 1), orders };
}
