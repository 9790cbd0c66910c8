import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { recordsInForce, recordsUpTo } from '../../src/record/in-force.js';
import { DUE_RULE_CODES } from '../../src/record/national-rules.js';
import { ownRuleName } from '../../src/record/own-rule-name.js';

/**
 * What reference data calls the members of dimensions, as of a load: codes of the issue taxonomy, mediation organisations, time limits of one's own. Columns: dimension, code, edition (the
 * version of the taxonomy, or the day from which a name holds), name_zh, name_en.
 */
export function compileMemberNames({ dataset, asOfLoad }: { readonly dataset: string; readonly asOfLoad: number }): Statement {
  const bindings = new Bindings();
  const [upTo, ours] = [recordsUpTo(bindings.bind(asOfLoad, 'UInt32')), `dataset = ${bindings.bind(dataset, 'String')}`];
  const of = `${ours} AND fields['name_zh'] != ''`;
  const names = "fields['name_zh'] AS name_zh, fields['name_en'] AS name_en";
  return bindings.statement([
    `SELECT fields['scheme'] AS dimension, fields['code'] AS code, fields['version'] AS edition, ${names} FROM (${recordsInForce('taxonomy', upTo)}) WHERE ${of}`,
    // A code that says why there is no rule keeps its meaning, whatever rule is called so.
    `UNION ALL SELECT 'due_rule', fields['rule'], toString(valid_from), ${ownRuleName('zh')}, ${ownRuleName('en')} FROM (${recordsInForce('sla_rule', upTo)}) WHERE ${ours} AND fields['rule'] NOT IN (${Object.values(DUE_RULE_CODES).map((code) => `'${code}'`).join(', ')})`,
    `UNION ALL SELECT 'organisation', fields['organisation'], toString(valid_from), ${names} FROM (${recordsInForce('organisation', upTo)}) WHERE ${of}`,
  ].join(' '));
}
