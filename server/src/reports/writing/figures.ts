import { metricById, type LocalisedText, type Metric, type MetricId } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import type { MetricValue, Point, Series } from '../../metrics/metrics.model.js';
import { STATES, toneOf } from '../../narrative/control-sentence.js';
import type { Tone } from '../../narrative/finding.js';
import { listed, paragraph, phrase } from '../../narrative/phrase.js';
import { moneyText, monthText, numberText } from '../../narrative/text.js';
import { monthTold } from '../../narrative/together/month-findings.js';
import { isOfMoney } from '../../narrative/value-words.js';
import type { Block, Cell, Column } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { periodsBefore, type Period } from '../template/period.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { changeCell, intervalCell, NOTHING, valueCell, wordsCell } from './cells.js';
import { passportOf } from './passports.js';

/** The month, half a year back to the last one whose outcomes are known, and the same a year before. */
const MONTHS = 19;
const YEAR = 12;
/** The Spring Festival moves between these: neither is held against itself a year before. */
const MOVING = ['01', '02'];

const WORDS = {
  caption: { zh: '主要指标', en: 'Main figures' },
  heads: [
    { zh: '指标', en: 'Figure' }, { zh: '本期', en: 'This period' }, { zh: '分子/分母', en: 'Fraction' }, { zh: '95% 区间', en: '95% interval' }, { zh: '环比', en: 'On last' }, { zh: '同比', en: 'On year' }, { zh: '判断', en: 'Verdict' },
  ],
  month: [{ zh: '本月', en: 'This month' }, { zh: '环比', en: 'On month' }],
  normal: { zh: '正常波动', en: 'normal' },
  states: { concern: { zh: STATES.concern.zh, en: 'concern' }, improvement: { zh: STATES.improvement.zh, en: 'improved' }, neutral: { zh: STATES.neutral.zh, en: 'change' } },
  ofMonth: { zh: '{name}（{month}）', en: '{name} ({month})' },
  untold: { zh: '尚无可计算的案件：{names}。', en: 'No case can be counted yet: {names}.' },
  notJudged: { zh: '暂不判断', en: 'not judged' },
  moving: { zh: '春节在一、二月间移动，这两个月不作同比。', en: 'The Spring Festival moves between January and February: neither is held against the year before.' },
  entering: { zh: '“暂不判断”：当月案件尚在补录，或可判断的月份不足。', en: '“Not judged”: cases of the month are still being entered, or too few months can be judged.' },
  unjudged: { zh: '只比较数据完整的期间；季度与年度的变动不按控制图判断，不作为上升或下降报告。', en: 'Only periods known in whole are compared. Changes of quarters and years are not judged by control limits and are not reported as a rise or a fall.' },
} as const;

const [WIDTHS, CHANGE_ON_PERIOD, VERDICT] = [[25, 14, 15, 17, 17, 17, 13], 4, 6];
const columnsOf = ({ kind }: Period): readonly Column[] => WORDS.heads.map((head, at) => ({ head: kind === 'month' ? ({ 1: WORDS.month[0], [CHANGE_ON_PERIOD]: WORDS.month[1] }[at] ?? head) : head, isNumber: at > 0 && at < VERDICT, width: WIDTHS[at] ?? 10 }));

/** What a value is of, as `x/n`; counts are of nothing. */
function fractionCell(metric: Metric, { numerator, denominator, n }: MetricValue): Cell {
  if (metric.kind === 'count' || metric.kind === 'level') return wordsCell(NOTHING);
  const whole = (count: number): LocalisedText => (isOfMoney(metric) ? moneyText(count) : numberText(count, Number.isInteger(count) ? 0 : 1));
  if (numerator === null || denominator === null) return wordsCell({ zh: `n = ${numberText(n).zh}`, en: `n = ${numberText(n).en}` });
  return wordsCell({ zh: `${whole(numerator).zh}/${whole(denominator).zh}`, en: `${whole(numerator).en}/${whole(denominator).en}` });
}

const verdictOf = ({ control }: Series, { from }: Point): Tone | null => (control === null || control.variation === null || control.latest !== from ? null : toneOf(control.variation));

const verdictWords = (tone: Tone | null): LocalisedText => (tone === null ? WORDS.notJudged : tone === 'normal' ? WORDS.normal : WORDS.states[tone]);

type Measured = Pick<Point, 'from' | 'to' | 'value'>;

/** A metric of the period, and of the earlier ones it is held against where both are known in whole. */
interface Figure {
  readonly metric: MetricId;
  readonly now: Measured;
  readonly before: Measured | undefined;
  readonly yearBefore: Measured | undefined;
  readonly verdict: Tone | null;
}

/** Of a month: beside the control chart, which judges it. */
async function monthly(service: MetricsService, asked: Asked, metrics: readonly MetricId[]): Promise<Figure[]> {
  const all = await service.series(asked.viewer, { ...selectionOf(asked), metrics, range: monthsUpTo(asked.month, MONTHS), bucket: 'month', control: true, top: 1 });
  return all.flatMap((series): Figure[] => {
    // Of what is known only weeks after a case was closed, the last month that is.
    const now = monthTold(series.points, asked.month);
    if (now === undefined) return [];
    const at = series.points.indexOf(now);
    const isHeld = series.control?.heldBack !== null && series.control?.heldBack !== undefined && series.control.heldBack <= now.from;
    const earlier = (months: number): Point | undefined => { const one = series.points[at - months]; return one?.complete === true && now.complete && !isHeld ? one : undefined; };
    return [{ metric: series.metric, now, before: earlier(1), yearBefore: MOVING.includes(now.from.slice(5, 7)) ? undefined : earlier(YEAR), verdict: verdictOf(series, now) }];
  });
}

/** Of longer periods: totals at their own grain. */
async function longer(service: MetricsService, asked: Asked, metrics: readonly MetricId[]): Promise<Figure[]> {
  const of = ({ from, to }: Period) => service.series(asked.viewer, { ...selectionOf(asked), metrics, range: { from, to }, bucket: 'month', control: false, top: 1 });
  const { before, yearBefore } = periodsBefore(asked.period);
  const [now, last, ago] = await Promise.all([of(asked.period), of(before), of(yearBefore)]);
  const [isKnown, wasKnown, wasKnownThen] = [now, last, ago].map((all) => all.every(({ points }) => points.every(({ complete }) => complete)));
  return now.map(({ metric, total }): Figure => {
    const measured = (all: readonly Series[], { from, to }: Period, isWhole: boolean | undefined): Measured | undefined => {
      const series = all.find((one) => one.metric === metric);
      return series === undefined || isKnown !== true || isWhole !== true ? undefined : { from, to, value: series.total };
    };
    const then = measured(ago, yearBefore, wasKnownThen);
    return { metric, now: { from: asked.period.from, to: asked.period.to, value: total }, before: asked.period.kind === 'year' ? undefined : measured(last, before, wasKnown), yearBefore: then, verdict: null };
  });
}

/** What is to be known of the table: why something is not compared or judged, and what nothing can be said of yet. */
function notesOf({ month, period }: Asked, figures: readonly Figure[]): LocalisedText {
  const isUntold = figures.some(({ verdict }) => verdict === null);
  const untold = figures.filter((one) => !isTold(one)).map(({ metric }) => metricById(metric).label);
  const notes = period.kind === 'month' ? [...(MOVING.includes(month.slice(5, 7)) ? [WORDS.moving] : []), ...(isUntold ? [WORDS.entering] : [])] : [WORDS.unjudged];
  return paragraph([...notes, ...(untold.length === 0 ? [] : [phrase(WORDS.untold, { names: listed(untold) })])]);
}

/** What counts no case yet has no row. */
const isTold = ({ metric, now: { value } }: Figure): boolean => value.n > 0 || ['count', 'level'].includes(metricById(metric).kind);

/** A metric by its name; of another month than the report's with that. */
const nameOf = ({ label }: Metric, { from }: Measured, { month, period }: Asked): LocalisedText => (period.kind !== 'month' || from === month ? label : phrase(WORDS.ofMonth, { name: label, month: monthText(from) }));

/** Metrics of the period in a table: value, fraction, interval, changes, and, of a month, what the control chart says. Changes are of complete periods alone. */
export async function writeFigures(service: MetricsService, asked: Asked, { metrics }: PartOf<'figures'>): Promise<Block[]> {
  const wanted = metrics.filter((id) => asked.told.has(id));
  if (wanted.length === 0) return [];
  const isMonth = asked.period.kind === 'month';
  const shown = <One>(all: readonly One[]): One[] => all.filter((_, at) => isMonth || (at !== VERDICT && (at !== CHANGE_ON_PERIOD || asked.period.kind !== 'year')));
  const figures = await (isMonth ? monthly : longer)(service, asked, wanted);
  const rows = figures.filter(isTold).map(({ metric: id, now, before, yearBefore, verdict }) => {
    const metric = metricById(id);
    const passport = passportOf(asked, metric, now, now.value);
    const cells = [
      wordsCell(nameOf(metric, now, asked)), valueCell(metric, now.value, passport), fractionCell(metric, now.value), intervalCell(metric, now.value),
      changeCell(metric, passport, now.value, before, verdict), changeCell(metric, passport, now.value, yearBefore, verdict), wordsCell(verdictWords(verdict)),
    ];
    return { cells: shown(cells), isTotal: false };
  });
  return [{ kind: 'table', caption: WORDS.caption, columns: shown(columnsOf(asked.period)), rows, note: notesOf(asked, figures) }];
}
