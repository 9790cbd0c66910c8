import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { ResolutionQuery } from '../../../graphql/gen/graphql.js';
import { axisOf } from '../../../chart/prepare/trend.js';
import type { Axis } from '../../../chart/prepare/trend.js';
import { measureText } from '../../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../../measure/measure.js';
import { percentText, signedText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';
import { cellText } from '../../metric/breakdown.js';

/** A change of a share as the contract answers it. */
export type RateChange = NonNullable<ResolutionQuery['change']>;

/** A step of the waterfall: a share as a dot with its interval, or an effect as a bar from where the step before ended. Places are shares of the axis' length, 0 to 1. */
export interface Fall {
  readonly id: 'before' | 'mix' | 'level' | 'after';
  /** Of a share, its dot; null for an effect. */
  readonly dot: number | null;
  /** Ends of the interval, or of the effect. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly note: string;
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
  readonly axis: Axis;
  readonly effects: readonly Effect[];
  /** The largest effect, to which all bars of effects are scaled. */
  readonly most: number;
}

/** What is decomposed is always a share. */
const SHARE = { unit: 'percent', kind: 'ratio' } as MetricDefinition;

/** Percentage points with their sign: `+0.8`. The unit stands in the head. */
export const pointText = (share: number, { locale }: Pick<Wording, 'locale'>): string => signedText(share * 100, 1, locale);

/** The steps from the share before to the share after, and the effects of each member; null where the change is not told. */
export function waterfallOf(change: RateChange, otherName: (n: number) => string, wording: Wording): Waterfall | null {
  const { before, after, mix, level, folded } = change;
  if (mix === null || level === null || before.value === null || after.value === null) return null;
  const { locale, name } = wording;
  const between = before.value + mix;
  // Effects are small beside the shares. No bar stands for a share, so that the axis may begin near them, and says so.
  const axis = axisOf([before.value, between, after.value, before.ciLow, before.ciHigh, after.ciLow, after.ciHigh].filter((end) => end !== null), { kind: 'ratio' });
  const place = (share: number): number => (share - axis.min) / (axis.max - axis.min || 1);
  const step = (id: Fall['id'], from: number, to: number): Fall => ({ id, dot: null, from: place(from), to: place(to), text: pointText(to - from, wording), note: '' });
  const whole = (id: Fall['id'], value: MetricValue): Fall => ({
    id, dot: place(value.value ?? 0), from: place(value.ciLow ?? value.value ?? 0), to: place(value.ciHigh ?? value.value ?? 0), text: percentText(value.value ?? 0, locale), note: measureText(value, SHARE, locale).fraction ?? '',
  });
  const part = (n: number, of: number): string => percentText(of === 0 ? 0 : n / of, locale);
  const effects = change.rows.map((row): Effect => ({
    key: row.member.key, isOther: row.member.isOther, label: row.member.isOther ? otherName(folded) : name(row.member.label), mix: row.mix, level: row.level,
    mixText: pointText(row.mix, wording), levelText: pointText(row.level, wording),
    rates: `${cellText(row.before, SHARE, wording)} → ${cellText(row.after, SHARE, wording)}`, weights: `${part(row.before.n, before.n)} → ${part(row.after.n, after.n)}`,
  }));
  return {
    axis, effects, most: Math.max(1e-9, ...effects.flatMap((one) => [Math.abs(one.mix), Math.abs(one.level)])),
    falls: [whole('before', before), step('mix', before.value, between), step('level', between, after.value), whole('after', after)],
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
  readonly standardised: string;
}

/** The decomposition as a table; its last rows are the whole, as it was and under one mix. */
export function waterfallTable(change: RateChange, { effects }: Waterfall, heads: WaterfallHeads, wording: Wording): ChartTable {
  return {
    columns: [words('member', heads.member), figures('mix', heads.mix), figures('level', heads.level), figures('rates', `${heads.before} → ${heads.after}`), figures('weights', heads.share)],
    rows: [
      ...effects.map((one) => [one.label, one.mixText, one.levelText, one.rates, one.weights]),
      [heads.total, pointText(change.mix ?? 0, wording), pointText(change.level ?? 0, wording), `${cellText(change.before, SHARE, wording)} → ${cellText(change.after, SHARE, wording)}`, '100%'],
      ...(change.standardisedBefore === null || change.standardisedAfter === null ? [] : [[heads.standardised, '—', pointText(change.level ?? 0, wording), `${percentText(change.standardisedBefore, wording.locale)} → ${percentText(change.standardisedAfter, wording.locale)}`, '100%']]),
    ],
  };
}
