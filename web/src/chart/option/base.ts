import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import { fitName } from './fit-name.js';

/** Faces of the interface, for text drawn inside charts. */
export const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/** Text of a chart, pixels at this scale. */
export function textStyle({ theme, scale }: Surroundings): { color: string; fontFamily: string; fontSize: number } {
  return { color: COLOURS[theme].muted, fontFamily: FONT, fontSize: Math.round(12 * scale) };
}

/** What all charts share: no motion, our faces. */
export function baseOption(around: Surroundings): ChartOption {
  return { animation: false, textStyle: { fontFamily: FONT, color: COLOURS[around.theme].muted } };
}

/**
 * A tooltip on the datum under the pointer, drawn as text and never as HTML. `axis` takes everything at one place on
 * the axis, `item` one mark; `text` is asked with the datum's index.
 */
export function tooltip(around: Surroundings, trigger: 'axis' | 'item', text: (index: number) => string) {
  const colours = COLOURS[around.theme];
  return {
    trigger,
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: colours.card,
    borderColor: colours.hairline,
    borderWidth: 1,
    padding: 10,
    textStyle: { ...textStyle(around), color: colours.ink, lineHeight: Math.round(18 * around.scale) },
    axisPointer: { type: 'line' as const, lineStyle: { color: colours.muted, type: 'solid' as const, width: 1 } },
    formatter: (params: unknown) => {
      const [first] = (Array.isArray(params) ? params : [params]) as { dataIndex?: number }[];
      return text(first?.dataIndex ?? -1);
    },
  };
}

/** A quiet category axis. */
export function categoryAxis(around: Surroundings) {
  const colours = COLOURS[around.theme];
  return {
    type: 'category' as const,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.hairline } },
    axisLabel: { ...textStyle(around), hideOverlap: true, lineHeight: Math.round(15 * around.scale) },
  };
}

/** Names of rows: two lines at most, for names that differ only at their end. */
export function nameLabel(around: Surroundings, width: number) {
  const { scale, theme } = around;
  return {
    ...textStyle(around), interval: 0, color: COLOURS[theme].ink, width: width - 12, overflow: 'none' as const,
    lineHeight: Math.round(14 * scale), formatter: (name: string) => fitName(name, width - 12, textStyle(around).fontSize),
  };
}

/** A quiet value axis with hairlines. */
export function valueAxis(around: Surroundings) {
  const colours = COLOURS[around.theme];
  return {
    type: 'value' as const,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.hairline } },
    axisLabel: textStyle(around),
  };
}
