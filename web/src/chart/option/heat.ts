import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import { toneOf } from '../../measure/control.js';
import type { Heat, HeatCell, HeatRow } from '../prepare/heat.js';
import { baseOption, categoryAxis, nameLabel, textStyle, tooltip } from './base.js';

/** What a heat map says in words. */
export interface HeatWords {
  readonly month: (month: string, index: number) => string;
  readonly row: (row: HeatRow) => string;
  readonly cell: (cell: HeatCell) => string;
  readonly tooltip: (cell: HeatCell) => string;
}

const NARROW = 560;

/** Draws one hue, more is further from the card; the count stands in the cell. Months outside of normal variation are framed. All others together have no shade: their size is arbitrary. */
export function heatOption(heat: Heat, words: HeatWords, around: Surroundings): ChartOption {
  const colours = COLOURS[around.theme];
  const { scale, width } = around;
  const labels = (width < NARROW * scale ? 112 : 196) * scale;
  const most = Math.max(1, heat.most);
  const cellWidth = (width - labels - 8) / Math.max(1, heat.months.length);
  const withText = cellWidth >= 26 * scale;
  const data = heat.cells.map((cell) => {
    const shaded = (heat.rows[cell.row]?.label ?? null) !== null;
    const strong = shaded && cell.n / most > 0.55;
    const tone = cell.signal === null ? 'normal' : toneOf(cell.signal.variation);
    return {
      value: [cell.column, cell.row, shaded ? cell.n : 0],
      label: { show: withText, formatter: words.cell(cell), color: strong ? colours.card : colours.ink, ...(tone === 'normal' ? {} : { fontWeight: 'bold' as const }) },
    };
  });
  // Frames are drawn after all cells: a neighbour would cover half of them.
  const framed = heat.cells.flatMap(({ column, row, signal }) => {
    const tone = signal === null ? 'normal' : toneOf(signal.variation);
    return tone === 'normal' ? [] : [{ value: [column, row, 0], itemStyle: { borderColor: colours[tone] } }];
  });
  return {
    ...baseOption(around),
    grid: { left: labels, right: 8 * scale, top: 4 * scale, bottom: 40 * scale },
    xAxis: { ...categoryAxis(around), data: heat.months.map(({ from }, index) => words.month(from, index)), axisLine: { show: false } },
    yAxis: {
      ...categoryAxis(around), inverse: true, data: heat.rows.map(words.row), axisLine: { show: false },
      axisLabel: nameLabel(around, labels),
    },
    visualMap: { show: false, seriesIndex: 0, type: 'continuous', min: 0, max: most, dimension: 2, inRange: { color: [...colours.sequence] } },
    tooltip: tooltip(around, 'item', (index) => {
      const cell = heat.cells[index];
      return cell === undefined ? '' : words.tooltip(cell);
    }),
    series: [{
      type: 'heatmap', data, progressive: 0,
      label: { ...textStyle(around), fontSize: Math.round(11 * scale) },
      itemStyle: { borderColor: colours.card, borderWidth: 2 },
      emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } },
    }, {
      type: 'heatmap', data: framed, progressive: 0, silent: true, itemStyle: { color: 'transparent', borderWidth: 2 * scale },
    }],
  };
}
