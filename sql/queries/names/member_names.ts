import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { recordsInForce, recordsUpTo } from '../../src/record/in-force.js';

/**
 * What reference data calls the members of dimensions, as of a load: codes of the issue taxonomy, mediation organisations. Columns: dimension, code, edition (the
 * version of the taxonomy, or the day from which a name holds), name_zh, name_en.
 */
export function compileMemberNames({ dataset, asOfLoad }: { readonly dataset: string; readonly asOfLoad: number }): Statement {
  const bindings = new Bindings();
  const [upTo, of] = [recordsUpTo(bindings.bind(asOfLoad, 'UInt32')), `dataset = ${bindings.bind(dataset, 'String')} AND fields['name_zh'] != ''`];
  const names = "fields['name_zh'] AS name_zh, fields['name_en'] AS name_en";
  return bindings.statement([
    `SELECT fields['scheme'] AS dimension, fields['code'] AS code, fields['version'] AS edition, ${names} FROM (${recordsInForce('taxonomy', upTo)}) WHERE ${of}`,
    `UNION ALL SELECT 'organisation', fields['organisation'], toString(valid_from), ${names} FROM (${recordsInForce('organisation', upTo)}) WHERE ${of}`,
  ].join(' '));
}
