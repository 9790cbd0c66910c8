import { Bindings } from '../src/question/bindings.js';
import type { Statement } from '../src/engine/engine.js';

/** Columns of the ledger of loads, in the order they are asked. */
export const LOAD_COLUMNS = [
  'load_no', 'dataset', 'source', 'profile', 'file_names', 'file_bytes', 'state', 'message', 'started_at', 'finished_at', 'as_of_on',
  'delivered', 'loaded', 'folded', 'unchanged', 'rejected', 'cases_new', 'cases_changed',
] as const;

/** Loads, newest first. */
export function compileLoads(first: number, dataset?: string): Statement {
  const bindings = new Bindings();
  const where = dataset === undefined ? '' : `WHERE dataset = ${bindings.bind(dataset, 'String')} `;
  return bindings.statement(`SELECT ${LOAD_COLUMNS.join(', ')} FROM concord.load FINAL ${where}ORDER BY load_no DESC LIMIT ${bindings.bind(first, 'UInt32')}`);
}

/** Rejects of a load by reason and column with the first few rows of each. Columns: reason, column_name, n, samples [(row_no, value, raw)]. */
export function compileRejects(loadNo: number, samples: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    'SELECT reason, column AS column_name, count() AS n, ' +
    `arraySlice(arraySort(groupArray((row_no, value, raw))), 1, ${bindings.bind(samples, 'UInt32')}) AS examples ` +
    `FROM concord.reject WHERE load_no = ${bindings.bind(loadNo, 'UInt32')} GROUP BY reason, column_name ORDER BY n DESC, reason, column_name`,
  );
}
