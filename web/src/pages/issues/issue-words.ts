import type { HeatWords } from '../../chart/option/heat.js';
import type { ParetoWords } from '../../chart/option/pareto.js';
import type { Heat } from '../../chart/prepare/heat.js';
import type { Pareto, ParetoBar } from '../../chart/prepare/pareto.js';
import { figures, plain, words } from '../../chart/table.js';
import type { ChartTable } from '../../chart/table.js';
import { countText, monthAxisText, monthText, percentText } from '../../text/format.js';
import type { Wording } from '../../text/wording.js';

function labelOf(bar: ParetoBar, pareto: Pareto, { t, locale, name }: Wording): string {
  return bar.isOther ? t('issues.other', { n: countText(pareto.folded, locale) }) : name(bar.label);
}

/** The words of a Pareto. */
export function paretoWords(pareto: Pareto, wording: Wording): ParetoWords {
  const { t, locale } = wording;
  return {
    label: (bar) => plain(labelOf(bar, pareto, wording)),
    count: (bar) => countText(bar.n, locale),
    percent: (share) => percentText(share, locale),
    barTitle: t('issues.paretoBar'),
    cumulativeTitle: t('issues.paretoCum'),
    tooltip: (bar) => [
      labelOf(bar, pareto, wording), t('measure.cases', { n: countText(bar.n, locale) }),
      `${t('measure.share')} ${percentText(bar.share, locale)}`, `${t('issues.cumulative')} ${percentText(bar.cumulative, locale)}`,
    ].map(plain).join('\n'),
  };
}

const TOLD = 3;

/** The concentration in one sentence: how many types, and what the first few hold. */
export function paretoSentence(pareto: Pareto, { t, locale }: Wording): string {
  const top = pareto.reach80 ?? Math.min(TOLD, pareto.bars.filter((bar) => !bar.isOther).length);
  return t('issues.paretoSentence', {
    total: countText(pareto.memberCount, locale), n: countText(pareto.total, locale), top: countText(top, locale),
    share: percentText(pareto.bars[top - 1]?.cumulative ?? 0, locale),
  });
}

/** The Pareto as a table. */
export function paretoTable(pareto: Pareto, head: string, wording: Wording): ChartTable {
  const { t, locale } = wording;
  return {
    columns: [words('issue', head), figures('n', t('measure.nHead')), figures('share', t('measure.share')), figures('cumulative', t('issues.cumulative'))],
    rows: pareto.bars.map((bar) => [labelOf(bar, pareto, wording), countText(bar.n, locale), percentText(bar.share, locale), percentText(bar.cumulative, locale)]),
  };
}

/** The words of a heat map. */
export function heatWords(heat: Heat, { t, locale, name }: Wording): HeatWords {
  return {
    month: (month, index) => monthAxisText(month, index === 0, locale),
    member: (row) => plain(heatLabel(heat, row, name)),
    cell: (cell) => (cell.n === 0 ? '' : countText(cell.n, locale)),
    tooltip: (cell) => [heatLabel(heat, cell.row, name), monthText(heat.months[cell.column] ?? '', locale), t('measure.cases', { n: countText(cell.n, locale) })].map(plain).join('\n'),
  };
}

function heatLabel(heat: Heat, row: number, name: Wording['name']): string {
  const member = heat.members[row];
  return member === undefined ? '' : name(member.label);
}

/** The heat map in one sentence: its size and its largest cell. */
export function heatSentence(heat: Heat, { t, locale, name }: Wording): string {
  if (heat.most === null) return '';
  return t('issues.heatSentence', {
    shown: countText(heat.members.length, locale), months: countText(heat.months.length, locale), n: countText(heat.most.n, locale),
    month: monthText(heat.months[heat.most.column] ?? '', locale), name: heatLabel(heat, heat.most.row, name),
  });
}

/** The heat map as a table: a row a member, a column a month, and its sum. */
export function heatTable(heat: Heat, head: string, { t, locale, name }: Wording): ChartTable {
  return {
    columns: [words('issue', head), ...heat.months.map((month) => figures(month, monthText(month, locale))), figures('sum', t('measure.sum'))],
    rows: heat.members.map((member, row) => [
      name(member.label), ...heat.cells.filter((cell) => cell.row === row).map((cell) => countText(cell.n, locale)), countText(member.total, locale),
    ]),
  };
}
