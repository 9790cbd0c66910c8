import { watchedSql } from '../time/watched.js';
import { PartError, type Metric, type Part, type RateMetric, type RatioMetric } from '../metric.js';
import { populationSql } from './population.js';
import { inStockSql, staysOf, type Stock } from '../stock.js';
import { bucketSql } from '../time/bucket.js';

/** A date and a condition: the cases, or events of cases, that a part of a number counts between `{range_from:Date}` and `{range_to:Date}`. */
export interface Counted {
  readonly on: string;
  readonly where: string;
}

const within = (on: string, rows: string): Counted => ({ on, where: `${on} BETWEEN {range_from:Date} AND {range_to:Date} AND (${rows})` });

const inStock = (on: string, stock: Stock): Counted => ({ on, where: `(${inStockSql(stock, '{range_to:Date}')})` });

/** The first day of the months that end with `day` (SQL): three of them before and with 28 February begin on 1 December. */
export const monthsUpTo = (months: number, day: string): string => `addMonths(${day} + 1, -${String(months)})`;

/** The first day of the month in which a dataset's history begins (SQL over a row source); `{dataset:String}` is bound by every question. */
export const beginsSql = (rows: string): string => `(SELECT ${bucketSql('min(received_on)', 'month')} FROM ${rows} WHERE dataset = {dataset:String})`;

/** Condition that the months of a mean up to `day` lie within what the dataset knows: with fewer the mean would be too small. */
export const knowsMonths = (months: number, day: string, rows: string): string => `${monthsUpTo(months, day)} >= ${beginsSql(rows)}`;

/** Condition that what an event is held against is on record: only such events stand over their exposure. */
export const knownSql = ({ looksUp, weight }: RateMetric): string => [looksUp, ...(weight === undefined ? [] : [weight])].map((column) => `${column} IS NOT NULL`).join(' AND ');

/** Of a rate the denominator is no list of cases: there it is every event, and the rest those whose exposure nobody knows. */
function partOfRate(metric: RateMetric, part: Part): string {
  const known = knownSql(metric);
  return { numerator: `(${metric.rows}) AND ${known}`, denominator: metric.rows, rest: `(${metric.rows}) AND NOT (${known})` }[part];
}

function partOfRatio(metric: RatioMetric, part: Part): string {
  const all = populationSql(metric);
  switch (part) {
    case 'denominator': return all;
    case 'numerator': return `(${all}) AND (${metric.numerator})`;
    // A numerator that cannot be told (NULL) is not counted, and so belongs to the rest.
    case 'rest': return `(${all}) AND NOT ifNull((${metric.numerator}), 0)`;
  }
}

/**
 * What a part of a metric's number counts: one entry, for quotients one a flow. Lists and members are made of it, so that they agree with the number.
 * `rows` is the row source of the question. Throws `PartError`.
 */
export function countedBy(metric: Metric, part: Part, rows: string): readonly Counted[] {
  if (metric.kind === 'ratio') return [within(metric.basis, partOfRatio(metric, part))];
  if (metric.kind === 'rate') return [within(metric.basis, partOfRate(metric, part))];
  if (part === 'rest') throw new PartError('only a share has a rest: cases of its denominator that its numerator does not count');
  switch (metric.kind) {
    case 'count':
    case 'amount': return [within(metric.basis, metric.rows)];
    case 'balance': return [within(metric.basis, part === 'numerator' ? `(${metric.denominator}) AND (${metric.numerator})` : metric.denominator)];
    case 'quotient': return metric[part].map((flow) => within(flow.on, flow.rows));
    case 'level': return [inStock(metric.basis, metric)];
    case 'stock_ratio': {
      const side = metric[part];
      if ('stays' in side) return [inStock(metric.basis, side)];
      const known = knowsMonths(side.months, '{range_to:Date}', rows);
      return side.flows.map((flow) => ({ on: flow.on, where: `${flow.on} BETWEEN ${monthsUpTo(side.months, '{range_to:Date}')} AND {range_to:Date} AND (${flow.rows}) AND ${known}` }));
    }
    case 'turnover': {
      const left = staysOf(metric).map((stay) => within(stay.until, `(${stay.rows}) AND ${stay.from} <= ${stay.until}`));
      return part === 'numerator' ? left : [...left, inStock('opened_on', metric)];
    }
    case 'duration': return [within(metric.basis, `(${metric.rows}) AND ${part === 'numerator' ? `${metric.until} <= ${watchedSql(metric)}` : `${metric.basis} <= {as_of:Date}`}`)];
  }
}
