import type { CanonicalColumn } from '../canonical.js';
import { bucketSql } from '../time/bucket.js';
import { JUDGED, type LoadCheck, type Severity } from './check.js';

/** What is asked of one column: that it is filled or empty, one or none of some codes, within bounds, or not before the day of another column. */
export type ColumnTest =
  | 'empty' | 'filled'
  | { readonly any_of: readonly string[] } | { readonly none_of: readonly string[] }
  | { readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly not_before: string };

/** What is asked of several columns, all of it. */
export type ColumnTests = Readonly<Record<string, ColumnTest>>;

/** A rule of a source's own: cases that fulfil `when` fulfil `require`. */
export interface OwnRule {
  readonly when: ColumnTests;
  readonly require: ColumnTests;
  readonly severity: Severity;
  /** The share of them that may not, from 0 to 1. */
  readonly above: number;
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'outcome', 'pseudonym']);
const DAYS: ReadonlySet<string> = new Set(['date']);
const NUMBERS: ReadonlySet<string> = new Set(['amount', 'count', 'score', 'flag']);

/** Why a test cannot be asked of a column; undefined where it can. */
export function testFault({ kind }: CanonicalColumn, test: ColumnTest, columnOf: (name: string) => CanonicalColumn | undefined): string | undefined {
  if (test === 'filled' || test === 'empty') return undefined;
  if ('not_before' in test) return DAYS.has(kind) && DAYS.has(columnOf(test.not_before)?.kind ?? '') ? undefined : '`not_before` compares two days';
  if ('any_of' in test || 'none_of' in test) return kind === 'text' || kind === 'outcome' ? undefined : '`any_of` and `none_of` are asked of texts and outcomes';
  if (test.min === undefined && test.max === undefined) return 'needs `min`, `max` or both';
  return NUMBERS.has(kind) ? undefined : '`min` and `max` are asked of numbers';
}

/** Text of a rule only ever becomes a literal; `literal` makes it one. Numbers are ours by then, columns are names we know. */
function testSql(name: string, kind: CanonicalColumn['kind'], test: ColumnTest, literal: (text: string) => string): string {
  const filled = TEXTS.has(kind) ? `${name} != ''` : `${name} IS NOT NULL`;
  if (test === 'filled') return filled;
  if (test === 'empty') return `NOT (${filled})`;
  if ('not_before' in test) return `${name} >= ${test.not_before}`;
  if ('any_of' in test) return `toString(${name}) IN (${test.any_of.map(literal).join(', ')})`;
  if ('none_of' in test) return `toString(${name}) NOT IN (${test.none_of.map(literal).join(', ')})`;
  return [...(test.min === undefined ? [] : [`${name} >= ${String(test.min)}`]), ...(test.max === undefined ? [] : [`${name} <= ${String(test.max)}`])].join(' AND ');
}

/** Cases that fulfil every test; what is empty fulfils no comparison. */
const allOf = (tests: ColumnTests, columns: readonly CanonicalColumn[], literal: (text: string) => string): string =>
  ['1', ...Object.entries(tests).map(([column, test]) => `ifNull(${testSql(column, columns.find((one) => one.name === column)?.kind ?? 'text', test, literal)}, 0)`)].join(' AND ');

/** Of which cases a rule is asked, and which of them break it: conditions over cases. `literal` stands for a text in SQL. */
export function ownParts({ when, require }: OwnRule, columns: readonly CanonicalColumn[], literal: (text: string) => string): { readonly column: string; readonly of: string; readonly broken: string } {
  const of = allOf(when, columns, literal);
  return { column: Object.keys(require)[0] ?? '', of, broken: `${of} AND NOT (${allOf(require, columns, literal)})` };
}

/**
 * A rule of a source's own as a check that is told by the name the source gave it, by month of receipt. It is asked of the cases a load brings as they will be current,
 * so that rows which fold are asked together. `literal` makes text a literal of the engine.
 */
export function ownCheck(name: string, rule: OwnRule, columns: readonly CanonicalColumn[], literal: (text: string) => string): LoadCheck {
  const { column, of, broken } = ownParts(rule, columns, literal);
  const text = { zh: name, en: name };
  return {
    id: name, kind: 'load', label: text, meaning: text, aspect: 'consistency', severity: rule.severity, above: rule.above,
    statement: ({ body, loadNo, next }) => [
      `SELECT month, '${column}' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases FROM (`,
      `SELECT ${bucketSql('received_on', 'month')} AS month, countIf(${of}) AS cases, countIf(${broken}) AS at_fault`,
      `FROM ${next} WHERE ${body} AND load_no = ${String(loadNo)} GROUP BY month) WHERE cases > 0 AND ${JUDGED} AND measured > threshold ORDER BY month`,
    ].join(' '),
  };
}
