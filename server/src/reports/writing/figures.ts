import { metricById, type LocalisedText, type Metric, type MetricId } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import type { MetricValue, Point, Series } from '../../metrics/metrics.model.js';
import { STATES, toneOf } from '../../narrative/control-sentence.js';
import type { Tone } from '../../narrative/finding.js';
import { moneyText, numberText } from '../../narrative/text.js';
import { isOfMoney } from '../../narrative/value-words.js';
import type { Block, Cell, Column } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { periodsBefore, type Period } from '../template/period.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { changeCell, intervalCell, NOTHING, valueCell, wordsCell } from './cells.js';
import { passportOf } from './passports.js';

/** The month, the one before and the same a year before. */
const MONTHS = 13;
/** The Spring Festival moves between these: neither is held against itself a year before. */
const MOVING = ['01', '02'];

const WORDS = {
  caption: { zh: '主要指标', en: 'Main figures' },
  heads: [
    { zh: '指标', en: 'Figure' }, { zh: '本期', en: 'This period' }, { zh: '分子/分母', en: 'Fraction' }, { zh: '95% 区间', en: '95% interval' }, { zh: '环比', en: 'On last' }, { zh: '同比', en: 'On year' }, { zh: '判断', en: 'Verdict' },
  ],
  month: [{ zh: '本月', en: 'This month' }, { zh: '环比', en: 'On month' }],
  normal: { zh: '正常波动', en: 'normal variation' },
  notJudged: { zh: '暂不判断', en: 'not judged' },
  moving: { zh: '春节在一、二月间移动，这两个月不作同比。', en: 'The Spring Festival moves between January and February: neither is held against the year before.' },
  entering: { zh: '“暂不判断”：当月案件尚在补录，或可判断的月份不足。', en: '“Not judged”: cases of the month are still being entered, or too few months can be judged.' },
  unjudged: { zh: '只比较数据完整的期间；季度与年度的变动不按控制图判断，不作为上升或下降报告。', en: 'Only periods known in whole are compared. Changes of quarters and years are not judged by control limits and are not reported as a rise or a fall.' },
} as const;

const [WIDTHS, CHANGE_ON_PERIOD, VERDICT] = [[25, 14, 15, 18, 15, 15, 18], 4, 6];
const columnsOf = ({ kind }: Period): readonly Column[] => WORDS.heads.map((head, at) => ({ head: kind === 'month' ? ({ 1: WORDS.month[0], [CHANGE_ON_PERIOD]: WORDS.month[1] }[at] ?? head) : head, isNumber: at > 0 && at < VERDICT, width: WIDTHS[at] ?? 10 }));

/** What a value is of, as `x/n`; counts are of nothing. */
function fractionCell(metric: Metric, { numerator, denominator, n }: MetricValue): Cell {
  if (metric.kind === 'count' || metric.kind === 'level') return wordsCell(NOTHING);
  const whole = (count: number): LocalisedText => (isOfMoney(metric) ? moneyText(count) : numberText(count, Number.isInteger(count) ? 0 : 1));
  if (numerator === null || denominator === null) return wordsCell({ zh: `n = ${numberText(n).zh}`, en: `n = ${numberText(n).en}` });
  return wordsCell({ zh: `${whole(numerator).zh}/${whole(denominator).zh}`, en: `${whole(numerator).en}/${whole(denominator).en}` });
}

const verdictOf = ({ control }: Series, { from }: Point): Tone | null => (control === null || control.variation === null || control.latest !== from ? null : toneOf(control.variation));

const verdictWords = (tone: Tone | null): LocalisedText => (tone === null ? WORDS.notJudged : tone === 'normal' ? WORDS.normal : STATES[tone]);

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
    const now = series.points.at(-1);
    if (now === undefined) return [];
    const isHeld = series.control?.heldBack !== null && series.control?.heldBack !== undefined && series.control.heldBack <= now.from;
    const earlier = (at: number): Point | undefined => { const one = series.points[at]; return one?.complete === true && now.complete && !isHeld ? one : undefined; };
    return [{ metric: series.metric, now, before: earlier(MONTHS - 2), yearBefore: MOVING.includes(asked.month.slice(5, 7)) ? undefined : earlier(0), verdict: verdictOf(series, now) }];
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

function notesOf({ month, period }: Asked): LocalisedText {
  const notes = period.kind === 'month' ? [...(MOVING.includes(month.slice(5, 7)) ? [WORDS.moving] : []), WORDS.entering] : [WORDS.unjudged];
  return { zh: notes.map(({ zh }) => zh).join(''), en: notes.map(({ en }) => en).join(' ') };
}

/** Metrics of the period in a table: value, fraction, interval, changes, and, of a month, what the control chart says. Changes are of complete periods alone. */
export async function writeFigures(service: MetricsService, asked: Asked, { metrics }: PartOf<'figures'>): Promise<Block[]> {
  const wanted = metrics.filter((id) => asked.told.has(id));
  if (wanted.length === 0) return [];
  const isMonth = asked.period.kind === 'month';
  const shown = <One>(all: readonly One[]): One[] => all.filter((_, at) => isMonth || (at !== VERDICT && (at !== CHANGE_ON_PERIOD || asked.period.kind !== 'year')));
  const rows = (await (isMonth ? monthly : longer)(service, asked, wanted)).map(({ metric: id, now, before, yearBefore, verdict }) => {
    const metric = metricById(id);
    const passport = passportOf(asked, metric, now, now.value);
    const cells = [
      wordsCell(metric.label), valueCell(metric, now.value, passport), fractionCell(metric, now.value), intervalCell(metric, now.value),
      changeCell(metric, passport, now.value, before, verdict), changeCell(metric, passport, now.value, yearBefore, verdict), wordsCell(verdictWords(verdict)),
    ];
    return { cells: shown(cells), isTotal: false };
  });
  return [{ kind: 'table', caption: WORDS.caption, columns: shown(columnsOf(asked.period)), rows, note: notesOf(asked) }];
}
