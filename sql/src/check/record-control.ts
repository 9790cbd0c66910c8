import type { CanonicalColumn } from '../canonical.js';
import { allRecords } from '../record/subject.js';
import type { LocalisedText } from '../words.js';

/** Columns of `concord.load_record_control` after the load's number. */
export const RECORD_CONTROL_COLUMNS: readonly string[] = ['column', 'delivered', 'next', 'current'];

/** The columns of a kind of reference data that control totals add up: whole numbers and decimals. */
export const summedColumns = (columns: readonly CanonicalColumn[]): readonly string[] => columns.filter(({ kind }) => kind === 'whole' || kind === 'number').map(({ name }) => name);

/** What a sum among the control totals of reference data is of; '' is the number of records. Columns of one name have one label in every kind that has them. */
export function recordSumLabel(name: string): LocalisedText {
  if (name === '') return { zh: '记录数', en: 'Records' };
  return allRecords.flatMap(({ columns }): readonly CanonicalColumn[] => columns).find((column) => column.name === name) ?? { zh: name, en: name };
}

/** Where records stand: tables and conditions of our own, shaped like `concord.record_version`. */
export interface RecordSides {
  readonly delivered: string;
  readonly next: string;
  readonly current: string;
}

/**
 * SELECT of the control totals of a load of reference data, in the order of `RECORD_CONTROL_COLUMNS`: how many records, under an empty name, and the sum of each
 * summed column over all of them, whenever they hold. Columns that are empty on every side are left out.
 */
export function recordControlStatement(columns: readonly CanonicalColumn[], sides: RecordSides): string {
  const names = ['', ...summedColumns(columns)];
  const figures = names.map((name) => (name === '' ? "('', toDecimal128(1, 6))" : `('${name}', toDecimal128OrZero(fields['${name}'], 6))`));
  const side = (of: keyof RecordSides): string =>
    `SELECT figure.1 AS name, ${(['delivered', 'next', 'current'] as const).map((one) => `${one === of ? 'figure.2' : 'toDecimal128(0, 6)'} AS ${one}_sum`).join(', ')} FROM ${sides[of]} ARRAY JOIN [${figures.join(', ')}] AS figure`;
  return [
    `SELECT name, sum(delivered_sum), sum(next_sum), sum(current_sum) FROM (${[side('delivered'), side('next'), side('current')].join(' UNION ALL ')})`,
    `GROUP BY name HAVING name = '' OR sum(delivered_sum) != 0 OR sum(next_sum) != 0 OR sum(current_sum) != 0 ORDER BY indexOf([${names.map((name) => `'${name}'`).join(', ')}], name)`,
  ].join(' ');
}
