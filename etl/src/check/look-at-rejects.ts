import { LISTED_VALUES, unknownValues } from '../map/unknown-values.js';
import { askRows, type LoadContext } from '../stage/load-context.js';
import type { OutsideVocabulary, RejectGroup } from './check-report.js';

const SAMPLES = 5;

/** Rejects by reason and column, most frequent first, each with its first rows. */
export async function rejectGroups(context: LoadContext): Promise<readonly RejectGroup[]> {
  const rows = await askRows(context, [
    `SELECT reason, column, count() AS n, arraySlice(arraySort(groupArraySorted(${String(SAMPLES)})((row_no, value))), 1, ${String(SAMPLES)})`,
    `FROM ${context.into.rejects} GROUP BY reason, column ORDER BY n DESC, reason, column`,
  ].join(' '));
  return rows.map(([reason, column, n, samples]) => ({
    reason: String(reason), column: String(column), rows: Number(n),
    samples: (samples as readonly (readonly unknown[])[]).map(([rowNo, value]) => ({ rowNo: Number(rowNo), value: String(value) })),
  }));
}

/** Values outside the vocabularies, those kept and those rejected, most frequent first. */
export async function outsideVocabularies(context: LoadContext): Promise<readonly OutsideVocabulary[]> {
  const rejected = await askRows(context, [
    `SELECT column, value, count() AS n, count() OVER (PARTITION BY column) FROM ${context.into.rejects} WHERE reason IN ('UNKNOWN_VALUE', 'UNKNOWN_OUTCOME')`,
    `GROUP BY column, value ORDER BY n DESC, column, value LIMIT ${String(LISTED_VALUES)} BY column`,
  ].join(' '));
  return [
    ...rejected.map(([column, value, rows, of]) => ({ column: String(column), value: String(value), rows: Number(rows), of: Number(of), kept: false })),
    ...(await unknownValues(context)).map((value) => ({ ...value, kept: true })),
  ];
}
