import type { MetricValue } from '../../../measure/measure.js';
import { countText, dayText, percentText } from '../../../text/format.js';
import type { StuckTypes } from '../questions.js';
import type { IssueWording } from '../words.js';

type Row = Pick<StuckTypes['rows'][number], 'stocks'>;

/** No percentage below so many, grey below so many more. */
const FEWEST = { percent: 10, full: 30 } as const;

/** The share beyond the limit at the last month end, under the rules for small numbers: below ten cases the fraction alone. */
export function shareOf({ stocks }: { readonly stocks: readonly Pick<Row['stocks'][number], 'aged' | 'open'>[] }, { locale }: IssueWording): { readonly share: string; readonly fraction: string; readonly text: string; readonly weak: boolean } {
  const { aged, open } = stocks.at(-1) ?? { aged: 0, open: 0 };
  const fraction = `${countText(aged, locale)}/${countText(open, locale)}`;
  const share = open < FEWEST.percent ? '' : percentText(aged / open, locale);
  return { share, fraction, text: share === '' ? fraction : share, weak: open < FEWEST.full };
}

/** Days in which three quarters of the cases are closed, under the rules for small numbers. */
export function p75Text({ n, p75, reliability }: Pick<MetricValue, 'n' | 'p75' | 'reliability'>, { locale, t }: IssueWording): string {
  if (reliability === 'none' || reliability === 'counts') return '—';
  return p75 === null ? t('measure.notReached') : n < FEWEST.full ? `${dayText(p75, locale)} (${t('measure.n', { n: countText(n, locale) })})` : dayText(p75, locale);
}

/** The month ends in words: `2026-08-31 高于总体、…`. */
export function endsOf({ stocks }: Row, monthEnds: readonly string[], { say, locale }: IssueWording): string {
  return monthEnds.map((day, i) => `${day} ${say(stocks[i]?.beyond === true ? 'endMark.beyond' : 'endMark.within')}`).join(locale === 'en' ? ', ' : '、');
}
