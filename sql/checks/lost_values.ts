import { CANONICAL_COLUMNS } from '../src/canonical.js';
import { defineCheck, knownFinding } from '../src/check/check.js';

/** No case is without the first two; a case that is open again is told by `older_delivery`. */
const ELSEWHERE: ReadonlySet<string> = new Set(['case_id', 'received_on', 'closed_on', 'outcome']);
/** Every other column of a case: a mask has room for 128. */
const COLUMNS = CANONICAL_COLUMNS.filter(({ name }) => !ELSEWHERE.has(name));

const TEXTS: ReadonlySet<string> = new Set(['text', 'outcome', 'pseudonym']);

/** Which columns a case fills, a bit each. */
const MASK = COLUMNS.map(({ name, kind }, i) => `bitShiftLeft(toUInt128(${TEXTS.has(kind) ? `${name} != ''` : `${name} IS NOT NULL`}), ${String(i)})`).join(' + ');

const CASE = 'cityHash64(case_id)';

export const lostValues = defineCheck({
  id: 'lost_values',
  kind: 'load',
  label: { zh: '字段值消失', en: 'Values that went missing' },
  meaning: {
    zh: '库中某字段有值的案件，本次带来的新版本中该字段变为空的占比；多为来源不再导出此列，或表头、映射变了。覆盖案件的全部字段（办结变回未结见“疑为更早的交付”）。',
    en: 'Of the cases for which the store holds a value in a column, the share whose new version has none: mostly the source stopped exporting the column, or a header or the mapping changed. Every column of a case is watched (for closed cases that are open again see "Perhaps an older delivery").',
  },
  aspect: 'completeness',
  severity: 'warn',
  above: 0.1,
  // A mask a case instead of its values: a million cases fit into some megabytes.
  statement: ({ body, next, loadNo, changed }) => {
    if (changed === 0) return knownFinding(undefined);
    const bit = (mask: string): string => `bitAnd(bitShiftRight(${mask}, i), 1) = 1`;
    const brought = `${next} WHERE ${body} AND load_no = ${String(loadNo)}`;
    const held = `concord.case_current WHERE ${body}`;
    // Where nothing is held, the sum over no rows is an empty list.
    const bits = (condition: string): string => `arrayResize(sumForEach(arrayMap(i -> toUInt64(${condition}), range(${String(COLUMNS.length)}))), ${String(COLUMNS.length)})`;
    return [
      "SELECT toDate('1970-01-01') AS month, part.1 AS column_name, part.2 / part.3 AS measured, {above:Float64} AS threshold, part.2 AS at_fault, part.3 AS cases",
      `FROM (SELECT arrayZip([${COLUMNS.map(({ name }) => `'${name}'`).join(', ')}], lost, held) AS parts FROM (`,
      `SELECT ${bits(`${bit('was')} AND NOT ${bit('now')}`)} AS lost, ${bits(bit('was'))} AS held FROM (`,
      `SELECT maxIf(mask, NOT is_new) AS was, maxIf(mask, is_new) AS now FROM (`,
      `SELECT ${CASE} AS id, 0 AS is_new, ${MASK} AS mask FROM ${held} AND ${CASE} IN (SELECT ${CASE} FROM ${brought})`,
      `UNION ALL SELECT ${CASE} AS id, 1 AS is_new, ${MASK} AS mask FROM ${brought} AND ${CASE} IN (SELECT ${CASE} FROM ${held})`,
      ') GROUP BY id))) ARRAY JOIN parts AS part WHERE cases >= 10 AND at_fault >= 5 AND measured > threshold ORDER BY column_name',
    ].join(' ');
  },
});
