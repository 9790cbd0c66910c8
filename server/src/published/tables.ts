import type { DimensionId, LocalisedText, MetricId } from '@concord/sql';

/** What is counted of every place of a table, in the order of its counts. */
export const MEASURES = ['intake', 'closings', 'settled', 'unsettled'] as const;
/** One of `MEASURES`. */
export type Measure = (typeof MEASURES)[number];

/** The metric that counts cases received, and the one that counts closings and the settled among them. */
export const COUNTED: readonly [received: MetricId, closed: MetricId] = ['intake', 'settlement_rate_all'];

/**
 * What a reader outside understands and what tells nobody apart: who the dispute was with, what about and why, who sent it, where and by whom it was heard, and how much was at stake. Not who mediated,
 * nor who the parties are; nor what holds at one moment only, as the age of open cases. Types of dispute are those of the published standard; finer ones would be hidden nearly everywhere.
 */
export const PUBLISHED_DIMENSIONS = ['institution', 'business', 'cause', 'product', 'intake_channel', 'region', 'organisation', 'amount_band'] as const satisfies readonly DimensionId[];

/** The tables of a month, by the dimensions they are over; the first is the whole month. */
export const PUBLISHED_TABLES: readonly (readonly DimensionId[])[] = [[], ...PUBLISHED_DIMENSIONS.map((id) => [id]), ['institution', 'business']];

/** What is counted at a place of a table; null is not told. */
export interface PublishedPlace {
  readonly keys: readonly string[];
  readonly labels: readonly LocalisedText[];
  /** In the order of `MEASURES`. */
  readonly counts: readonly (number | null)[];
}

/** A table as it is published. */
export interface PublishedTable {
  readonly over: readonly DimensionId[];
  readonly labels: readonly LocalisedText[];
  readonly places: readonly PublishedPlace[];
}

/** A number of a set of tables, by where it stands. */
export const cellKey = (over: readonly string[], keys: readonly string[], measure: Measure): string => JSON.stringify([over, keys, measure]);

/** Every number that tables tell, by where it stands; null where they do not tell it. */
export const cellsOf = (tables: readonly PublishedTable[]): ReadonlyMap<string, number | null> =>
  new Map(tables.flatMap(({ over, places }) => places.flatMap(({ counts, keys }) => MEASURES.map((measure, i): [string, number | null] => [cellKey(over, keys, measure), counts[i] ?? null]))));
