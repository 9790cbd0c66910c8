import { isUnclassified, memberLabel, type Dimension, type DimensionId } from '@concord/sql';
import type { Member } from '../graphql/words.model.js';
import { reliabilityOf } from '../metrics/value.js';
import { concentration, pareto } from '../stats/issues/concentration.js';
import type { IssueLevel, IssuePareto } from './issues.model.js';

/** A type with its size, three ways over the same cases. */
export interface TypeSize {
  readonly key: string;
  readonly n: number;
  /** How many have been closed once. */
  readonly ended: number;
  /** Days active so far. */
  readonly days: number;
  /** Claimed, in the cases that tell an amount; how many those are. */
  readonly amount: number;
  readonly withAmount: number;
}

type Measure = IssuePareto['measure'];

/** A size of a type, and how many cases it rests on. */
const MEASURES: Readonly<Record<Measure, { readonly value: (type: TypeSize) => number; readonly cases: (type: TypeSize) => number }>> = {
  cases: { value: ({ n }) => n, cases: ({ n }) => n },
  days: { value: ({ days }) => days, cases: ({ n }) => n },
  amount: { value: ({ amount }) => amount, cases: ({ withAmount }) => withAmount },
};

/** Bars at least, so that a concentrated list shows what comes next, and at most, so that each can be read. */
const BARS = { fewest: 8, most: 30 } as const;
/** A classification whose vital few are more is too fine to be looked at whole. */
const VITAL_THAT_FIT = 25;

const total = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, item) => sum + of(item), 0);

/** What can be told of the cases: how long they have been active only where closings are delivered, for else every case would seem open for ever. */
export function measuresTold(types: readonly TypeSize[]): Measure[] {
  return [
    'cases' as const,
    ...(types.some(({ ended }) => ended > 0) ? ['days' as const] : []),
    ...(types.some(({ withAmount }) => withAmount > 0) ? ['amount' as const] : []),
  ];
}

/** What a type is called. */
export const typeMember = (dimension: Dimension, key: string): Member => ({ key, label: memberLabel(dimension, key), isOther: false });

/** Types in Pareto order by one measure. What is not classified counts in the whole and is printed last, as are the types beyond the bars. */
export function paretoOf(types: readonly TypeSize[], measure: Measure, dimension: Dimension): Omit<IssuePareto, 'findings'> {
  const { value, cases } = MEASURES[measure];
  const [named, rest] = [types.filter(({ key }) => !isUnclassified(key)), types.filter(({ key }) => isUnclassified(key))];
  const whole = total(types, value);
  const bars = pareto(named, value, total(rest, value)).filter((bar) => bar.value > 0);
  const vital = bars.filter((bar) => bar.vital).length;
  const shown = bars.slice(0, Math.min(BARS.most, Math.max(BARS.fewest, vital)));
  const together = (folded: readonly TypeSize[]) => ({
    types: folded.length, value: total(folded, value), cases: total(folded, cases), share: whole === 0 ? 0 : total(folded, value) / whole,
  });
  const known = total(types, cases);
  return {
    measure,
    total: whole,
    cases: known,
    reliability: reliabilityOf(known),
    types: bars.length,
    vital: reaches(bars) ? vital : null,
    bars: shown.map(({ item, ...bar }) => ({ ...bar, cases: cases(item), member: typeMember(dimension, item.key) })),
    tail: together(bars.slice(shown.length).map(({ item }) => item)),
    unclassified: together(rest),
    concentration: concentration(named.map(value)),
  };
}

/** Whether the classified types alone hold four fifths. */
const reaches = (bars: readonly { readonly cumulative: number }[]): boolean => (bars.at(-1)?.cumulative ?? 0) >= 0.8;

/** How far the types of a classification can be told apart, by their cases alone. */
export function levelOf(dimension: DimensionId, counts: readonly { readonly key: string; readonly n: number }[]): IssueLevel {
  const [named, rest] = [counts.filter(({ key }) => !isUnclassified(key)), counts.filter(({ key }) => isUnclassified(key))];
  const unclassified = total(rest, ({ n }) => n);
  const whole = unclassified + total(named, ({ n }) => n);
  const bars = pareto(named, ({ n }) => n, unclassified);
  return { dimension, types: named.length, vital: reaches(bars) ? bars.filter((bar) => bar.vital).length : null, unclassified: whole === 0 ? 0 : unclassified / whole };
}

/** The finest classification (`levels`: finest first) whose vital few can be looked at on one chart; else the one with the fewest of them. */
export function fittingLevel(levels: readonly IssueLevel[]): DimensionId | undefined {
  const told = levels.filter(({ vital }) => vital !== null);
  const fitting = told.find(({ vital }) => (vital ?? 0) <= VITAL_THAT_FIT);
  return (fitting ?? [...told].sort((a, b) => (a.vital ?? 0) - (b.vital ?? 0))[0] ?? levels[0])?.dimension;
}
