import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import { recordsInForce, recordsUpTo } from '../../src/record/in-force.js';

/** Every name in use under which a dataset's cases stand, most cases first. Columns: name, cases, first_on, last_on (days of receipt). */
export function compileMediatorNames(cases: Cases, limit: number): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings), "mediator != ''"];
  return bindings.statement(
    'SELECT toString(mediator) AS name, count() AS cases, toString(min(received_on)) AS first_on, toString(max(received_on)) AS last_on ' +
    `FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY name ORDER BY cases DESC, name LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}

/** Who was decided to be whom, as of a load, by the other name. For viewers who may see every case. Columns: alias, mediator, decided_on, decided_by, reason, load_no. */
export function compileAliases({ dataset, asOfLoad }: { readonly dataset: string; readonly asOfLoad: number }): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('mediator_alias', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  const columns = ['alias', 'mediator', 'decided_on', 'decided_by', 'reason'].map((name) => `fields['${name}'] AS ${name}`);
  return bindings.statement(`SELECT ${columns.join(', ')}, load_no FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} ORDER BY alias`);
}
