import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import type { Cases } from '../../src/question/question.js';
import { messages, receiptSql } from '../../src/record/first-message.js';

/**
 * The messages of one case, the earliest first; asked only for a case the viewer may see. Columns: sent, opened, answered (local times `YYYY-MM-DD hh:mm:ss`, null where unknown),
 * receipt (`delivered`, `failed`, `unknown`), template, opted_out.
 */
export function compileCaseMessages({ dataset, asOfLoad }: Cases, caseId: string, limit: number): Statement {
  const bindings = new Bindings();
  const known = asOfLoad === undefined ? '' : ` WHERE load_no <= ${bindings.bind(asOfLoad, 'UInt32')}`;
  const rows = messages(`load_no IN (SELECT load_no FROM concord.publication${known})`, `SELECT ${bindings.bind(caseId, 'String')}`);
  return bindings.statement([
    "SELECT toString(assumeNotNull(sent)) AS sent, toString(opened) AS opened, toString(answered) AS answered, template, opted_out,",
    `isNotNull(opened) AS is_opened, isNotNull(answered) AS is_answered, ${receiptSql('receipt', 'isNotNull(delivered)')} AS receipt`,
    `FROM (${rows}) WHERE f_dataset = ${bindings.bind(dataset, 'String')} AND f_case = ${bindings.bind(caseId, 'String')} AND isNotNull(sent) ORDER BY sent, f_id LIMIT ${bindings.bind(limit, 'UInt32')}`,
  ].join(' '));
}
