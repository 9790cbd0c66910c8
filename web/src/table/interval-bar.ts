/** The ends of the scale bars of a column share. */
export interface BarScale {
  readonly min: number;
  readonly max: number;
}

/** An interval and its value, in the metric's unit. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  readonly value: number | null;
  readonly reference: number | null;
}

/** Where to draw, in per cent of the cell's width. */
export interface IntervalBarPlaces {
  readonly span: { readonly left: number; readonly width: number } | null;
  readonly value: number | null;
  readonly reference: number | null;
}

/** One scale for a column: wide enough for every interval, so that rows can be compared by eye. */
export function barScale(rows: readonly Interval[]): BarScale {
  const ends = rows.flatMap((row) => [row.low, row.high, row.value, row.reference].filter((end) => end !== null));
  if (ends.length === 0) return { min: 0, max: 1 };
  const min = Math.min(...ends);
  const max = Math.max(...ends);
  const margin = (max - min) * 0.04 || Math.abs(max) * 0.1 || 1;
  return { min: min - margin, max: max + margin };
}

/** Places an interval on its column's scale. */
export function intervalBar(interval: Interval, scale: BarScale): IntervalBarPlaces {
  const place = (value: number): number => {
    const share = (value - scale.min) / (scale.max - scale.min || 1);
    return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  };
  const { low, high, value, reference } = interval;
  return {
    span: low === null || high === null ? null : { left: place(low), width: Math.max(0.5, place(high) - place(low)) },
    value: value === null ? null : place(value),
    reference: reference === null ? null : place(reference),
  };
}
