import { BANKS, casesOf, UNLUCKY, workdaysOf } from './history.js';

/** Student's t of eleven degrees of freedom at 0.975: twelve months before. */
const T_OF_ELEVEN = 2.201;
const NORMAL = 1.96;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Cases of the surging type a month, over its working days, before and in one month after: what was expected of as many days as that has, what came, and the ratio of the rates with the bounds of its interval. */
export function surgeReckoned(before: readonly string[], after: string): { readonly expected: number; readonly observed: number; readonly lowest: number; readonly rate: number; readonly interval: readonly [number, number] } {
  const months = before.map((month) => ({ cases: casesOf(month).filter(({ isOfSurge }) => isOfSurge).length, days: workdaysOf(month) }));
  const [observed, days] = [casesOf(after).filter(({ isOfSurge }) => isOfSurge).length, workdaysOf(after)];
  const [total, perDay] = [sum(months.map(({ cases }) => cases)), sum(months.map(({ cases }) => cases)) / sum(months.map((month) => month.days))];
  // Months that differ by more than chance widen what chance allows (Pearson's statistic over its degrees of freedom).
  const dispersion = Math.max(1, sum(months.map((month) => (month.cases - perDay * month.days) ** 2 / (perDay * month.days))) / (months.length - 1));
  const [ratio, se] = [observed / days / perDay, Math.sqrt(dispersion * (1 / total + 1 / observed))];
  return { expected: perDay * days, observed, rate: observed / days, lowest: Math.min(...months.map((month) => month.cases / month.days)), interval: [ratio * Math.exp(-T_OF_ELEVEN * se), ratio * Math.exp(T_OF_ELEVEN * se)] };
}

/** How many of how many cases were settled. */
export interface Settled { readonly settled: number; readonly n: number }

/** Of banks, in months. */
export function settledOf(banks: readonly string[], months: readonly string[]): Settled {
  const cases = months.flatMap(casesOf).filter(({ bank }) => banks.includes(bank));
  return { n: cases.length, settled: cases.filter(({ isSettled }) => isSettled).length };
}

/** The bank that settled least of its cases in a month. */
export const worstIn = (month: string): string | undefined => BANKS.toSorted((a, b) => shareOf(settledOf([a], [month])) - shareOf(settledOf([b], [month])))[0];
/** All other banks than the unlucky one. */
export const OTHERS = BANKS.filter((bank) => bank !== UNLUCKY);
const shareOf = ({ n, settled }: Settled): number => settled / n;

/** A share as the pages write it. */
export const shareText = (one: Settled): string => `${(100 * shareOf(one)).toFixed(1)}%（n = ${one.n.toLocaleString('en-US')}）`;

/** Whether one share is higher than another beyond chance, by the usual test of two proportions. */
export function isHigher(one: Settled, than: Settled): boolean {
  const pooled = (one.settled + than.settled) / (one.n + than.n);
  return (shareOf(one) - shareOf(than)) / Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / than.n)) > NORMAL;
}
