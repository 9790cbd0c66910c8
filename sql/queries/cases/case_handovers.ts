import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import type { Cases } from '../../src/question/question.js';
import { withHandoverLog } from '../../src/record/people/attribution.js';

/**
 * The hand-overs of one case on record, in the order in which attribution takes them; asked only for a case the viewer may see. Columns: handed_on, giver, taker (names in use),
 * reason (a code, or empty).
 */
export function compileCaseHandovers({ dataset, asOfLoad }: Cases, caseId: string, limit: number): Statement {
  const bindings = new Bindings();
  const known = asOfLoad === undefined ? '' : ` WHERE load_no <= ${bindings.bind(asOfLoad, 'UInt32')}`;
  const id = bindings.bind(caseId, 'String');
  const logged = withHandoverLog(`SELECT ${bindings.bind(dataset, 'String')} AS dataset, ${id} AS case_id`, `load_no IN (SELECT load_no FROM concord.publication${known})`, true, true, `SELECT ${id}`);
  return bindings.statement(`SELECT toString(h.1) AS handed_on, h.2 AS giver, h.3 AS reason, h.4 AS taker FROM (${logged}) ARRAY JOIN log AS h, arrayEnumerate(log) AS step ORDER BY step LIMIT ${bindings.bind(limit, 'UInt32')}`);
}
