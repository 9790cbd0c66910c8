import type { NumberOf } from '../measure/number-link.js';

/** A column of a chart's table view. */
export interface TableColumn {
  readonly key: string;
  readonly label: string;
  readonly align: 'start' | 'end';
}

/** A chart as a table: the same numbers, already in words. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Which values of metrics the cells of a column are, by its key: one a row, null where it is none. */
  readonly numbers?: Readonly<Record<string, readonly (NumberOf | null)[]>>;
}

/** A column of words. */
export function words(key: string, label: string): TableColumn {
  return { key, label, align: 'start' };
}

/** A column of figures. */
export function figures(key: string, label: string): TableColumn {
  return { key, label, align: 'end' };
}

/** Text for a tooltip drawn as rich text: braces and bars would be read as styling. */
export function plain(text: string): string {
  return text.replace(/[{}|]/g, ' ');
}
