import type { Statement } from '../src/engine/engine.js';
import { effortSql } from '../src/lookup/difficulty.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import type { Cases } from '../src/question/question.js';

/**
 * The weights that weighted rates are made of. They are of the dataset, whoever asks and whatever is filtered: medians of difficulties, nothing of a case.
 * Columns: stratum (`complexity`), cases (whose minutes are told), minutes and overall (medians), weight; the heaviest first.
 */
export function compileEffort(cases: Cases): Statement {
  const bindings = new Bindings();
  whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  return bindings.statement(`SELECT * FROM (${effortSql(fromCases(cases, bindings), '{dataset:String}')}) ORDER BY weight DESC, stratum`);
}
