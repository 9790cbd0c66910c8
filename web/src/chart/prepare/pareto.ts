import type { BreakdownQuery, IssuesQuery } from '../../graphql/gen/graphql.js';
import type { LocalisedText } from '../../text/locale.js';

/** A breakdown as the contract answers it. */
export type Breakdown = BreakdownQuery['breakdown'];

type Answered = IssuesQuery['issues']['paretos'][number];

/** What a bar stands for: one type, the smaller types together, or what was not classified. */
export type ParetoPart = 'type' | 'tail' | 'unclassified';

/** A bar of a Pareto with the share reached with it. */
export interface ParetoBar {
  readonly part: ParetoPart;
  /** Empty for what stands for several. */
  readonly key: string;
  readonly label: LocalisedText | null;
  /** Types it stands for. */
  readonly types: number;
  readonly value: number;
  readonly share: number;
  readonly cumulative: number;
  readonly cases: number;
  readonly vital: boolean;
}

/** A Pareto ready to be drawn: largest first, what stands for several last whatever its size. */
export interface Pareto {
  readonly bars: readonly ParetoBar[];
  readonly largest: number;
  /** Too few cases for shares: none may be shown. */
  readonly countsOnly: boolean;
  readonly weak: boolean;
}

/** Puts the bars, the tail and what is not classified below each other. */
export function preparePareto({ bars, reliability, tail, unclassified }: Answered): Pareto {
  const named = bars.map(({ member, ...bar }): ParetoBar => ({ ...bar, part: 'type', key: member.key, label: member.label, types: 1 }));
  const reached = named.at(-1)?.cumulative ?? 0;
  const rest = (part: ParetoPart, { cases, share, types, value }: Answered['tail'], before: number): ParetoBar[] =>
    (value === 0 ? [] : [{ part, key: '', label: null, types, value, share, cases, cumulative: before + share, vital: false }]);
  const all = [...named, ...rest('tail', tail, reached), ...rest('unclassified', unclassified, reached + tail.share)];
  return { bars: all, largest: Math.max(0, ...all.map(({ value }) => value)), countsOnly: reliability === 'counts' || reliability === 'none', weak: reliability === 'indicative' };
}
