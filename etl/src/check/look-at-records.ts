import { subjectById } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { recordsBefore } from '../publish/load-records.js';
import { askRows, type LoadContext } from '../stage/load-context.js';
import type { CheckReport } from './check-report.js';

const SHOWN_RECORDS = 20;
const EXAMPLES = 20;

/** A stored record's value as text: spans have columns of their own. */
const valueOf = (name: string): string =>
  (name === 'valid_from' ? 'toString(valid_from)' : name === 'valid_to' ? "ifNull(toString(valid_to), '')" : `fields[${sqlText(name)}]`);

/** The first records of the files, and which columns of records in force would change, by the versions a check has written. */
export async function lookAtRecords(context: LoadContext): Promise<Pick<CheckReport, 'cases' | 'changes' | 'examples' | 'months'>> {
  const { profile, into } = context;
  const names = subjectById(profile.into).columns.map(({ name }) => name);
  const values = `[${names.map(valueOf).join(', ')}]`;
  const first = await askRows(context, `SELECT ${values} FROM ${into.versions} WHERE NOT gone ORDER BY row_no LIMIT ${String(SHOWN_RECORDS)}`);
  const changed = [
    'SELECT old_id, change.1 AS position, change.2 AS old_value, change.3 AS new_value FROM (SELECT old_id, arrayJoin(arrayFilter(c -> c.2 != c.3, arrayZip(arrayEnumerate(new_values), old_values, new_values))) AS change',
    `FROM (SELECT record_id AS old_id, ${values} AS old_values FROM ${recordsBefore(context)}) AS o INNER JOIN (SELECT record_id AS new_id, ${values} AS new_values FROM ${into.versions} WHERE NOT gone) AS n ON old_id = new_id)`,
  ].join(' ');
  const counts = await askRows(context, `SELECT position, count() FROM (${changed}) GROUP BY position ORDER BY position`);
  const examples = await askRows(context, `SELECT * FROM (${changed}) ORDER BY position, old_id LIMIT 5 BY position LIMIT ${String(EXAMPLES)}`);
  const column = (position: unknown): string => names[Number(position) - 1] ?? '';
  return {
    cases: first.map(([cells]) => Object.fromEntries(names.map((name, i) => [name, String((cells as readonly unknown[])[i])]))),
    changes: counts.map(([position, cases]) => ({ column: column(position), cases: Number(cases) })),
    examples: examples.map(([caseId, position, old, now]) => ({ caseId: String(caseId), column: column(position), old: String(old), new: String(now) })),
    months: [],
  };
}
