import { Bindings } from '../../src/question/bindings.js';
import type { Statement } from '../../src/engine/engine.js';
import { deletedBefore } from '../../src/kept/deleted-before.js';

/** Before which day closed cases of a dataset were deleted for their age: nothing of the time before is complete. Column: closed_before, '' where none were. */
export function compileDeletedBefore(dataset: string): Statement {
  const bindings = new Bindings();
  return bindings.statement(`SELECT if(gone > toDate(0), toString(gone), '') AS closed_before FROM (SELECT ${deletedBefore(bindings.bind(dataset, 'String'))} AS gone)`);
}
