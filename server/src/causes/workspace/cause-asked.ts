import { metricById, type Cases, type DateRange, type DimensionId, type Filter, type MetricId } from '@concord/sql';
import { askTallies } from '../../metrics/ask-tallies.js';
import type { MetricValue } from '../../metrics/metrics.model.js';
import { emptyTally, type Tally } from '../../metrics/tally.js';
import { valueOf, type Stamp } from '../../metrics/value.js';
import { passportLink } from '../../reports/document/passport-link.js';
import type { DimensionOf } from '../../store/dimensions.js';
import type { Snapshot } from '../../store/store.js';
import type { CauseFigure } from './cause.model.js';

/** A type among the cases that are looked at, asked about within one data version. */
export interface CauseAsked {
  readonly snapshot: Snapshot;
  /** All cases that are looked at, of whatever type. */
  readonly cases: Cases;
  readonly range: DateRange;
  /** Keeps the cases of the type, or leaves them out. */
  readonly own: Filter;
  readonly others: Filter;
  readonly names: DimensionOf;
  readonly stamp: Stamp;
}

/** Which of the cases that are looked at. */
export type Side = 'others' | 'own';

/** What is common to all addresses of numbers. */
interface LinkOf {
  readonly metric: MetricId;
  readonly range: DateRange;
  readonly filters: readonly Filter[];
  readonly member?: { readonly dimension: DimensionId; readonly member: string };
  /** Of a share: the cases it is a share of; the number is the count of its own over theirs. */
  readonly share?: readonly Filter[];
}

/** The cases of one side. */
export const sideOf = ({ cases, others, own }: CauseAsked, side: Side): Cases => ({ ...cases, filters: [...cases.filters, side === 'own' ? own : others] });

/** The address of a number of the product itself, under which it is told what it is of and which cases stand behind it. */
export function linkOf({ cases: { dataset }, stamp: { dataVersion } }: CauseAsked, { filters, member, metric, range, share }: LinkOf): string {
  const passport = { metric, range, filters, split: member ?? null, against: null, definitionVersion: metricById(metric).version, numerator: null, denominator: null, n: 0, ...(share === undefined ? {} : { whole: { metric, filters: share } }) };
  return passportLink({ dataset, dataVersion, site: '' }, passport) ?? '';
}

/** A value with its address. */
export const figureOf = (asked: CauseAsked, value: MetricValue, of: LinkOf): CauseFigure => ({ value, link: linkOf(asked, of) });

/** A metric of some of the cases over a range, as it was counted. */
export async function tallyOf({ snapshot }: CauseAsked, cases: Cases, metric: MetricId, range: DateRange): Promise<Tally> {
  const [cell] = (await askTallies(snapshot, { ...cases, metrics: [metric], range, bucket: 'all' })).get(metric) ?? [];
  return cell?.tally ?? emptyTally(metricById(metric));
}

/** A tally as a value with its address. */
export const figureOfTally = (asked: CauseAsked, metric: MetricId, tally: Tally, cases: Cases, range: DateRange): CauseFigure =>
  figureOf(asked, valueOf(metricById(metric), tally, asked.stamp), { metric, range, filters: cases.filters });
