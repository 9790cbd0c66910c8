import type { SparkMark } from '../../annotations/spark-marks.js';
import { axisOf } from '../../chart/prepare/trend.js';
import type { Trend, TrendPoint } from '../../chart/prepare/trend.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { countText, monthText } from '../../text/format.js';
import type { Issues, IssueType } from './questions.js';
import type { IssueWording } from './words.js';

/** A type's months as a small trend. */
export function typeTrend({ monthly }: Pick<IssueType, 'monthly'>, months: Issues['months'], definition: MetricDefinition): Trend {
  const points = months.map(({ complete, from, to }, i): TrendPoint => ({ from, to, complete, value: monthly[i] ?? 0, n: monthly[i] ?? 0, low: null, high: null, caveat: null, target: null, limits: null }));
  return {
    shape: 'bar', points, firmUntil: points.findLastIndex(({ complete }) => complete), gaps: 0, hasStrip: false,
    extent: points.length === 0 ? null : [Math.min(...monthly), Math.max(...monthly)], axis: axisOf(monthly, definition),
  };
}

/** The same in words, with what happened: `“信用卡”各月件数：2026年1月 12、…`. */
export function trendLabel({ member, monthly }: Pick<IssueType, 'member' | 'monthly'>, months: Issues['months'], { say, name, locale }: IssueWording, happened: readonly SparkMark[] = []): string {
  const counts = months.map(({ from }, i) => `${monthText(from, locale)} ${countText(monthly[i] ?? 0, locale)}`).join(locale === 'en' ? ', ' : '、');
  return [say('trendOf', { name: name(member.label), counts }), happened.map(({ text }) => text).join(locale === 'en' ? '; ' : '；')].filter((part) => part !== '').join(' ');
}
