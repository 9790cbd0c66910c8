import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import { recordsInForce, recordsUpTo } from '../../src/record/in-force.js';

/** Members of whom a viewer may be told what was set and written down for them, as dimension and key; `all`: of everybody. What is about all cases is for everybody. */
export type ToldOf = 'all' | readonly (readonly [dimension: string, key: string])[];

/** Which targets, baselines and campaigns: of one dataset, as they stood after a load, of those the viewer may be told of. */
export interface NormsAsked {
  readonly dataset: string;
  readonly asOfLoad: number;
  readonly told: ToldOf;
}

/** What a record is about, as SQL over its fields; '' in either for all cases. */
interface Subject {
  readonly dimension: string;
  readonly member: string;
}

/** Of records that name one member of any dimension. */
export const ABOUT_MEMBER: Subject = { dimension: "fields['dimension']", member: "fields['member']" };

const SUBJECTS: Readonly<Record<string, Subject>> = { target: ABOUT_MEMBER, baseline: ABOUT_MEMBER, campaign: ABOUT_MEMBER, closings_known: { dimension: "'institution'", member: "fields['institution']" } };

/** Whom records of a kind are about; undefined for kinds that are not about one member. */
export const subjectSql = (kind: string): Subject | undefined => SUBJECTS[kind];

/** No key holds one. */
const BETWEEN = '\n';

/** Condition: it is about all cases, or about a member of whom the viewer may be told. */
export function isToldSql({ dimension, member }: Subject, told: ToldOf, bindings: Bindings): string {
  if (told === 'all') return '1';
  return `(${dimension} = '' OR ${member} = '' OR concat(${dimension}, '\\n', ${member}) IN ${bindings.bind(told.map((one) => one.join(BETWEEN)), 'Array(String)')})`;
}

/** Whom targets, baselines, campaigns and the like of a dataset are about. Columns: dimension, member. */
export function compileSubjects({ dataset, asOfLoad }: Omit<NormsAsked, 'told'>): Statement {
  const bindings = new Bindings();
  const upTo = recordsUpTo(bindings.bind(asOfLoad, 'UInt32'));
  const of = `dataset = ${bindings.bind(dataset, 'String')}`;
  const each = Object.entries(SUBJECTS).map(([kind, { dimension, member }]) => `SELECT ${dimension} AS dimension, ${member} AS member FROM (${recordsInForce(kind, upTo)}) WHERE ${of}`);
  return bindings.statement(`SELECT DISTINCT dimension, member FROM (${each.join(' UNION ALL ')}) WHERE dimension != '' AND member != '' ORDER BY dimension, member`);
}

/** Which of some members of a dimension hold a case that the viewer may see. Column: member. */
export function compileHeldMembers(dimension: DimensionId, members: readonly string[], cases: Cases): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  const key = `toString(${dimensionById(dimension).key})`;
  return bindings.statement(`SELECT DISTINCT ${key} AS member FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} AND ${key} IN ${bindings.bind([...members], 'Array(String)')} ORDER BY member`);
}
