import type { DefinitionBreaksQuery } from '../../graphql/gen/graphql.js';
import type { TrendPoint } from './trend.js';

/** A day on which what is counted changed, as delivered with the reference data. */
export type DefinitionBreak = DefinitionBreaksQuery['definitionBreaks'][number];

/** A definition break within a trend: the point whose span holds its day. */
export interface BreakMark extends DefinitionBreak {
  readonly index: number;
}

/** The breaks of a metric that fall into a trend, oldest first; a break that names no metric is one of all of them. */
export function breaksWithin(points: readonly Pick<TrendPoint, 'from' | 'to'>[], breaks: readonly DefinitionBreak[], metric: string): readonly BreakMark[] {
  return breaks
    .filter((one) => one.metric === null || one.metric === metric)
    .flatMap((one) => {
      const index = points.findIndex(({ from, to }) => from <= one.changedOn && one.changedOn <= to);
      return index < 0 ? [] : [{ ...one, index }];
    })
    .sort((a, b) => a.changedOn.localeCompare(b.changedOn));
}
