import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';

/** Loads of a dataset that counted in a data version and were taken back since: what was made of that version cannot be made again. Columns: withdrawn_no, in number order. */
export function compileTakenBack(dataset: string, dataVersion: number): Statement {
  const bindings = new Bindings();
  const version = bindings.bind(dataVersion, 'UInt32');
  return bindings.statement(
    `SELECT DISTINCT withdrawn_no FROM concord.withdrawal WHERE withdrawn_no <= ${version} AND load_no > ${version} ` +
    `AND load_no IN (SELECT load_no FROM concord.publication WHERE dataset = ${bindings.bind(dataset, 'String')}) ORDER BY withdrawn_no`,
  );
}
