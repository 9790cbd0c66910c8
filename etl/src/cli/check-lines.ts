import { checkById, NO_MONTH, recordSumLabel } from '@concord/sql';
import type { LoadChecks } from '../check/check-load.js';
import type { UnknownValue } from '../map/unknown-values.js';
import { AMOUNT_NAMES, type AmountName, type ControlTotals, type Finding, type RecordControl, type Totals } from '../check/load-report.js';

/** A language of the command line. */
export type Language = 'zh' | 'en';

const n = (value: number): string => value.toLocaleString('en-US');
const money = (yuan: number | undefined): string => (yuan === undefined ? '–' : yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
const figures = (totals: Totals): string => [n(totals.cases), ...AMOUNT_NAMES.map((name) => money(totals[name]))].join('\t');

const AMOUNTS: Readonly<Record<Language, Readonly<Record<AmountName, string>>>> = {
  zh: { claimed: '涉案金额', agreed: '协议金额', performed: '已履行金额', cost: '办案成本' },
  en: { claimed: 'claimed', agreed: 'agreed', performed: 'performed', cost: 'cost' },
};
const SIDES = { zh: ['收案月', '交付行', '拒收行', '交付案件', '发布后案件', '现有案件'], en: ['month', 'rows', 'rejected', 'cases delivered', 'cases after', 'cases now'] } as const;

function head(language: Language): string {
  const [month, rows, rejected, ...sides] = SIDES[language];
  const amounts = AMOUNT_NAMES.map((name) => AMOUNTS[language][name]);
  return [month, rows, rejected, ...sides.flatMap((side) => [side, ...amounts])].join('\t');
}

const SEVERITIES = { block: ['阻止发布', 'blocks'], warn: ['警告', 'warning'], note: ['提示', 'note'] } as const;

const monthOf = (month: string, otherwise: string): string => (month === NO_MONTH ? otherwise : month.slice(0, 'YYYY-MM'.length));

const controlLine = ({ month, delivered, next, current }: ControlTotals, zh: boolean): string =>
  `${monthOf(month, zh ? '收案日不可读' : 'no readable date')}\t${n(delivered.rows)}\t${n(delivered.rejected)}\t${figures(delivered)}\t${figures(next)}\t${figures(current)}`;

function findingLine({ rule, severity, month, column, measured, threshold, atFault, cases, corrected }: Finding, language: Language): string {
  const zh = language === 'zh';
  const label = checkById(rule)?.label[language] ?? rule;
  const isCount = checkById(rule)?.counts === true;
  const share = (value: number): string => (isCount ? n(Math.round(value)) : `${String(Math.round(value * 1000) / 10)}%`);
  const at = [monthOf(month, zh ? '整批' : 'whole load'), column].filter((part) => part !== '').join(' ');
  const since = corrected === 0 ? '' : zh ? `，其中 ${n(corrected)} 行已更正载入` : `, ${n(corrected)} corrected since`;
  const counted = isCount ? '' : ` (${n(atFault)} / ${n(cases)}${since})`;
  return `  ${SEVERITIES[severity][zh ? 0 : 1]} ${label} ${at}: ${share(measured)}${counted}, ${zh ? '限' : 'limit'} ${share(threshold)}`;
}

/** The columns of which not every value outside the vocabularies is listed, a line each. */
export function cutLines(values: readonly UnknownValue[], language: Language): readonly string[] {
  const cut = new Map(values.map(({ column, of }) => [column, { of, listed: values.filter((one) => one.column === column).length }]));
  return [...cut].filter(([, { of, listed }]) => of > listed).map(([column, { of, listed }]) => `  ${column}: ${language === 'zh' ? `共 ${n(of)} 种，列出最多的 ${n(listed)} 种` : `${n(listed)} of ${n(of)} values, the most frequent ones`}`);
}

/** How many findings there are, and each in a line. */
export const findingLines = (findings: readonly Finding[], language: Language): readonly string[] =>
  [language === 'zh' ? `质量检查发现 ${n(findings.length)} 处` : `${n(findings.length)} findings`, ...findings.map((finding) => findingLine(finding, language))];

const RECORD_HEADS = { zh: ['列', '交付', '发布后', '现有'], en: ['column', 'delivered', 'after', 'now'] } as const;

/** Control totals of reference data as a table of tabs: how many records, and the sums of their columns. */
function recordLines(controls: readonly RecordControl[], language: Language): readonly string[] {
  if (controls.length === 0) return [];
  return [RECORD_HEADS[language].join('\t'), ...controls.map(({ column, delivered, next, current }) => [recordSumLabel(column)[language], ...[delivered, next, current].map((sum) => sum.toLocaleString('en-US', { maximumFractionDigits: 6 }))].join('\t'))];
}

/** Control totals as a table of tabs, of cases by month of receipt; then the findings, one a line. */
export function checkLines({ controls, recordControls, findings }: LoadChecks, language: Language): readonly string[] {
  if (controls.length === 0) return recordLines(recordControls, language);
  const zh = language === 'zh';
  return [head(language), ...controls.map((control) => controlLine(control, zh)), ...findingLines(findings, language)];
}
