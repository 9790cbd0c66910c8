import { lowText } from '../confidence/low-months.js';
import type { LowMonth } from '../confidence/low-months.js';
import { limitsText, variationText } from '../measure/control.js';
import type { Control } from '../measure/control.js';
import { amountText, isFraction, figureText, measureText } from '../measure/measure.js';
import type { MetricDefinition } from '../measure/measure.js';
import { targetText } from '../measure/target.js';
import { countText, dayText, moneyOnScale, moneyScale, moneyText, percentAxisText, percentText, periodAxisText, periodText, plainText } from '../text/format.js';
import type { LocalisedText } from '../text/locale.js';
import type { Wording } from '../text/wording.js';
import type { TrendWords } from './option/trend.js';
import type { Month, Trend, TrendPoint } from './prepare/trend.js';
import { figures, plain, words } from './table.js';
import type { ChartTable, TableColumn } from './table.js';

/** Months whose records are graded below B, by their first day. */
type LowMonths = ReadonlyMap<string, LowMonth>;
const NONE_LOW: LowMonths = new Map();

/** A number on the axis of a metric. */
export function tickText(value: number, definition: MetricDefinition, largest: number, { locale }: Wording): string {
  switch (definition.unit) {
    case 'percent': return percentAxisText(value, locale);
    case 'day': return dayText(value, locale);
    case 'case':
    case 'point': return countText(value, locale);
    case 'times': return plainText(value, Math.abs(value) < 1_000 ? 1 : 0, locale);
    case 'cny': {
      const scale = moneyScale(largest, locale);
      return moneyOnScale(moneyText(value, scale, locale), scale, locale);
    }
  }
}

/** Why a month has no value, or a weak one; empty when it is sound. */
export function caveatText(point: Pick<TrendPoint, 'caveat' | 'n'>, definition: MetricDefinition, { t, locale }: Wording): string {
  switch (point.caveat) {
    case 'lacking': return t('measure.lacking');
    // A month that is not over has cases, and no value per working day yet.
    case 'none': return point.n > 0 ? '' : t('measure.none');
    case 'counts': return isFraction(definition) ? t('measure.counts') : t('measure.countsPlain', { n: countText(point.n, locale) });
    case 'indicative': return t('measure.indicative');
    case 'notReached': return t('measure.notReachedWhy');
    case 'immature':
    case null: return '';
  }
}

/** What a page has to say of a point besides its value. */
export type MoreWords = (point: TrendPoint) => readonly string[];
const NO_MORE: MoreWords = () => [];

function tooltipOf(point: TrendPoint, definition: MetricDefinition, wording: Wording, low: LowMonths, more: MoreWords): string {
  const { t, locale } = wording;
  const lines = [periodText(point, locale) + (point.complete ? '' : ` · ${t('measure.incomplete')}`)];
  lines.push(point.value === null ? '—' : withUnit(point.value, definition, wording));
  if (point.low !== null && point.high !== null) {
    lines.push(t('measure.intervalShort', { interval: `${amountText(point.low, definition, locale)}–${amountText(point.high, definition, locale)}` }));
  }
  lines.push(t('measure.n', { n: countText(point.n, locale) }), ...more(point));
  if (typeof point.rolling === 'number' && definition.rolling !== null) lines.push(`${t('measure.rolling', { n: String(definition.rolling) })} ${withUnit(point.rolling, definition, wording)}`);
  if (point.target) lines.push(targetText(point.target, definition, wording));
  if (point.limits !== null) lines.push(t('spc.limitsOf', { limits: limitsText(point.limits, definition, wording) }), variationText(point.limits.variation, point.limits.rule, wording));
  const caveat = caveatText(point, definition, wording);
  if (caveat !== '') lines.push(caveat);
  const lowMonth = low.get(point.from);
  if (lowMonth !== undefined) lines.push(lowText(lowMonth, wording));
  return lines.map(plain).join('\n');
}

/** A number with its unit as a reader says it: `73.4%`, `25 天`, `1,204`. */
export function withUnit(value: number, definition: MetricDefinition, { t, locale }: Wording): string {
  const text = amountText(value, definition, locale);
  return definition.unit === 'day' ? t('measure.day', { n: text }) : text;
}

/** The words of a trend; compact ones for panels leave out the strip and the end label. `low` are the months whose records are little to be trusted. */
export function trendWords(trend: Trend, definition: MetricDefinition, wording: Wording, compact = false, low: LowMonths = NONE_LOW, more: MoreWords = NO_MORE): TrendWords {
  const last = trend.points.findLast((point) => point.value !== null);
  const aim = trend.points.at(-1)?.target;
  return {
    month: (point, index) => periodAxisText(point, index === 0, wording.locale),
    tick: (value) => tickText(value, definition, trend.axis.max, wording),
    tooltip: (point) => tooltipOf(point, definition, wording, low, more),
    letters: trend.points.flatMap(({ from }, index) => { const found = low.get(from); return found === undefined ? [] : [{ index, letter: found.grade }]; }),
    end: compact || last?.value === undefined || last.value === null ? '' : withUnit(last.value, definition, wording),
    rolling: compact || definition.rolling === null ? '' : wording.t('measure.rolling', { n: String(definition.rolling) }),
    target: compact || aim === null || aim === undefined ? '' : targetText(aim, definition, wording),
    strip: compact ? '' : wording.t('metric.nStrip'),
  };
}

/** The trend in one sentence: its span, its range, its last complete month, and what is not drawn. */
export function trendSentence(trend: Trend, definition: MetricDefinition, wording: Wording): string {
  const { t, locale, name } = wording;
  const [first] = trend.points;
  const final = trend.points.at(-1);
  const whole = trend.points.findLast((point) => point.complete && point.value !== null);
  if (first === undefined || final === undefined) return '';
  const isMonthly = trend.points.every(({ from, to }) => from.slice(0, 7) === to.slice(0, 7));
  const span = { from: periodText(first, locale), to: periodText(final, locale) };
  if (trend.extent === null || whole?.value === undefined || whole.value === null) return t('metric.sentenceEmpty', span);
  const [low, high] = trend.extent;
  const parts = [t(isMonthly ? 'metric.sentence' : 'metric.sentencePeriods', {
    ...span, name: name(definition.label), month: periodText(whole, locale),
    low: withUnit(low, definition, wording), high: withUnit(high, definition, wording), last: withUnit(whole.value, definition, wording),
  })];
  if (trend.gaps > 0) parts.push(t('metric.gaps', { n: countText(trend.gaps, locale) }));
  if (trend.axis.cut) parts.push(t('metric.axisCut'));
  return parts.join(locale === 'en' ? ' ' : '');
}

/** How the limits of a control chart are made, and how far they can be read; empty where there are none. */
export function limitsHow({ chart, perWorkday, phases, rules, variation }: Control, { t, locale }: Wording): string {
  if (variation === null) return '';
  const how = t('spc.how', { rules, how: t(perWorkday ? 'spc.perWorkday' : chart === 'u' ? 'spc.byExposure' : chart === 'p' ? 'spc.bySize' : 'spc.byRange') });
  const parts = phases.at(-1)?.trust === 'provisional' ? [t('spc.provisional'), how] : [how];
  return parts.join(locale === 'en' ? ' ' : '');
}

/** A sentence as the server sends it. */
export interface SaidFinding {
  readonly words: LocalisedText;
}

/** What the server says of an answer, as one paragraph in the reader's language. */
export function findingsText(findings: readonly SaidFinding[], { locale, name }: Wording): string {
  return findings.map(({ words }) => name(words)).join(locale === 'en' ? ' ' : '');
}

/** Head of a column of values: the unit stands there, not in every cell. */
export function valueHead(definition: MetricDefinition, t: Wording['t']): string {
  return definition.unit === 'day' ? t('measure.valueDays') : t('measure.value');
}

function rolledText({ rolling }: Month, definition: MetricDefinition, locale: Wording['locale']): string {
  if (!rolling) return '—';
  const { main, unit } = measureText(rolling, definition, locale);
  return `${main}${unit}`;
}

/** A further column of a trend's table; a cell for each point. */
export interface MoreColumn {
  readonly column: TableColumn;
  readonly cells: readonly string[];
}

/** The trend as a table: month, value, interval, fraction for ratios, cases. */
export function trendTable(series: { readonly points: readonly Month[] }, definition: MetricDefinition, wording: Wording, low: LowMonths = NONE_LOW, more: readonly MoreColumn[] = []): ChartTable {
  const { t, locale } = wording;
  const isJudged = series.points.some(({ control }) => control);
  const ratio = isFraction(definition);
  const isRolling = definition.rolling !== null && series.points.some(({ rolling }) => rolling);
  return {
    columns: [
      words('month', t('measure.month')), figures('value', valueHead(definition, t)), figures('interval', t('measure.intervalHead')),
      ...(ratio ? [figures('fraction', `${t('measure.numerator')}/${t('measure.denominator')}`)] : []), figures('n', t('measure.nHead')), ...(isRolling ? [figures('rolling', t('measure.rolling', { n: String(definition.rolling) }))] : []),
      ...(isJudged ? [figures('limits', t('spc.limits')), words('state', t('spc.state'))] : []), ...(low.size > 0 ? [words('trust', t('trust.title'))] : []), ...more.map(({ column }) => column),
    ],
    rows: series.points.map((point, index) => {
      const text = measureText(point.value, definition, locale);
      const month = periodText(point, locale) + (point.complete ? '' : ` · ${t('measure.incomplete')}`);
      const value = text.caveat === 'notReached' ? t('measure.notReached') : figureText(point.value, definition, locale);
      const state = point.control ? variationText(point.control.variation, point.control.rule, wording) : '—';
      const judged = isJudged ? [limitsText(point.control ?? null, definition, wording), state] : [];
      return [month, value, text.interval ?? '—', ...(ratio ? [text.fraction ?? '—'] : []), countText(point.value.n, locale), ...(isRolling ? [rolledText(point, definition, locale)] : []), ...judged, ...(low.size > 0 ? [low.get(point.from)?.grade ?? t('trust.notLow')] : []), ...more.map(({ cells }) => cells[index] ?? '—')];
    }),
  };
}

/** A share as text; `—` when there is none. */
export function shareText(share: number | null, { locale }: Wording): string {
  return share === null ? '—' : percentText(share, locale);
}
