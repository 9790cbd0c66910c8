import { defineCheck } from '../src/check/check.js';

/** Fewer cases on either side are not compared. */
const MIN_COMPARED = 30;

export const emptyColumns = defineCheck({
  id: 'empty_columns',
  kind: 'load',
  label: { zh: '字段突然变空', en: 'Columns suddenly empty' },
  meaning: {
    zh: '某字段为空的占比，比该来源以往各次载入高出 10 个百分点以上，且超出偶然（p 图三西格玛限）。办结前才填的字段只看已办结的案件。',
    en: 'The share of cases that leave a column empty is more than 10 points above that of the earlier loads of this source, and beyond chance (three-sigma limit of a p-chart). Columns that are filled by the closing are judged among closed cases.',
  },
  aspect: 'completeness',
  severity: 'warn',
  above: 0.1,
  statement: ({ loadNo, body, columns }) => [
    `SELECT toDate('1970-01-01') AS month, n.column AS column_name, n.empty / n.cases AS measured, o.share + {above:Float64} AS threshold, n.empty AS at_fault, n.cases AS cases`,
    `FROM (SELECT column, cases, empty FROM ${columns} WHERE load_no = ${String(loadNo)} AND cases >= ${String(MIN_COMPARED)}) AS n`,
    `INNER JOIN (SELECT column, sum(empty) / sum(cases) AS share FROM concord.load_column`,
    `WHERE load_no IN (SELECT load_no FROM concord.publication WHERE load_no < ${String(loadNo)} AND ${body})`,
    `GROUP BY column HAVING sum(cases) >= ${String(MIN_COMPARED)}) AS o ON n.column = o.column WHERE measured > threshold AND measured - o.share > 3 * sqrt(o.share * (1 - o.share) / n.cases) ORDER BY column_name`,
  ].join(' '),
});
