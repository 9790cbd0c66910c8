import type { LookupId } from '../lookup/lookups.js';

/** What events are held against: reference data, not cases. Its dimensions are the columns of the record that are a dimension's key. */
export interface Exposure {
  /** The kind of reference data. */
  readonly record: 'branch' | 'customers' | 'institution' | 'mediator';
  /** The field that says how large a record is; absent: each is one. */
  readonly size?: string;
  /** `each_day`: every day a record holds is part of a month; parts of all days are added up. `at_end`: what holds on the last day of the period. */
  readonly taken: 'at_end' | 'each_day';
  /** The column looked up for a case: how large the record it belongs to was on the day it is counted under; NULL where nothing is on record. */
  readonly looksUp: LookupId;
}

/** A month has 28 to 31 days: in so many parts of a month each day is a whole number of them, so that days can be added up in any order without a rounding. */
export const MONTH_PARTS = 4 * 7 * 29 * 3 * 5 * 31;
/** Sizes are kept to four decimals. */
export const SIZE_PARTS = 10_000;

/** A rate stands where the exposure of at least this share of its events is on record; with less it has no value. */
export const MIN_COVERAGE = 0.95;

/** How many parts, as statements count them, are one of an exposure. */
export const partsOf = ({ taken }: Exposure): number => SIZE_PARTS * (taken === 'each_day' ? MONTH_PARTS : 1);

/** Months of full-time work: each day of a post counts its full-time share, over the days of its calendar month. */
export const FTE_MONTHS: Exposure = { record: 'mediator', size: 'fte', taken: 'each_day', looksUp: 'fte_on_record' };
/** Branches in place. */
export const BRANCHES: Exposure = { record: 'branch', taken: 'at_end', looksUp: 'branch_on_record' };
/** Customers of branches. */
export const BRANCH_CUSTOMERS: Exposure = { record: 'branch', size: 'customers', taken: 'at_end', looksUp: 'branch_customers_on_record' };
/** Customers of institutions. */
export const CUSTOMERS: Exposure = { record: 'customers', size: 'customers', taken: 'at_end', looksUp: 'customers_on_record' };
/** Outlets of institutions. */
export const OUTLETS: Exposure = { record: 'institution', size: 'outlets', taken: 'at_end', looksUp: 'outlets_on_record' };
