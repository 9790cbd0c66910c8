import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { recordsInForce, recordsUpTo } from '../../src/record/in-force.js';
import { ABOUT_MEMBER, isToldSql, type NormsAsked } from './subjects.js';

/** Every target of those a viewer may be told of, oldest first. Columns: metric, dimension, member ('' both for all cases), value, lower, upper (null where not given), valid_from, valid_to (null: still holds). */
export function compileTargets({ dataset, told, asOfLoad }: NormsAsked): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('target', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  const number = (name: string): string => `toFloat64OrNull(fields['${name}']) AS ${name}`;
  return bindings.statement(
    `SELECT fields['metric'] AS metric, fields['dimension'] AS dimension, fields['member'] AS member, ${['value', 'lower', 'upper'].map(number).join(', ')}, ` +
    `toString(r.valid_from) AS valid_from, toString(r.valid_to) AS valid_to FROM (${inForce}) AS r WHERE dataset = ${bindings.bind(dataset, 'String')} AND ${isToldSql(ABOUT_MEMBER, told, bindings)} ORDER BY r.valid_from, record_id`,
  );
}

/** Where control charts begin anew for those a viewer may be told of, oldest first. Columns: metric, dimension, member ('' both for all cases), starts_on, frozen_until ('' for none), reason_zh, reason_en ('' for none). */
export function compileBaselines({ dataset, told, asOfLoad }: NormsAsked): Statement {
  const bindings = new Bindings();
  const inForce = recordsInForce('baseline', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  const columns = ['metric', 'dimension', 'member', 'starts_on', 'frozen_until', 'reason_zh', 'reason_en'].map((name) => `fields['${name}'] AS ${name}`);
  return bindings.statement(`SELECT ${columns.join(', ')} FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} AND ${isToldSql(ABOUT_MEMBER, told, bindings)} ORDER BY starts_on, record_id`);
}
