/** Predicates are SQL over `case_fact`, as in `metric.ts`. */
export interface Stay {
  /** Date on which a case enters the stock: a column or an expression. */
  readonly from: string;
  /** Date on which it leaves; NULL while it is there. */
  readonly until: string;
  readonly rows: string;
}

/** A case is old from its limit on (extensions included), at the latest from its sixtieth day (SQL). */
export const OLD_SINCE = 'least(ifNull(limit_on, opened_on + 60), opened_on + 60)';

/** Cases in stock at the end of day d: in any of the stays, from <= d and (until is null or until > d). A case is in one of them at a time. */
export interface Stock {
  readonly stays: readonly Stay[];
  /** Only those for which, at the end of d, more than so many days have passed since a date. */
  readonly beyond?: { readonly since: 'opened_on' | 'limit_on' | typeof OLD_SINCE; readonly days: number };
}

const VALID = `outcome_class != 'X'`;

/**
 * The active stock (NCSC CourTools 2 and 4): from opening to the first closing or until placed inactive; from reactivation to the first closing; from
 * re-opening to closing again. Dates that contradict this order make no stay, so that no case is counted twice.
 */
export const ACTIVE_STAYS: readonly Stay[] = [
  { from: 'opened_on', until: 'left_on', rows: VALID },
  { from: 'reactivated_on', until: 'ended_on', rows: `${VALID} AND inactive_on <= reactivated_on AND (ended_on IS NULL OR reactivated_on <= ended_on)` },
  { from: 'reopened_on', until: 'if(closed_on >= reopened_on, closed_on, NULL)', rows: `${VALID} AND ended_on <= reopened_on` },
];

/** All that is not closed, active or not: what 旧存 and 新收 count. From opening to the first closing, from re-opening to closing again. */
export const OPEN_STAYS: readonly Stay[] = [
  { from: 'opened_on', until: 'ended_on', rows: VALID },
  { from: 'reopened_on', until: 'if(closed_on >= reopened_on, closed_on, NULL)', rows: `${VALID} AND ended_on <= reopened_on` },
];

/** The stays of a stock, each beginning only where the case is beyond the stock's limit. */
export function staysOf({ stays, beyond }: Stock): readonly Stay[] {
  if (beyond === undefined) return stays;
  const begins = `${beyond.since} + ${String(beyond.days + 1)}`;
  return stays.map(({ from, until, rows }) => {
    const entered = `if(${begins} > ${from}, ${begins}, ${from})`;
    return { from: entered, until, rows: `(${rows}) AND ${beyond.since} IS NOT NULL AND (${until} IS NULL OR ${until} > ${entered})` };
  });
}

/** Condition that a case is in the stock at the end of `day` (SQL). */
export const inStockSql = (stock: Stock, day: string): string =>
  staysOf(stock).map(({ from, until, rows }) => `(${from} <= ${day} AND (${until} IS NULL OR ${until} > ${day}) AND (${rows}))`).join(' OR ');

/** Days a case has been in the stock by the end of `day` (SQL): the lengths of its stays, one that lasts counted up to `day`; 0 where it never was. */
export const daysInStockSql = (stock: Stock, day: string): string =>
  staysOf(stock).map(({ from, until, rows }) => `if(ifNull((${rows}) AND ${from} <= ${day}, 0), ifNull(dateDiff('day', ${from}, least(ifNull(${until}, ${day}), ${day})), 0), 0)`).join(' + ');
