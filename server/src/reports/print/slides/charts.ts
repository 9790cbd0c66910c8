import type { BarChart, ChartBlock, LineChart } from '../../document/document.js';
import { numberFormat } from '../number-formats.js';
import { withinEms } from '../room.js';
import { numberWords } from '../../document/number-words.js';
import { SHARED } from '../stamp-words.js';
import type { PrintLanguage } from '../chart-svg.js';
import type { Deck, Slide } from './deck.js';
import { axisFrom } from '../axis.js';
import { INK, OFFICE_FONT } from './look.js';

/** Where something stands on a slide, in inches. */
export interface Place { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** What a chart is drawn for: of which language and currency. */
interface Drawn { readonly deck: Deck; readonly slide: Slide; readonly place: Place; readonly language: PrintLanguage; readonly currency: string }

const AXIS = { catAxisLabelFontFace: OFFICE_FONT, valAxisLabelFontFace: OFFICE_FONT, catAxisLabelFontSize: 11, valAxisLabelFontSize: 11, catAxisLabelColor: INK.muted, valAxisLabelColor: INK.muted, catAxisLineColor: INK.hair, valAxisLineShow: false, catGridLine: { style: 'none' as const } };
/** The library's types know no missing value, and its workbooks no zero that is a number: a gap is null, zero its own word. */
const withGaps = (values: readonly (number | null)[]): number[] => values.map((value) => (value === 0 ? '0' : value)) as number[];

function drawLine({ deck, slide, place, language, currency }: Drawn, chart: LineChart, { alt, numbers }: ChartBlock): void {
  const { months, values, lower, upper, centre, marks } = chart;
  const series = (name: string, of: readonly (number | null)[]) => ({ name, labels: [...months], values: withGaps(of) });
  const { line } = deck.ChartType;
  const signals = (['concern', 'improvement', 'neutral'] as const).map((tone) => ({ tone, values: values.map((value, at) => (marks[at] === tone ? value : null)) })).filter((one) => one.values.some((value) => value !== null));
  const symbols = { concern: 'diamond', improvement: 'square', neutral: 'triangle' } as const;
  const plain = { lineDataSymbol: 'none' as const };
  slide.addChart([
    { type: line, data: [series(SHARED.upper[language], upper), series(SHARED.lower[language], lower)], options: { ...plain, chartColors: [INK.pale, INK.pale], lineSize: 1 } },
    { type: line, data: [series(SHARED.centre[language], centre)], options: { ...plain, chartColors: [INK.other], lineSize: 1, lineDash: ['dash'] } },
    { type: line, data: [series(SHARED.value[language], values)], options: { chartColors: [INK.brand], lineSize: 2.5, lineDataSymbol: 'circle', lineDataSymbolSize: 5 } },
    ...signals.map(({ tone, values: of }) => ({ type: line, data: [series(SHARED[tone][language], of)], options: { chartColors: [INK[tone]], lineSize: 0, lineDataSymbol: symbols[tone], lineDataSymbolSize: 11 } })),
  ] as never, {
    ...place, ...AXIS, altText: alt[language], valGridLine: { color: INK.hair, size: 0.5 }, valAxisLabelFormatCode: numberFormat(numbers, language, currency, false), valAxisMinVal: axisFrom(chart), displayBlanksAs: 'gap',
    showLegend: true, legendPos: 'b', legendFontFace: OFFICE_FONT, legendFontSize: 11, legendColor: INK.muted, catAxisLabelFrequency: String(Math.max(1, Math.ceil(months.length / 9))),
  } as never);
}

/** A chart shares its slide with a table. */
const isBeside = ({ w }: Place): boolean => w < 8;

/** Where bars are drawn: beside their table what stands at their end needs more of the room. */
const plotOf = (place: Place) => (isBeside(place) ? { x: 0.27, y: 0.02, w: 0.55, h: 0.96 } : { x: 0.31, y: 0.02, w: 0.6, h: 0.96 });

function drawBars({ deck, slide, place, language, currency }: Drawn, { bars, reference }: BarChart, { alt, numbers }: ChartBlock): void {
  // The lowest bar comes first in a chart of horizontal bars.
  const rows = [...bars].reverse();
  const most = Math.max(0, reference?.value ?? 0, ...bars.map(({ value }) => value ?? 0)) * (isBeside(place) ? 1.35 : 1.15);
  const plot = plotOf(place);
  const h = Math.min(place.h, Math.max(1.2, rows.length * 0.52));
  slide.addChart(deck.ChartType.bar, [{ name: SHARED.value[language], labels: rows.map(({ label }) => withinEms(label[language], 18)), values: withGaps(rows.map(({ value }) => value)) }], {
    ...place, ...AXIS, h, altText: alt[language], barDir: 'bar', chartColors: rows.map(({ isOther }) => (isOther ? INK.other : INK.brand)), catAxisLabelColor: INK.text, catAxisLabelFontSize: 12, catAxisLabelFrequency: '1', valAxisHidden: true, valAxisMinVal: 0, ...(most > 0 ? { valAxisMaxVal: most } : {}), valGridLine: { style: 'none' },
    showValue: true, dataLabelFormatCode: numberFormat(numbers, language, currency), dataLabelFontFace: OFFICE_FONT, dataLabelFontSize: 12, dataLabelColor: INK.text, dataLabelPosition: 'outEnd', barGapWidthPct: 55, layout: plot,
  });
  if (reference === null || most <= 0) return;
  const x = place.x + place.w * (plot.x + plot.w * (reference.value / most));
  slide.addShape(deck.ShapeType.line, { x, y: place.y, w: 0, h, line: { color: INK.concern, width: 1.25, dashType: 'dash' } });
  slide.addText(`${reference.label[language]} ${numberWords(reference.value, numbers)[language]}`, { x: x - 2, y: place.y + h, w: 4, h: 0.3, align: 'center', fontFace: OFFICE_FONT, fontSize: 11, color: INK.concern });
}

/** A chart that whoever gets the slides can go on working with: its numbers lie in it as a workbook. */
export function drawChart(drawn: Drawn, block: ChartBlock): void {
  // The library makes a damaged part of a chart without points.
  if ((block.chart.form === 'line' ? block.chart.months : block.chart.bars).length === 0) return;
  if (block.chart.form === 'line') drawLine(drawn, block.chart, block);
  else drawBars(drawn, block.chart, block);
}
