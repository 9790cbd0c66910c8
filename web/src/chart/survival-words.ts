import { countText, percentAxisText, percentText } from '../text/format.js';
import type { Wording } from '../text/wording.js';
import type { SurvivalWords } from './option/survival.js';
import type { Survival } from './prepare/survival.js';
import { figures } from './table.js';
import type { ChartTable } from './table.js';

/** The words of a survival curve; `ongoing` is what a case is whose clock still runs. */
export function survivalWords(survival: Survival, ongoing: string, { t, locale }: Wording): SurvivalWords {
  return {
    days: t('metric.day'),
    percent: (share) => percentAxisText(share, locale),
    median: survival.median === null ? '50%' : `${t('measure.median')} ${t('measure.day', { n: countText(survival.median, locale) })}`,
    tooltip: (point) => [
      t('measure.day', { n: countText(point.day, locale) }),
      `${ongoing} ${percentText(point.survival, locale)}`,
      t('measure.intervalShort', { interval: `${percentText(point.low, locale)}–${percentText(point.high, locale)}` }),
      `${t('metric.atRisk')} ${countText(point.atRisk, locale)}`,
    ].join('\n'),
  };
}

/** The curve as a table, a row a step. */
export function survivalTable(survival: Survival, ongoing: string, { t, locale }: Wording): ChartTable {
  return {
    columns: [figures('day', t('metric.day')), figures('open', ongoing), figures('interval', t('measure.intervalHead')), figures('risk', t('metric.atRisk'))],
    rows: survival.points.map((point) => [
      countText(point.day, locale), percentText(point.survival, locale),
      `${percentText(point.low, locale)}–${percentText(point.high, locale)}`,
      countText(point.atRisk, locale),
    ]),
  };
}
