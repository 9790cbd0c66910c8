import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import { allDimensions, allMetrics } from '../src/catalogue.js';
import { CANONICAL_COLUMNS } from '../src/canonical.js';
import type { Statement } from '../src/engine/engine.js';
import { DUE_RULE_CODES } from '../src/record/national-rules.js';
import { ACTS, deletedBefore } from '../src/kept/deleted-before.js';
import type { Cases } from '../src/question/question.js';

/** Columns of the canonical case, or parts of them (`NEEDED_KNOWLEDGE`), that some definition needs. */
export const NEEDED_COLUMNS = [...new Set([...allMetrics.flatMap((m) => m.needs), ...allDimensions.map((d) => d.needs)])].sort();

const KINDS: ReadonlyMap<string, string> = new Map(CANONICAL_COLUMNS.map((c) => [c.name, c.kind]));

/**
 * What a definition may need beyond that a column holds something, as predicates. Of a source that knows only classes of outcomes, nobody can say how cases were settled or why they ended: a share of
 * that would be nought for want of knowledge. A limit's rule is told where some rule applies.
 */
export const NEEDED_KNOWLEDGE: ReadonlyMap<string, string> = new Map([
  ['settled_how', "outcome_class = 'S' AND outcome != 'S'"],
  ['terminated_why', "outcome_class = 'T' AND outcome != 'T'"],
  ['due_rule', `due_rule NOT IN ('', '${DUE_RULE_CODES.none}')`],
]);

function deliveredSql(column: string): string {
  const known = NEEDED_KNOWLEDGE.get(column);
  if (known !== undefined) return known;
  // What is filled by the store alone (a team's lead) is text, too.
  return ['text', 'outcome', 'pseudonym', undefined].includes(KINDS.get(column)) ? `${column} != ''` : `${column} IS NOT NULL`;
}

/** The data version in force: the publication whose table is case_current. Columns: data_version, published_at. No row: nothing loaded yet. */
export function compileDataVersion(): Statement {
  return {
    sql:
      'SELECT data_version, published_at FROM concord.publication WHERE table_uuid = ' +
      `(SELECT uuid FROM system.tables WHERE database = 'concord' AND name = 'case_current') ORDER BY data_version DESC LIMIT 1`,
  };
}

/** A publication that a load made: one that takes a load back, or deletes cases, delivers nothing and has no profile of its own. */
const IS_LOAD = `load_no NOT IN (${ACTS})`;

/**
 * Datasets as they stood after load `upTo`, with the last day each knew then: of the days its sources were known up to, each told by the newest publication of the source, the latest. All of it
 * is told by publications up to that load, which never change: asked of a data version, it is of that version whatever is published meanwhile.
 * Columns: dataset, known_until, newest_profile (text of the profile of the newest load of cases).
 */
export function compileDatasets(upTo: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    `SELECT dataset, toString(assumeNotNull(max(known))) AS known_until, argMax(profile, brought) AS newest_profile FROM (` +
    `SELECT dataset, source, argMax(tuple(as_of_on), data_version).1 AS known, argMaxIf(profile_text, load_no, ${IS_LOAD}) AS profile, maxIf(load_no, ${IS_LOAD}) AS brought ` +
    `FROM concord.publication WHERE kind = 'case' AND load_no <= ${bindings.bind(upTo, 'UInt32')} GROUP BY dataset, source) GROUP BY dataset HAVING max(known) IS NOT NULL ORDER BY dataset`,
  );
}

/** The data version up to `upTo` in which anything of a dataset, cases or reference data, was last brought or taken back: other datasets move the version, too. Columns: moved_in. */
export function compileDatasetMoved(dataset: string, upTo: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(`SELECT max(data_version) AS moved_in FROM concord.publication WHERE dataset = ${bindings.bind(dataset, 'String')} AND data_version <= ${bindings.bind(upTo, 'UInt32')}`);
}

/** The newest profile of each source of a dataset, as it stood after load `upTo`. Columns: source, profile. */
export function compileSourceProfiles(dataset: string, upTo: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    `SELECT source, argMax(profile_text, load_no) AS profile FROM concord.publication WHERE kind = 'case' AND ${IS_LOAD} AND dataset = ${bindings.bind(dataset, 'String')} ` +
    `AND load_no <= ${bindings.bind(upTo, 'UInt32')} GROUP BY source ORDER BY source`,
  );
}

/**
 * What a dataset holds for this viewer. Columns: cases, first_on, last_on, then for each of NEEDED_COLUMNS how many cases deliver it.
 */
export function compileCoverage(cases: Cases): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  const delivered = NEEDED_COLUMNS.map((c) => `countIf(${deliveredSql(c)}) AS has_${c}`);
  return bindings.statement(
    `SELECT count() AS cases, greatest(min(received_on), ${deletedBefore(bindings.bind(cases.dataset, 'String'))}) AS first_on, max(received_on) AS last_on, ${delivered.join(', ')} FROM concord.case_current WHERE ${where.join(' AND ')}`,
  );
}

/** The day on which a dataset's history begins: the first receipt, or the day up to which closed cases were deleted. Column: first_on; null where there are no cases. */
export function compileHistoryStart(cases: Cases): Statement {
  const bindings = new Bindings();
  const dataset = bindings.bindAs('dataset', cases.dataset, 'String');
  return bindings.statement(`SELECT if(count() = 0, NULL, toString(greatest(min(received_on), ${deletedBefore(dataset)}))) AS first_on FROM ${fromCases(cases, bindings)} WHERE dataset = ${dataset}`);
}
