import type { ChartOption } from '../../../chart/echarts.js';
import { COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { flagAreas, flagSeries } from '../../../chart/option/flags.js';
import type { Flag } from '../../../chart/option/flags.js';
import { baseOption, categoryAxis, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import type { StockMonth } from './ages.js';

/** Words of the stacked bars. */
export interface StockWords {
  readonly month: (month: StockMonth, index: number) => string;
  readonly count: (n: number) => string;
  readonly tooltip: (month: StockMonth) => string;
  readonly flags: readonly Flag[];
}

/** From young to old: the older, the stronger. */
export const bandFills = (theme: Surroundings['theme']): readonly string[] => { const { sequence, strip } = COLOURS[theme]; return [strip, ...sequence.slice(1)]; };

const NARROW = 480;

/** Bars a month, stacked from young to old, with the whole above. */
export function stockOption(months: readonly StockMonth[], words: StockWords, around: Surroundings): ChartOption {
  const { scale, theme, width } = around;
  const { card, ink } = COLOURS[theme];
  const fills = bandFills(theme);
  const { flags } = words;
  const axis = { ...categoryAxis(around), ...flagAreas(flags, months.length, around) };
  const [left, right] = [56 * scale, 12 * scale];
  const sparse = width < NARROW || months.length > 18;
  return {
    ...baseOption(around), // The totals stand above the bars, the names of flags above them.
    grid: { left, right, top: (flags.length === 0 ? 26 : 44) * scale, bottom: 40 * scale },
    xAxis: { ...axis, data: months.map(words.month), axisLabel: { ...axis.axisLabel, ...(sparse ? { interval: 2 } : {}) } },
    yAxis: { ...valueAxis(around), min: 0, axisLabel: { ...textStyle(around), formatter: words.count } },
    tooltip: tooltip(around, 'axis', (index) => { const month = months[index]; return month === undefined ? '' : words.tooltip(month); }),
    series: [...fills.map((color, band) => ({
      type: 'bar' as const, stack: 'stock', cursor: 'pointer', barMaxWidth: 44 * scale, barCategoryGap: '28%', itemStyle: { color, borderColor: card, borderWidth: 1 },
      data: months.map((month) => ({ value: month.bands[band] ?? 0, ...(month.complete ? {} : { itemStyle: { opacity: 0.6 } }) })),
      ...(band === fills.length - 1 && !sparse ? { label: { show: true, position: 'top' as const, ...textStyle(around), color: ink, formatter: ({ dataIndex }: { dataIndex: number }) => words.count(months[dataIndex]?.total ?? 0) } } : {}),
    })), ...flagSeries(flags, months.length, width - left - right, around)],
  };
}
