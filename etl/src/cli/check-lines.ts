import { checkById, NO_MONTH } from '@concord/sql';
import type { LoadChecks } from '../check/check-load.js';
import type { ControlTotals, Finding, Totals } from '../check/load-report.js';

/** A language of the command line. */
export type Language = 'zh' | 'en';

const n = (value: number): string => value.toLocaleString('en-US');
const money = (yuan: number): string => yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const figures = ({ cases, claimed, agreed }: Totals): string => [n(cases), money(claimed), money(agreed)].join('\t');

const HEADS = {
  zh: ['收案月', '交付行', '拒收行', '交付案件', '涉案金额', '协议金额', '发布后案件', '涉案金额', '协议金额', '现有案件', '涉案金额', '协议金额'],
  en: ['month', 'rows', 'rejected', 'cases delivered', 'claimed', 'agreed', 'cases after', 'claimed', 'agreed', 'cases now', 'claimed', 'agreed'],
} as const;
const SEVERITIES = { block: ['阻止发布', 'blocks'], warn: ['警告', 'warning'], note: ['提示', 'note'] } as const;

const monthOf = (month: string, otherwise: string): string => (month === NO_MONTH ? otherwise : month.slice(0, 'YYYY-MM'.length));

const controlLine = ({ month, delivered, next, current }: ControlTotals, zh: boolean): string =>
  `${monthOf(month, zh ? '收案日不可读' : 'no readable date')}\t${n(delivered.rows)}\t${n(delivered.rejected)}\t${figures(delivered)}\t${figures(next)}\t${figures(current)}`;

function findingLine({ rule, severity, month, column, measured, threshold, atFault, cases }: Finding, language: Language): string {
  const zh = language === 'zh';
  const label = checkById(rule)?.label[language] ?? rule;
  const share = (value: number): string => (rule === 'volume' ? n(Math.round(value)) : `${String(Math.round(value * 1000) / 10)}%`);
  const at = [monthOf(month, zh ? '整批' : 'whole load'), column].filter((part) => part !== '').join(' ');
  const counted = rule === 'volume' ? '' : ` (${n(atFault)} / ${n(cases)})`;
  return `  ${SEVERITIES[severity][zh ? 0 : 1]} ${label} ${at}: ${share(measured)}${counted}, ${zh ? '限' : 'limit'} ${share(threshold)}`;
}

/** How many findings there are, and each in a line. */
export const findingLines = (findings: readonly Finding[], language: Language): readonly string[] =>
  [language === 'zh' ? `质量检查发现 ${n(findings.length)} 处` : `${n(findings.length)} findings`, ...findings.map((finding) => findingLine(finding, language))];

/** Control totals by month as a table of tabs, then the findings, one a line. */
export function checkLines({ controls, findings }: LoadChecks, language: Language): readonly string[] {
  if (controls.length === 0) return [];
  const zh = language === 'zh';
  return [HEADS[language].join('\t'), ...controls.map((control) => controlLine(control, zh)), ...findingLines(findings, language)];
}
