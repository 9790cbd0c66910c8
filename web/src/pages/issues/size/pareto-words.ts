import type { ParetoWords } from '../../../chart/option/pareto.js';
import type { Pareto, ParetoBar } from '../../../chart/prepare/pareto.js';
import { figures, plain, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { IssueMeasure } from '../../../graphql/gen/graphql.js';
import { countText, moneyScale, moneyText, percentText } from '../../../text/format.js';
import type { MoneyScale } from '../../../text/format.js';
import type { IssueWording } from '../words.js';

/** How a bar is called: a type by its name, several by how many they are. */
export function barLabel({ label, part, types }: ParetoBar, { say, name, locale }: IssueWording): string {
  return label === null ? say(part === 'tail' ? 'tail' : 'unclassified', { n: countText(types, locale) }) : name(label);
}

/** A size in the unit of its column. */
export function sizeIn(value: number, measure: IssueMeasure, scale: MoneyScale, { locale }: IssueWording): string {
  return measure === 'amount' ? moneyText(value, scale, locale) : countText(value, locale);
}

/** Head of a column of sizes: the unit stands there, not in every cell. */
export function sizeHead(measure: IssueMeasure, { unit }: MoneyScale, { say }: IssueWording): string {
  return say(`units.${measure}`, { unit });
}

/** The words of a Pareto by one measure. */
export function paretoWords(pareto: Pareto, measure: IssueMeasure, wording: IssueWording): ParetoWords {
  const { say, locale, t } = wording;
  const scale = moneyScale(pareto.largest, locale);
  return {
    label: (bar) => plain(barLabel(bar, wording)),
    size: (bar) => sizeIn(bar.value, measure, scale, wording),
    percent: (share) => percentText(share, locale),
    barTitle: sizeHead(measure, scale, wording),
    cumulativeTitle: say('cumulative'),
    tooltip: (bar) => [
      barLabel(bar, wording), `${sizeHead(measure, scale, wording)} ${sizeIn(bar.value, measure, scale, wording)}`, ...(measure === 'cases' ? [] : [t('measure.cases', { n: countText(bar.cases, locale) })]),
      ...(pareto.countsOnly ? [say('few')] : [`${say('share')} ${percentText(bar.share, locale)}`, `${say('cumulative')} ${percentText(bar.cumulative, locale)}`]),
      ...(bar.vital && !pareto.countsOnly ? [say('vitalMark')] : []),
    ].map(plain).join('\n'),
  };
}

/** The Pareto as a table. */
export function paretoTable(pareto: Pareto, measure: IssueMeasure, head: string, wording: IssueWording): ChartTable {
  const { say, locale } = wording;
  const scale = moneyScale(pareto.largest, locale);
  const shares = pareto.countsOnly ? [] : [figures('share', say('share')), figures('cumulative', say('cumulative')), words('vital', say('vitalMark'))];
  return {
    columns: [words('type', head), figures('size', sizeHead(measure, scale, wording)), ...(measure === 'cases' ? [] : [figures('cases', say('cases'))]), ...shares],
    rows: pareto.bars.map((bar) => [
      barLabel(bar, wording), sizeIn(bar.value, measure, scale, wording), ...(measure === 'cases' ? [] : [countText(bar.cases, locale)]),
      ...(pareto.countsOnly ? [] : [percentText(bar.share, locale), percentText(bar.cumulative, locale), bar.vital ? '✓' : '']),
    ]),
  };
}
