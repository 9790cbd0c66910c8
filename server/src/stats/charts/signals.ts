import type { RuleSet } from './rule-set.js';

/** A point and where its process says it should lie; limits may lie beyond what is possible and are then drawn cut off. */
export interface ControlPoint {
  readonly value: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
}

/** The rules a point is part of; each direction is 0 for none, 1 for high or rising, −1 for low or falling. */
export interface Flags {
  readonly astronomical: Direction;
  readonly trend: Direction;
  readonly twoOfThree: Direction;
  readonly shift: Direction;
}

/** 1 high or rising, −1 low or falling, 0 neither. */
export type Direction = -1 | 0 | 1;

/** The one rule a point is shown for, the first that holds. */
export interface Signal {
  readonly rule: keyof Flags;
  readonly direction: 'high' | 'low';
}

/** In this order: a point outside its limits says more than the run it is part of. */
const PRECEDENCE = ['astronomical', 'trend', 'twoOfThree', 'shift'] as const satisfies readonly (keyof Flags)[];

/** Where two numbers differ by rounding alone they are equal: a constant series has no side. */
function direction(difference: number, scale: number): Direction {
  if (Math.abs(difference) <= 1e-12 * scale) return 0;
  return difference > 0 ? 1 : -1;
}

const scaleOf = (p: ControlPoint) => Math.max(Math.abs(p.value), Math.abs(p.centre));
const side = (p: ControlPoint) => direction(p.value - p.centre, scaleOf(p));
const outside = (p: ControlPoint): Direction => {
  if (direction(p.value - p.upper, scaleOf(p)) > 0) return 1;
  return direction(p.value - p.lower, scaleOf(p)) < 0 ? -1 : 0;
};

/** In the outer third: beyond ⅔ of the way to the limit, not beyond the limit. */
function near(p: ControlPoint): boolean {
  if (outside(p) !== 0) return false;
  const fromUpper = p.value - (p.centre + (2 / 3) * (p.upper - p.centre));
  const fromLower = p.value - (p.centre + (2 / 3) * (p.lower - p.centre));
  return direction(fromUpper, scaleOf(p)) > 0 || direction(fromLower, scaleOf(p)) < 0;
}

/** Gives every point of each run of `length` equal, non-zero directions that direction; `reach` points before belong to it too. A later run wins. */
function runs(directions: readonly Direction[], length: number, reach: number): Direction[] {
  const marked = directions.map((): Direction => 0);
  let run = 0;
  directions.forEach((d, i) => {
    run = d !== 0 && d === directions[i - 1] ? run + 1 : Math.abs(d);
    if (run >= length) marked.fill(d, i - length + 1 - reach, i + 1);
  });
  return marked;
}

function pairs(points: readonly ControlPoint[], sides: readonly Direction[]): Direction[] {
  const isNear = points.map(near);
  const holds = (first: number) => {
    const three = [first, first + 1, first + 2];
    return sides[first] !== 0 && three.every((i) => sides[i] === sides[first]) && three.filter((i) => isNear[i]).length >= 2;
  };
  return points.map((_, i) => (isNear[i] && [i - 2, i - 1, i].some((first) => first >= 0 && holds(first)) ? (sides[i] ?? 0) : 0));
}

/**
 * Which rules hold at each point of one phase, in time order (a rebase begins a new phase, and no run crosses it). Source:
 * NHSRplotthedots 0.2.2, R/ptd_calculate_point_type.R; the rules go back to Shewhart and the Western Electric handbook of 1956.
 */
export function flagsOf(points: readonly ControlPoint[], rules: RuleSet): Flags[] {
  const sides = points.map(side);
  const steps = points.map((p, i): Direction => {
    const before = points[i - 1];
    return before === undefined ? 0 : direction(p.value - before.value, Math.max(Math.abs(p.value), Math.abs(before.value)));
  });
  const shift = runs(sides, rules.shiftPoints, 0);
  const trend = runs(steps, rules.trendPoints - 1, 1);
  const twoOfThree = rules.twoOfThree ? pairs(points, sides) : sides.map((): Direction => 0);
  return points.map((p, i) => ({ astronomical: outside(p), trend: trend[i] ?? 0, twoOfThree: twoOfThree[i] ?? 0, shift: shift[i] ?? 0 }));
}

/** The signal a point is shown for, or null for common cause. */
export function signalOf(flags: Flags): Signal | null {
  const rule = PRECEDENCE.find((name) => flags[name] !== 0);
  return rule === undefined ? null : { rule, direction: flags[rule] > 0 ? 'high' : 'low' };
}
