import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import type { AriaComponentOption, GridComponentOption, MarkLineComponentOption, MarkPointComponentOption, TooltipComponentOption, VisualMapComponentOption } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

/**
 * The one door to the drawing library. It is loaded only when a chart is drawn.
 * SVG: sharp on a projector and on paper, text stays text.
 */

use([AriaComponent, BarChart, GridComponent, HeatmapChart, LabelLayout, LineChart, MarkLineComponent, MarkPointComponent, ScatterChart, SVGRenderer, TooltipComponent, VisualMapComponent]);

/** Everything a chart of ours can ask the library to draw. */
export type ChartOption = ComposeOption<
  | AriaComponentOption | BarSeriesOption | GridComponentOption | HeatmapSeriesOption | LineSeriesOption | ScatterSeriesOption
  | MarkLineComponentOption | MarkPointComponentOption | TooltipComponentOption | VisualMapComponentOption
>;

/** A drawing on an element. */
export interface Drawing {
  readonly set: (option: ChartOption) => void;
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** The library empties what it drew by writing empty markup, which pages under trusted types refuse: leaving a chart would end in an error, half disposed of. */
function emptyWithoutMarkup(node: Element): void {
  Object.defineProperty(node, 'innerHTML', { configurable: true, set: () => { node.replaceChildren(); } });
}

/** Draws on an element; `onPick` hears the index of the datum that was clicked. */
export function drawOn(element: HTMLElement, onPick: (dataIndex: number) => void): Drawing {
  const chart = init(element, null, { renderer: 'svg' });
  chart.on('click', (event) => { onPick(event.dataIndex); });
  return {
    set: (option) => { chart.setOption(option, { notMerge: true }); },
    resize: () => { chart.resize(); },
    dispose: () => {
      for (const node of [element, ...element.querySelectorAll('svg')]) emptyWithoutMarkup(node);
      chart.dispose();
    },
  };
}
