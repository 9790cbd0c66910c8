import type { DimensionId, MetricId } from '../catalogue.js';
import type { Bucket, DateRange } from '../time/bucket.js';

/** Keep (or leave out) cases whose dimension is one of the values. */
export interface Filter {
  readonly dimension: DimensionId;
  readonly values: readonly string[];
  readonly exclude?: boolean;
}

/**
 * What a viewer may see. `all` is everything; otherwise every listed dimension must hold one of its values.
 * There is no default: without a scope nothing is asked.
 */
export type Scope = 'all' | readonly Filter[];

/** What every question says about which cases it is about. */
export interface Cases {
  /** Cases are counted together within one dataset only. */
  readonly dataset: string;
  readonly filters: readonly Filter[];
  readonly scope: Scope;
  /** Last day the data knows; open cases are censored here. */
  readonly asOf: string;
  /** Time travel: the versions in force after this load; absent = current. */
  readonly asOfLoad?: number;
  /** A table that holds the cases of the dataset as they were after that load, where somebody put them together: `concord.then_<number>`. */
  readonly thenIn?: string;
}

/** Members named by key; every other member is folded into one row, 其他. */
export interface Split {
  readonly dimension: DimensionId;
  readonly named: readonly string[];
}

/** Metrics over a range, by bucket and member. */
export interface Question extends Cases {
  readonly metrics: readonly MetricId[];
  readonly range: DateRange;
  readonly bucket: Bucket;
  readonly split?: Split;
  /** A second split, crossed with the first; only with `split`. */
  readonly across?: Split;
}
