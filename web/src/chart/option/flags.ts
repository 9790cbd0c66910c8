import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import { textStyle } from './base.js';

/** Something that happened, on the time axis: from its first to its last point. */
export interface Flag {
  readonly first: number;
  readonly last: number;
  /** It lasted longer than a day: its points are shaded. */
  readonly lasts: boolean;
  /** A sign so short that it always has room; the list beside the chart explains it. */
  readonly mark: string;
  /** Written beside the sign where there is room; empty for never. */
  readonly text: string;
}

/** A flag as it is written: where, what, and on which side of its line. */
export interface FlagLabel {
  readonly index: number;
  readonly text: string;
  readonly side: 'left' | 'right';
}

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

const GAP = 8;
/** Text shorter than this tells nothing. */
const FEWEST = 4;
const ELLIPSIS = '…';

/** Pixels of a text, by the widths of Han and Latin letters. */
const widthOf = (text: string, size: number): number => Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2000 ? size : size * 0.58), 0);

function shortened(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && widthOf(letters.join(''), size) + size > room) letters.pop();
  return letters.length < FEWEST ? '' : `${letters.join('').trimEnd()}${ELLIPSIS}`;
}

/** Flags whose signs would run into each other, as one. */
function gathered(flags: readonly Flag[], step: number, size: number): Flag[] {
  const groups: Flag[] = [];
  for (const flag of flags.toSorted((a, b) => a.first - b.first)) {
    const before = groups.at(-1);
    if (before === undefined || (flag.first - before.first) * step >= widthOf(before.mark, size) + GAP) groups.push(flag);
    else groups[groups.length - 1] = { ...before, mark: `${before.mark}${flag.mark}`, text: '' };
  }
  return groups;
}

/** How flags are written along `width` pixels of `count` points so that none runs into another: the sign always, the text as far as there is room. `size` is of the letters. */
export function flagLabels(flags: readonly Flag[], count: number, width: number, size: number): FlagLabel[] {
  const step = width / Math.max(1, count);
  const groups = gathered(flags, step, size);
  let taken = 0;
  return groups.map(({ first, mark, text }, i) => {
    const at = (first + 0.5) * step;
    const next = groups[i + 1];
    const markWidth = widthOf(`${mark} `, size);
    const right = (next === undefined ? width : (next.first + 0.5) * step) - at - GAP - markWidth;
    const left = at - taken - GAP - markWidth;
    const whole = widthOf(text, size);
    const side = text !== '' && right < whole && left > right ? 'left' as const : 'right' as const;
    const said = text === '' ? '' : shortened(text, side === 'left' ? left : right, size);
    taken = at + (side === 'right' ? widthOf(`${mark} ${said}`, size) : 0);
    return { index: first, side, text: said === '' ? mark : side === 'left' ? `${said} ${mark}` : `${mark} ${said}` };
  });
}

/** A dashed line at the beginning of each, with its sign and name above the chart; no axis or series of its own. */
export function flagSeries(flags: readonly Flag[], count: number, width: number, around: Surroundings): LineSeries[] {
  if (flags.length === 0) return [];
  const { neutral } = COLOURS[around.theme];
  const style = textStyle(around);
  return [{
    type: 'line', data: [], silent: true,
    markLine: {
      silent: true, symbol: 'none', animation: false, lineStyle: { color: neutral, type: 'dashed', width: 1 },
      data: flagLabels(flags, count, width, style.fontSize).map(({ index, side, text }) => ({
        xAxis: index, label: { ...style, show: true, formatter: text, position: 'end', rotate: 0, align: side === 'left' ? 'right' : 'left', distance: [2, 4], color: neutral },
      })),
    },
  }];
}

/** Points on which something lasted, shaded from top to bottom: for the split area of a category axis. */
export function flagAreas(flags: readonly Flag[], count: number, around: Surroundings): { readonly splitArea?: object } {
  const lasting = flags.filter(({ lasts }) => lasts);
  if (lasting.length === 0) return {};
  const shade = around.theme === 'light' ? 'rgba(107, 79, 160, .08)' : 'rgba(166, 139, 224, .12)';
  return { splitArea: { show: true, interval: 0, areaStyle: { color: Array.from({ length: count }, (_, i) => (lasting.some(({ first, last }) => first <= i && i <= last) ? shade : 'transparent')) } } };
}
