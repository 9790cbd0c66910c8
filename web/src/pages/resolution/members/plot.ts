import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { PlotFieldsFragment } from '../../../graphql/gen/graphql.js';
import { axisOf } from '../../../chart/prepare/trend.js';
import type { Axis } from '../../../chart/prepare/trend.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import { measureText } from '../../../measure/measure.js';
import { byName, countText, percentText, plainText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';
import { cellText } from '../../metric/breakdown.js';

/** A funnel plot as the contract answers it. */
export type Plot = PlotFieldsFragment;
/** A member of it. */
export type Point = Plot['points'][number];
/** Where a member lies among the limits. */
export type Position = Point['position'];

/** A funnel plot ready to be drawn. */
export interface DrawnPlot {
  /** With a share to draw, in the order of their names; the table has all. */
  readonly points: readonly (Point & { readonly height: number })[];
  readonly limits: Plot['limits'];
  readonly scale: Plot['scale'];
  readonly centre: number | null;
  readonly axis: Axis;
  /** Sizes spread over more than a power of ten and a half: a plain axis would press all but the largest into a corner. */
  readonly isLog: boolean;
}

const SPREAD = 30;
/** Limits of O/E with fewer expected reach so far that all else would be pressed together. */
const FEW_EXPECTED = 3;

/** What is drawn: members with ten cases and more, and limits over their range. */
export function preparePlot({ points, limits, scale, total }: Plot): DrawnPlot {
  const most = scale === 'share' ? 1 : Infinity;
  const drawn = points.flatMap((point) => (point.height === null ? [] : [{ ...point, height: Math.min(most, point.height) }]));
  const sizes = drawn.map(({ size }) => size);
  const few = scale === 'share' ? 30 : FEW_EXPECTED;
  const far = limits.filter(({ n }) => n >= few || sizes.every((size) => size < few));
  const ends = [...drawn.map(({ height }) => height), ...far.flatMap(({ low998, high998 }) => [low998, high998])];
  return { points: drawn, limits, scale, centre: scale === 'share' ? total.value : 1, axis: axisOf(ends, { kind: scale === 'share' ? 'ratio' : 'quotient' }), isLog: sizes.length > 0 && Math.max(...sizes) / Math.min(...sizes) > SPREAD };
}

/** Outside the wide limits: to be understood, and told apart by shape. */
export const isOut = (position: Position): boolean => position === 'above_998' || position === 'below_998';

/** Words of the table's heads. */
export interface PlotHeads {
  readonly name: string;
  readonly rate: string;
  readonly adjusted: string;
  readonly expected: string;
  readonly ratio: string;
  readonly place: string;
  readonly places: (position: Position) => string;
}

/** All members by name, never by rate. */
export function plotTable(plot: Plot, definition: MetricDefinition, heads: PlotHeads, wording: Wording): ChartTable {
  const { locale, name, t } = wording;
  const isAdjusted = plot.standardisedBy.length > 0;
  const compare = byName(locale);
  const rows = [...plot.points].sort((a, b) => compare(name(a.member.label), name(b.member.label)) || a.member.key.localeCompare(b.member.key));
  return {
    columns: [
      words('name', heads.name), figures('rate', heads.rate), figures('interval', t('measure.intervalHead')), figures('fraction', `${t('measure.numerator')}/${t('measure.denominator')}`),
      ...(isAdjusted ? [figures('expected', heads.expected), figures('ratio', heads.ratio), figures('adjusted', heads.adjusted)] : []), words('place', heads.place),
    ],
    rows: rows.map(({ member, value, expected, ratio, rate, position }) => {
      const text = measureText(value, definition, locale);
      return [
        name(member.label), cellText(value, definition, wording), text.interval ?? '—', text.fraction ?? '—',
        ...(isAdjusted ? [expected === null ? '—' : plainText(expected, 1, locale), ratio === null ? '—' : plainText(ratio, 2, locale), rate === null ? '—' : percentText(rate, locale)] : []), heads.places(position),
      ];
    }),
    numbers: { rate: rows.map(({ member, value }) => ({ metric: plot.metric, value, of: { dimension: plot.dimension, key: member.key } })) },
  };
}

/** `73.4% · 3,912/5,330`, with the adjusted share where it was adjusted. */
export function pointText({ member, value, rate, position, ratio }: Point, definition: MetricDefinition, places: PlotHeads['places'], { locale, name }: Wording): string {
  const text = measureText(value, definition, locale);
  return [name(member.label), `${text.main}${text.unit} · ${text.fraction ?? ''}`, ...(ratio === null ? [] : [`${rate === null ? '—' : percentText(rate, locale)} · O/E ${plainText(ratio, 2, locale)}`]), places(position)].join('\n');
}

/** The size on the axis. */
export const sizeText = (n: number, { locale }: Pick<Wording, 'locale'>): string => countText(n, locale);
