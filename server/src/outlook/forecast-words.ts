import { addCalendarDays, type LocalisedText } from '@concord/sql';
import { phrase } from '../narrative/phrase.js';
import { amountText, monthText, numberText, rangeText, shareText } from '../narrative/text.js';
import type { ForecastMethod } from '../stats/series/forecast.js';
import type { Outlook } from './outlook.model.js';

/** Rules as people name them. */
export const METHOD_LABELS: Readonly<Record<ForecastMethod, LocalisedText>> = {
  mean: { zh: '历史平均', en: 'mean of the past' },
  seasonal_naive: { zh: '同去年同月', en: 'as the same month last year' },
  smoothing: { zh: '指数平滑', en: 'exponential smoothing' },
  damped_trend: { zh: '阻尼趋势', en: 'damped trend' },
  seasonal_smoothing: { zh: '季节调整后指数平滑', en: 'smoothing of what is left without the season' },
  seasonal_damped_trend: { zh: '季节调整后阻尼趋势', en: 'damped trend of what is left without the season' },
};

const WORDS = {
  told: {
    zh: '{metric}：预计{month}为 {value}（95% 区间 {range}）。方法：{method}，在 {tried} 种方法中回测误差最小，平均偏差 {error}；{n} 次回测中有 {coverage} 落在区间内。',
    en: '{metric}: {value} expected in {month} (95% interval {range}). By {method}, which had the least error of {tried} rules in the back-test, {error} on average; of {n} forecasts {coverage} held.',
  },
  unfinished: { zh: '{month}（未满月）', en: '{month} (not complete)' },
  entering: { zh: '{month}（尚未录齐）', en: '{month} (still being entered)' },
  tooFew: { zh: '{metric}：完整的月份只有 {n} 个，不足 18 个，暂不预测。', en: '{metric}: {n} complete months, fewer than 18: no forecast yet.' },
} as const;

/** The month of a forecast: one that has begun is not over yet, or its cases are still being entered. */
function monthWords(from: string, asOf: string): LocalisedText {
  const month = monthText(from);
  if (from > asOf) return month;
  return phrase(from.slice(0, 7) === addCalendarDays(asOf, 1).slice(0, 7) ? WORDS.unfinished : WORDS.entering, { month });
}

/** The sentence of a forecast: the next month, its interval, and how the rule did in the past. */
export function outlookSentence(label: LocalisedText, { months, forecast, chosen, tried }: Pick<Outlook, 'chosen' | 'forecast' | 'months' | 'tried'>, asOf: string): LocalisedText {
  const [next] = forecast;
  if (chosen === null || next === undefined) return phrase(WORDS.tooFew, { metric: label, n: numberText(months.length) });
  const whole = (value: number): LocalisedText => amountText(Math.round(value), 'case');
  return phrase(WORDS.told, {
    metric: label, month: monthWords(next.from, asOf), value: whole(next.value), range: rangeText(Math.round(next.low), Math.round(next.high), 'case'), method: METHOD_LABELS[chosen.method],
    tried: numberText(tried.length), error: whole(chosen.meanAbsoluteError), n: numberText(chosen.n), coverage: shareText(chosen.coverage),
  });
}
