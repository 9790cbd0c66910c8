import type { Statement } from '../../src/engine/engine.js';
import type { Metric, Part } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { filterSql, fromCases, rowsOf, whereCases } from '../../src/question/cases.js';
import { countedBy } from '../../src/question/counted.js';
import type { Question } from '../../src/question/question.js';

/** What a statement binds under names of its own, so that two can stand in one. */
interface Side { readonly rows: string; readonly facts: string; readonly params: Statement['params'] }

const renamed = (sql: string, side: string): string => sql.replaceAll(/\{(\w+):/gu, `{${side}_$1:`);

/** Cases behind a part of a number as they were known after a load, and all cases of the dataset then, with whether they were among those that are asked about. */
function sideOf(side: 'earlier' | 'later', metric: Metric, part: Part, question: Question): Side {
  const bindings = new Bindings();
  const where = whereCases(question, question.range, bindings);
  const counted = countedBy(metric, part, fromCases(question, bindings)).map((one) => `(${one.where})`).join(' OR ');
  const rows = `SELECT toString(source) AS its_source, case_id AS its_id FROM ${rowsOf(metric, question, bindings)} WHERE ${[...where, `(${counted})`].join(' AND ')}`;
  const within = [...(question.scope === 'all' ? [] : question.scope), ...question.filters].map((filter) => filterSql(filter, bindings));
  const facts = `SELECT toString(source) AS its_source, case_id AS its_id, ${within.length === 0 ? '1' : within.join(' AND ')} AS is_asked FROM ${fromCases(question, bindings)} WHERE dataset = {dataset:String}`;
  const { params = {} } = bindings.statement('');
  return { rows: renamed(rows, side), facts: renamed(facts, side), params: Object.fromEntries(Object.entries(params).map(([name, value]) => [`${side}_${name}`, value])) };
}

/**
 * Why a part of a number is not what it was: cases that are counted at one time (`earlier` and `later` are the same question, as of two loads) and not at another, by what became of them. One row. Columns: `late` (come: not known then), `moved_in` and `moved_out` (known
 * both times, but of the cases asked about only once: a filter, a member or a scope names them otherwise), `corrected_in` and `corrected_out` (of those asked about both times: a date or an outcome is another),
 * `withdrawn` (not known any more), `kept` (counted both times). Cases, each once, however many of their events count.
 */
export function compileNumberChange(metric: Metric, part: Part, earlier: Question, later: Question): Statement {
  const [a, b] = [sideOf('earlier', metric, part, earlier), sideOf('later', metric, part, later)];
  const differing = `SELECT its_source, its_id, max(is_later) AS now, max(NOT is_later) AS then FROM (SELECT *, 0 AS is_later FROM (${a.rows}) UNION ALL SELECT *, 1 AS is_later FROM (${b.rows})) GROUP BY its_source, its_id`;
  const known = (facts: string): string => `SELECT its_source, its_id, any(is_asked) AS is_asked, 1 AS is_known FROM (${facts}) WHERE (its_source, its_id) IN (SELECT its_source, its_id FROM differing WHERE now != then) GROUP BY its_source, its_id`;
  const [came, went] = ['d.now AND NOT d.then', 'd.then AND NOT d.now'];
  return {
    sql: `WITH differing AS (${differing}) SELECT ` +
      `countIf(${came} AND NOT a.is_known) AS late, countIf(${came} AND a.is_known AND NOT a.is_asked) AS moved_in, countIf(${came} AND a.is_known AND a.is_asked) AS corrected_in, ` +
      `countIf(${went} AND NOT b.is_known) AS withdrawn, countIf(${went} AND b.is_known AND NOT b.is_asked) AS moved_out, countIf(${went} AND b.is_known AND b.is_asked) AS corrected_out, countIf(d.now AND d.then) AS kept ` +
      `FROM differing AS d LEFT JOIN (${known(a.facts)}) AS a ON d.its_source = a.its_source AND d.its_id = a.its_id LEFT JOIN (${known(b.facts)}) AS b ON d.its_source = b.its_source AND d.its_id = b.its_id`,
    params: { ...a.params, ...b.params },
  };
}
