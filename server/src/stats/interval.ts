/** Two-sided 95 %. */
export const Z95 = 1.959964;

/** Both limits of an interval, in the unit of the estimate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** `centre` ± `half`. */
export const around = (centre: number, half: number): Interval => ({ low: centre - half, high: centre + half });
