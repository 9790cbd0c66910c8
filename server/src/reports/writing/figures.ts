import { metricById, type LocalisedText } from '@concord/sql';
import type { MetricsService } from '../../metrics/metrics.service.js';
import type { Point, Series } from '../../metrics/metrics.model.js';
import { STATES, toneOf } from '../../narrative/control-sentence.js';
import type { Tone } from '../../narrative/finding.js';
import { numberText } from '../../narrative/text.js';
import type { Block, Cell, Column } from '../document/document.js';
import type { PartOf } from '../template/template.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { changeCell, intervalCell, NOTHING, passportOf, valueCell, wordsCell } from './cells.js';

/** The month, the one before and the same a year before. */
const MONTHS = 13;
/** The Spring Festival moves between these: neither is held against itself a year before. */
const MOVING = ['01', '02'];

const WORDS = {
  caption: { zh: '主要指标', en: 'Main figures' },
  heads: [
    { zh: '指标', en: 'Figure' }, { zh: '本月', en: 'This month' }, { zh: '分子/分母', en: 'Fraction' }, { zh: '95% 区间', en: '95% interval' }, { zh: '环比', en: 'On month' }, { zh: '同比', en: 'On year' }, { zh: '判断', en: 'Verdict' },
  ],
  normal: { zh: '正常波动', en: 'normal variation' },
  notJudged: { zh: '暂不判断', en: 'not judged' },
  moving: { zh: '春节在一、二月间移动，这两个月不作同比。', en: 'The Spring Festival moves between January and February: neither is held against the year before.' },
  entering: { zh: '“暂不判断”：当月案件尚在补录，或可判断的月份不足。', en: '“Not judged”: cases of the month are still being entered, or too few months can be judged.' },
} as const;

const WIDTHS = [25, 14, 15, 18, 15, 15, 18];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: at > 0 && at < 6, width: WIDTHS[at] ?? 10 }));

function fractionCell({ value: { numerator, denominator, n } }: Point, isCount: boolean): Cell {
  if (isCount) return wordsCell(NOTHING);
  const whole = (count: number): LocalisedText => numberText(count, Number.isInteger(count) ? 0 : 1);
  if (numerator === null || denominator === null) return wordsCell({ zh: `n = ${numberText(n).zh}`, en: `n = ${numberText(n).en}` });
  return wordsCell({ zh: `${whole(numerator).zh}/${whole(denominator).zh}`, en: `${whole(numerator).en}/${whole(denominator).en}` });
}

const verdictOf = ({ control }: Series, { from }: Point): Tone | null => (control === null || control.variation === null || control.latest !== from ? null : toneOf(control.variation));

const verdictWords = (tone: Tone | null): LocalisedText => (tone === null ? WORDS.notJudged : tone === 'normal' ? WORDS.normal : STATES[tone]);

/** Metrics of the month in a table: value, fraction, interval, changes, and what the control chart says. Changes are of complete months alone. */
export async function writeFigures(service: MetricsService, asked: Asked, { metrics }: PartOf<'figures'>): Promise<Block[]> {
  const wanted = metrics.filter((id) => asked.told.has(id));
  if (wanted.length === 0) return [];
  const all = await service.series(asked.viewer, { ...selectionOf(asked), metrics: wanted, range: monthsUpTo(asked.month, MONTHS), bucket: 'month', control: true, top: 1 });
  const rows = all.flatMap((series) => {
    const [metric, point] = [metricById(series.metric), series.points.at(-1)];
    if (point === undefined) return [];
    const isHeld = series.control?.heldBack !== null && series.control?.heldBack !== undefined && series.control.heldBack <= point.from;
    const earlier = (at: number): Point | undefined => { const one = series.points[at]; return one?.complete === true && point.complete && !isHeld ? one : undefined; };
    const yearBefore = MOVING.includes(asked.month.slice(5, 7)) ? undefined : earlier(0);
    const [passport, verdict] = [passportOf(asked, metric, point, point.value), verdictOf(series, point)];
    const cells = [
      wordsCell(metric.label), valueCell(metric, point.value, passport), fractionCell(point, metric.kind === 'count' || metric.kind === 'level'), intervalCell(metric, point.value),
      changeCell(metric, passport, point.value, earlier(MONTHS - 2), verdict), changeCell(metric, passport, point.value, yearBefore, verdict), wordsCell(verdictWords(verdict)),
    ];
    return [{ cells, isTotal: false }];
  });
  const notes = [...(MOVING.includes(asked.month.slice(5, 7)) ? [WORDS.moving] : []), WORDS.entering];
  return [{ kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: { zh: notes.map(({ zh }) => zh).join(''), en: notes.map(({ en }) => en).join(' ') } }];
}
