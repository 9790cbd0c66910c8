import { defineCheck, knownFinding, NO_MONTH, type FoldedColumn } from '../src/check/check.js';

/** True where what a case held in a column (`o`) is not all in its new version (`n`). */
function isLess({ column, says }: FoldedColumn): string {
  const [was, is] = [`o.${column}`, `n.${column}`];
  switch (says) {
    case 'earliest': return `(${was} IS NOT NULL AND ifNull(${is} > ${was}, 1))`;
    case 'most': return `(${was} IS NOT NULL AND ifNull(${is} < ${was}, 1))`;
    case 'list': return `(${was} != '' AND NOT hasAll(splitByString('; ', toString(${is})), splitByString('; ', toString(${was}))))`;
  }
}

export const shrunkCases = defineCheck({
  id: 'shrunk_cases',
  kind: 'load',
  label: { zh: '案件内容变少', en: 'Cases that say less than before' },
  meaning: {
    zh: '行折叠成案件的来源：库中已有、本次带来新版本的案件中，由多行得出的值变少的占比（首个日期变晚、合计或最大值变小、列表少了项）。折叠只在一次交付之内，新版本取代旧版本：若本次文件只有同一案件后来的行，此前的行便不再计入。请将有这些案件的全部文件作为一次交付载入（命令行上的文件夹即为一次交付），或让每个文件含有其案件的全部行。',
    en: 'Where rows fold into cases: the share of the cases held for which this load brings a new version whose values, made of several rows, are less than before (a first date later, a sum or maximum smaller, a list without what was in it). Rows fold within one delivery, and the new version takes the place of the old: where this file holds only later rows of a case, the rows before count no more. Load all files that speak of these cases as one delivery (a folder on the command line is one), or let each file hold every row of its cases.',
  },
  aspect: 'completeness',
  severity: 'warn',
  above: 0,
  statement: ({ body, next, loadNo, folded, changed }) => {
    if (folded.length === 0 || changed === 0) return knownFinding(undefined);
    const names = ['cityHash64(case_id) AS id', ...folded.map(({ column }) => column)].join(', ');
    const parts = folded.map((one) => `('${one.column}', countIf(${isLess(one)}))`);
    return [
      `SELECT toDate('${NO_MONTH}') AS month, part.1 AS column_name, part.2 / cases AS measured, {above:Float64} AS threshold, part.2 AS at_fault, cases FROM (`,
      `SELECT count() AS cases, CAST([${parts.join(', ')}], 'Array(Tuple(String, UInt64))') AS parts FROM (SELECT ${names} FROM ${next} WHERE ${body} AND load_no = ${String(loadNo)}) AS n`,
      `INNER JOIN (SELECT ${names} FROM concord.case_current WHERE ${body}) AS o ON n.id = o.id) ARRAY JOIN parts AS part WHERE at_fault > 0 AND measured > threshold ORDER BY column_name`,
    ].join(' ');
  },
});
