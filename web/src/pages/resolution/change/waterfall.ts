import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { MetricId, ResolutionQuery } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import { percentText, signedText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';
import { cellText } from '../../metric/breakdown.js';

/** A change of a share as the contract answers it. */
export type RateChange = NonNullable<ResolutionQuery['change']>;

/** A step of the waterfall: a whole from the axis up, or an effect from where the one before ended. */
export interface Fall {
  readonly id: 'before' | 'mix' | 'level' | 'after';
  readonly isWhole: boolean;
  /** Ends of the bar, as shares of the axis' length, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Effects of one member, as bars to both sides of nothing. */
export interface Effect {
  readonly key: string;
  readonly label: string;
  readonly isOther: boolean;
  readonly mix: number;
  readonly level: number;
  readonly mixText: string;
  readonly levelText: string;
  readonly rates: string;
  readonly weights: string;
}

/** A decomposition ready to be drawn. */
export interface Waterfall {
  readonly falls: readonly Fall[];
  /** Ends of the axis of the wholes, shares. */
  readonly axis: { readonly min: number; readonly max: number };
  readonly effects: readonly Effect[];
  /** The largest effect, to which all bars of effects are scaled. */
  readonly most: number;
}

/** Percentage points with their sign: `+0.8`. The unit stands in the head. */
export const pointText = (share: number, { locale }: Pick<Wording, 'locale'>): string => signedText(share * 100, 1, locale);

const FIVE = 0.05;

/** The steps from the share before to the share after, and the effects of each member; null where the change is not told. */
export function waterfallOf(change: RateChange, otherName: (n: number) => string, wording: Wording): Waterfall | null {
  const { before, after, mix, level, folded } = change;
  if (mix === null || level === null || before.value === null || after.value === null) return null;
  const { locale, name } = wording;
  const marks = [before.value, before.value + mix, after.value];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  // The steps are small beside the wholes: the axis begins near them, and says so.
  const axis = { min: Math.max(0, Math.floor((low - 2 * Math.max(high - low, 0.01)) / FIVE) * FIVE), max: Math.min(1, Math.ceil((high + 0.005) / FIVE) * FIVE) };
  const place = (share: number): number => (share - axis.min) / (axis.max - axis.min || 1);
  const step = (id: Fall['id'], from: number, to: number): Fall => ({ id, isWhole: false, from: place(from), to: place(to), text: pointText(to - from, wording) });
  const whole = (id: Fall['id'], share: number): Fall => ({ id, isWhole: true, from: 0, to: place(share), text: percentText(share, locale) });
  const part = (n: number, of: number): string => percentText(of === 0 ? 0 : n / of, locale);
  const definition = { unit: 'percent', kind: 'ratio' } as MetricDefinition;
  const effects = change.rows.map((row): Effect => ({
    key: row.member.key, isOther: row.member.isOther, label: row.member.isOther ? otherName(folded) : name(row.member.label), mix: row.mix, level: row.level,
    mixText: pointText(row.mix, wording), levelText: pointText(row.level, wording),
    rates: `${cellText(row.before, definition, wording)} → ${cellText(row.after, definition, wording)}`, weights: `${part(row.before.n, before.n)} → ${part(row.after.n, after.n)}`,
  }));
  return {
    axis, effects, most: Math.max(1e-9, ...effects.flatMap((one) => [Math.abs(one.mix), Math.abs(one.level)])),
    falls: [whole('before', before.value), step('mix', before.value, before.value + mix), step('level', before.value + mix, after.value), whole('after', after.value)],
  };
}

/** Words of the table's heads. */
export interface WaterfallHeads {
  readonly member: string;
  readonly mix: string;
  readonly level: string;
  readonly before: string;
  readonly after: string;
  readonly share: string;
  readonly total: string;
}

/** The decomposition as a table; its last row is the whole. */
export function waterfallTable(change: RateChange, { effects }: Waterfall, heads: WaterfallHeads, wording: Wording): ChartTable {
  const definition = { unit: 'percent', kind: 'ratio' } as MetricDefinition;
  return {
    columns: [words('member', heads.member), figures('mix', heads.mix), figures('level', heads.level), figures('rates', `${heads.before} → ${heads.after}`), figures('weights', heads.share)],
    rows: [
      ...effects.map((one) => [one.label, one.mixText, one.levelText, one.rates, one.weights]),
      [heads.total, pointText(change.mix ?? 0, wording), pointText(change.level ?? 0, wording), `${cellText(change.before, definition, wording)} → ${cellText(change.after, definition, wording)}`, '100%'],
    ],
  };
}

/** Which list stands behind a member's share in a period. */
export const behind = (metric: MetricId): string => `/metric/${metric}`;
