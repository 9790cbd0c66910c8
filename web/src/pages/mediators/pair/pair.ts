import type { DimensionId, PairQuery } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import { percentText } from '../../../text/format.js';
import { cellText } from '../../metric/breakdown.js';
import type { Point } from '../../resolution/members/plot.js';
import type { MediatorsWords } from '../words.js';

/** Two of them as the contract answers. */
export type Pair = PairQuery['pair'];

/** A kind of case that both have. */
export interface StratumLine {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  readonly weight: string;
}

/** How alike their cases are in one respect. */
export interface BalanceLine {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly widths: { readonly before: number; readonly after: number };
}

/** Fewer cases are no choice: they would be fractions beside fractions. */
const FEWEST = 10;

/** Whom one can choose, in the order of their names. */
export const choicesOf = (points: readonly Point[], compare: (a: string, b: string) => number, nameOf: (point: Point) => string): { readonly value: string; readonly label: string }[] =>
  points.filter(({ value }) => value.n >= FEWEST).map((point) => ({ value: point.member.key, label: nameOf(point) })).sort((a, b) => compare(a.label, b.label));

/** Like cases of both, the weightiest first. */
export function strataLines({ strata }: Pair, definition: MetricDefinition, { say, wording }: MediatorsWords): StratumLine[] {
  return strata.map(({ path, first, second, weight }) => ({
    name: path.map(({ label }) => wording.name(label)).filter((one) => one !== '').join(' · ') || say('pair.all'),
    first: cellText(first, definition, wording), second: cellText(second, definition, wording), weight: percentText(weight, wording.locale),
  }));
}

/** In what their cases are alike, and how much among like cases. */
export function balanceLines({ balance }: Pair, nameOf: (id: DimensionId) => string, { say, wording: { locale } }: MediatorsWords): BalanceLine[] {
  return balance.map(({ dimension, isMatched, before, after }) => ({
    name: `${nameOf(dimension)}${isMatched ? say('pair.matched') : ''}`, before: percentText(before, locale), after: after === null ? '—' : percentText(after, locale), widths: { before, after: after ?? 0 },
  }));
}
