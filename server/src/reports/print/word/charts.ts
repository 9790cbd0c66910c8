import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { BarChart, ChartBlock, LineChart } from '../../document/document.js';
import { axisFrom } from '../axis.js';
import type { PrintLanguage } from '../chart-svg.js';
import { numberFormat } from '../number-formats.js';
import { withinEms } from '../room.js';
import { INK, OFFICE_FONT } from '../slides/look.js';
import { SHARED } from '../stamp-words.js';

const [WIDTH, LINE_HEIGHT, BAR_ROW] = [660, 230, 27];
const SMALL = { font: OFFICE_FONT, size: 9, color: INK.muted } as const;
const SYMBOLS = { concern: 'diamond', improvement: 'square', neutral: 'triangle' } as const;

function lineOptions(chart: LineChart, { numbers }: ChartBlock, language: PrintLanguage, currency: string): ChartRunOptions {
  const { centre, lower, marks, months, upper, values } = chart;
  const tones = (['concern', 'improvement', 'neutral'] as const).filter((tone) => marks.includes(tone));
  const thin = (name: string, of: readonly (number | null)[], color: string) => ({ name, values: of, color, line: { color, width: 1, dash: 'dash' as const } });
  return {
    type: 'line', categories: [...months], transformation: { width: WIDTH, height: LINE_HEIGHT }, legend: { position: 'bottom', font: SMALL }, emptyValues: 'gap', chartArea: { border: 'none', fill: 'none' },
    categoryAxis: { font: SMALL }, valueAxis: { font: SMALL, numberFormat: numberFormat(numbers, language, currency, false), minimum: axisFrom(chart) },
    series: [
      thin(SHARED.upper[language], upper, INK.pale), thin(SHARED.lower[language], lower, INK.pale), thin(SHARED.centre[language], centre, INK.other),
      ...tones.map((tone) => ({ name: SHARED[tone][language], values: values.map((value, at) => (marks[at] === tone ? value : null)), color: INK[tone], line: { color: INK[tone], width: 0.25 }, markers: { symbol: SYMBOLS[tone], size: 9 } })),
      // Last, so that it covers what joins signals beside each other.
      { name: SHARED.value[language], values, color: INK.brand, line: { color: INK.brand, width: 2 } },
    ],
  };
}

function barOptions({ bars }: BarChart, { numbers }: ChartBlock, language: PrintLanguage, currency: string): ChartRunOptions {
  return {
    type: 'bar', categories: bars.map(({ label }) => withinEms(label[language], 16)), transformation: { width: WIDTH, height: Math.max(90, bars.length * BAR_ROW + 30) }, legend: false, gapWidth: 55, chartArea: { border: 'none', fill: 'none' },
    categoryAxis: { font: { ...SMALL, color: INK.text }, reverseOrder: true }, valueAxis: { visible: false, gridlines: false, minimum: 0 },
    dataLabels: { value: true, position: 'outsideEnd', numberFormat: numberFormat(numbers, language, currency), font: { ...SMALL, color: INK.text } },
    series: [{ name: SHARED.value[language], values: bars.map(({ value }) => value), color: INK.brand, colors: bars.map(({ isOther }) => (isOther ? INK.other : INK.brand)) }],
  };
}

/** A chart that Word draws from numbers that lie in it as a workbook; null where there is nothing to draw. */
export function wordChart(block: ChartBlock, language: PrintLanguage, currency: string): ChartRun | null {
  const { alt, caption, chart } = block;
  if ((chart.form === 'line' ? chart.months : chart.bars).length === 0) return null;
  const options = chart.form === 'line' ? lineOptions(chart, block, language, currency) : barOptions(chart, block, language, currency);
  return new ChartRun({ ...options, altText: { name: caption[language], description: alt[language] } });
}
