import { countText, percentAxisText, percentText } from '../text/format.js';
import type { Wording } from '../text/wording.js';
import type { SurvivalWords } from './option/survival.js';
import { openOn } from './prepare/survival.js';
import type { Survival } from './prepare/survival.js';
import { figures } from './table.js';
import type { ChartTable } from './table.js';

const MONTH_DAYS = 30;

/** The words of a survival curve. */
export function survivalWords(survival: Survival, { t, locale }: Wording): SurvivalWords {
  return {
    days: t('metric.day'),
    percent: (share) => percentAxisText(share, locale),
    median: survival.median === null ? '50%' : `${t('measure.median')} ${t('measure.day', { n: countText(survival.median, locale) })}`,
    tooltip: (point) => [
      t('measure.day', { n: countText(point.day, locale) }),
      `${t('metric.open')} ${percentText(point.survival, locale)}`,
      t('measure.intervalShort', { interval: `${percentText(point.low, locale)}–${percentText(point.high, locale)}` }),
      `${t('metric.atRisk')} ${countText(point.atRisk, locale)}`,
    ].join('\n'),
  };
}

/** The curve in one sentence: its median, and what is left after a month. */
export function survivalSentence(survival: Survival, { t, locale }: Wording): string {
  const median = survival.median === null ? t('metric.survivalNoMedian') : t('metric.survivalMedian', { n: countText(survival.median, locale) });
  if (survival.lastDay < MONTH_DAYS) return median;
  const left = t('metric.survivalAt', { share: percentText(openOn(survival.points, MONTH_DAYS), locale) });
  return locale === 'en' ? `${median} ${left}` : median + left;
}

/** The curve as a table, a row a step. */
export function survivalTable(survival: Survival, { t, locale }: Wording): ChartTable {
  return {
    columns: [figures('day', t('metric.day')), figures('open', t('metric.open')), figures('interval', t('measure.intervalHead')), figures('risk', t('metric.atRisk'))],
    rows: survival.points.map((point) => [
      countText(point.day, locale), percentText(point.survival, locale),
      `${percentText(point.low, locale)}–${percentText(point.high, locale)}`,
      countText(point.atRisk, locale),
    ]),
  };
}
