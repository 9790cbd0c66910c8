import { defineCheck } from '../src/check/check.js';

/** Fewer cases on either side are not compared. */
const MIN_COMPARED = 30;
/** A column that is not filled once, although so few loads of chance would leave it empty, has gone missing however seldom it is filled. */
const BY_CHANCE = 0.001;

export const emptyColumns = defineCheck({
  id: 'empty_columns',
  kind: 'load',
  label: { zh: '字段突然变空', en: 'Columns suddenly empty' },
  meaning: {
    zh: '某字段为空的占比，比该来源以往各次载入高出 10 个百分点以上，且超出偶然（p 图三西格玛限）；或以往填过的字段这次一件也没有填，而偶然如此的概率不到千分之一。办结时才有的字段只看已办结的案件，协议与履行的字段只看达成协议的案件。',
    en: 'The share of cases that leave a column empty is more than 10 points above that of the earlier loads of this source, and beyond chance (three-sigma limit of a p-chart); or a column that was filled before is not filled once, which chance would do less than once in a thousand loads. Columns that are filled by the closing are judged among closed cases, those of agreement and performance among settled ones.',
  },
  aspect: 'completeness',
  severity: 'warn',
  above: 0.1,
  statement: ({ loadNo, body, columns }) => [
    `SELECT toDate('1970-01-01') AS month, n.column AS column_name, n.empty / n.cases AS measured, if(is_gone, o.share, o.share + {above:Float64}) AS threshold, n.empty = n.cases AND o.share < 1 AND pow(o.share, n.cases) < ${String(BY_CHANCE)} AS is_gone, n.empty AS at_fault, n.cases AS cases`,
    `FROM (SELECT column, cases, empty FROM ${columns} WHERE load_no = ${String(loadNo)} AND cases >= ${String(MIN_COMPARED)}) AS n`,
    `INNER JOIN (SELECT column, sum(empty) / sum(cases) AS share FROM concord.load_column`,
    `WHERE load_no IN (SELECT load_no FROM concord.publication WHERE load_no < ${String(loadNo)} AND ${body})`,
    `GROUP BY column HAVING sum(cases) >= ${String(MIN_COMPARED)}) AS o ON n.column = o.column WHERE is_gone OR (measured > threshold AND measured - o.share > 3 * sqrt(o.share * (1 - o.share) / n.cases)) ORDER BY column_name`,
  ].join(' '),
});
