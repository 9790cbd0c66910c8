import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Trend, TrendPoint } from '../prepare/trend.js';

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

const SHADE = 0.1;
/** As beside the words: a disc for better, a lozenge for worse, a square for different. */
const SHAPES = { improvement: 'circle', concern: 'diamond', neutral: 'rect' } as const;

/** How a month with a signal is marked; null for normal variation. */
export function signalMark({ limits }: TrendPoint, around: Surroundings): { readonly symbol: string; readonly symbolSize: number; readonly color: string } | null {
  if (limits === null || limits.tone === 'normal') return null;
  return { symbol: SHAPES[limits.tone], symbolSize: (limits.tone === 'concern' ? 12 : 9) * around.scale, color: COLOURS[around.theme][limits.tone] };
}

/** Limits as a grey shade with edges, and the centre as a dashed line; nothing where no month has limits. */
export function controlSeries(trend: Trend, around: Surroundings): LineSeries[] {
  if (trend.points.every(({ limits }) => limits === null)) return [];
  const { muted } = COLOURS[around.theme];
  const quiet = { type: 'line' as const, symbol: 'none', silent: true, step: 'middle' as const, z: 1 };
  const edge = { color: muted, width: 1, opacity: 0.45 };
  return [
    { ...quiet, stack: 'limits', lineStyle: edge, data: trend.points.map(({ limits }) => limits?.lower ?? '-') },
    { ...quiet, stack: 'limits', lineStyle: edge, areaStyle: { color: muted, opacity: SHADE }, data: trend.points.map(({ limits }) => (limits === null ? '-' : limits.upper - limits.lower)) },
    { ...quiet, lineStyle: { color: muted, width: 1, type: 'dashed' }, data: trend.points.map(({ limits }) => limits?.centre ?? '-'), z: 2 },
  ];
}
