import { BarChart as Bars, LineChart as Lines, ScatterChart as Dots } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarChart, ChartBlock, LineChart, NumberForm } from '../document/document.js';
import { emsOf, withinEms } from './room.js';

use([Bars, Lines, Dots, GridComponent, MarkLineComponent, SVGRenderer]);

/** Language of what is printed. */
export type PrintLanguage = 'en' | 'zh';
/** How numbers beside a chart are written. */
export type NumberWords = (value: number, form: NumberForm) => string;

const FONT = 'Noto Sans SC';
const INK = { text: '#1b2433', muted: '#667085', hair: '#e4e7ec', brand: '#1d4f8b', band: '#eaf0f8', other: '#98a2b3', concern: '#b54708', improvement: '#175cd3', neutral: '#6938ef' } as const;
const WIDTH = 680;
const [BAR_ROW, TWO_LINE_ROW] = [22, 30];
/** Room for the names of bars: as much as they need, within these. */
const [LEAST_NAME, MOST_NAME, MOST_NARROW] = [60, 230, 100];
/** Two lines of a name; the table below has all of it. */
const MOST_NAME_EMS = 38;
const TEXT = { fontFamily: FONT, fontSize: 11, color: INK.muted } as const;

function lineOption({ months, values, lower, upper, centre, marks }: LineChart, form: NumberForm, words: NumberWords): EChartsCoreOption {
  const band = upper.map((high, i) => { const low = lower[i] ?? null; return high === null || low === null ? null : high - low; });
  return {
    animation: false, textStyle: { fontFamily: FONT }, grid: { left: 64, right: 16, top: 12, bottom: 28 },
    xAxis: { type: 'category', data: months, boundaryGap: false, axisLabel: { ...TEXT, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: INK.hair } } },
    yAxis: { type: 'value', scale: true, axisLabel: { ...TEXT, formatter: (value: number) => words(value, form) }, splitLine: { lineStyle: { color: INK.hair } } },
    series: [
      { type: 'line', data: lower, stack: 'limits', symbol: 'none', lineStyle: { opacity: 0 }, silent: true },
      { type: 'line', data: band, stack: 'limits', symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: INK.band }, silent: true },
      { type: 'line', data: centre, symbol: 'none', lineStyle: { color: INK.other, type: 'dashed', width: 1 }, silent: true },
      { type: 'line', data: values, symbol: 'circle', symbolSize: 4, lineStyle: { color: INK.brand, width: 1.75 }, itemStyle: { color: INK.brand } },
      { type: 'scatter', symbolSize: 9, data: values.map((value, i) => { const mark = marks[i] ?? null; return value === null || mark === null ? null : { value: [i, value], symbol: mark === 'concern' ? 'diamond' : mark === 'improvement' ? 'rect' : 'triangle', itemStyle: { color: INK[mark] } }; }).filter((point) => point !== null) },
    ],
  };
}

/** Across all bars, with its name above them. */
const referenceLine = ({ label, value }: NonNullable<BarChart['reference']>, language: PrintLanguage): unknown =>
  ({ silent: true, symbol: 'none', lineStyle: { color: INK.concern, type: 'dashed', width: 1.25 }, label: { show: true, position: 'start', formatter: label[language], fontFamily: FONT, fontSize: 10.5, color: INK.concern }, data: [{ xAxis: value }] });

/** How wide the names of bars are drawn, in points. */
const nameWidth = (bars: BarChart['bars'], language: PrintLanguage, isNarrow: boolean): number =>
  (isNarrow ? MOST_NARROW : Math.min(MOST_NAME, Math.max(LEAST_NAME, ...bars.map(({ label }) => Math.ceil(emsOf(label[language]) * TEXT.fontSize * 1.08)))));

function barOption({ bars, reference }: BarChart, form: NumberForm, words: NumberWords, language: PrintLanguage, isNarrow: boolean): EChartsCoreOption {
  const name = nameWidth(bars, language, isNarrow);
  return {
    animation: false, textStyle: { fontFamily: FONT }, grid: { left: name + 12, right: 78, top: reference === null ? 6 : 24, bottom: 6 },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: { type: 'category', inverse: true, data: bars.map(({ label }) => withinEms(label[language], MOST_NAME_EMS)), axisTick: { show: false }, axisLine: { lineStyle: { color: INK.hair } }, axisLabel: { ...TEXT, color: INK.text, width: name, lineHeight: 13, overflow: isNarrow ? 'truncate' : 'break' } },
    series: [{ type: 'bar', barWidth: 12, data: bars.map(({ value, isOther }) => ({ value, itemStyle: { color: isOther ? INK.other : INK.brand } })), label: { show: true, position: 'right', fontFamily: FONT, fontSize: 11, color: INK.text, formatter: ({ value }: { value: number | null }) => (value === null ? '—' : words(value, form)) }, ...(reference === null ? {} : { markLine: referenceLine(reference, language) }) }],
  };
}

/** A chart as SVG text, its words as text and not as outlines; as wide as a page, or so many points. */
export function chartSvg({ chart, numbers }: ChartBlock, language: PrintLanguage, words: NumberWords, width = WIDTH): string {
  const row = chart.form === 'bars' && chart.bars.some(({ label }) => emsOf(label[language]) * TEXT.fontSize * 1.08 > MOST_NAME) ? TWO_LINE_ROW : BAR_ROW;
  const height = chart.form === 'line' ? 190 : Math.max(60, chart.bars.length * row + (chart.reference === null ? 12 : 30));
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(chart.form === 'line' ? lineOption(chart, numbers, words) : barOption(chart, numbers, words, language, width < WIDTH));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}
