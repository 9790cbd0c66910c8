import { Bindings } from '../src/question/bindings.js';
import type { Statement } from '../src/engine/engine.js';

/** Rejects of a load by reason and column with the first few rows of each. Columns: reason, column_name, n, samples [(row_no, value, raw)], emptied (their texts were deleted for their age: nothing stands in the samples). */
export function compileRejects(loadNo: number, samples: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    'SELECT reason, column AS column_name, count() AS n, ' +
    `arraySlice(arraySort(groupArray((row_no, value, raw))), 1, ${bindings.bind(samples, 'UInt32')}) AS examples, max(toUInt8(is_emptied)) AS emptied ` +
    `FROM concord.reject WHERE load_no = ${bindings.bind(loadNo, 'UInt32')} GROUP BY reason, column_name ORDER BY n DESC, reason, column_name`,
  );
}
