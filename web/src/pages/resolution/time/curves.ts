import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { ResolutionQuery } from '../../../graphql/gen/graphql.js';
import { countText, percentText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';

/** How a cohort leaves, as the contract answers it. */
export type Survival = NonNullable<ResolutionQuery['survival']>;
type SurvivalPart = Survival['parts'][number];
type CurveStep = SurvivalPart['curve'][number];
type EndingCurve = Survival['total']['endings'][number];

/** A curve of few jumps with each of them, and what takes very long is a flat line beside which nothing can be read. */
const MIN_AT_RISK = 10;
const NEARLY_NONE = 0.05;
const FULL = 30;

/** The last day drawn, for all panels: until hardly any case of the whole is open, or too few are observed. */
export function horizonOf({ curve, value }: Survival['total']): number {
  const last = curve.at(-1)?.day ?? 0;
  if (value.n < FULL) return last;
  return curve.find(({ survival, atRisk }) => survival <= NEARLY_NONE || atRisk < MIN_AT_RISK)?.day ?? last;
}

/** A curve from day 0 to the horizon, cut where too few are left. */
export function drawnSteps(curve: readonly CurveStep[], n: number, horizon: number): readonly CurveStep[] {
  const firm = curve.filter(({ day, atRisk }) => day <= horizon && (n < FULL || atRisk >= MIN_AT_RISK));
  return [{ day: 0, survival: 1, low: 1, high: 1, atRisk: n }, ...firm.filter(({ day }) => day > 0)].map((step) => (step.day === 0 ? { ...step, ...curve.find(({ day }) => day === 0) } : step));
}

/** A panel: one member's curve over the whole's. */
export interface Panel {
  readonly key: string;
  readonly label: string;
  readonly isOther: boolean;
  readonly steps: readonly CurveStep[];
  readonly median: number | null;
  readonly n: number;
  /** Fewer than thirty are grey, fewer than ten have no curve. */
  readonly reliance: SurvivalPart['value']['reliability'];
  readonly value: SurvivalPart['value'];
}

/** The panels in the order of the answer: by size, 其他 last. */
export const panelsOf = ({ parts }: Survival, horizon: number, { name }: Pick<Wording, 'name'>): Panel[] => parts.map(({ member, value, curve }) => ({
  key: member?.key ?? '', label: member === null ? '' : name(member.label), isOther: member?.isOther ?? false, steps: drawnSteps(curve, value.n, horizon), median: value.value, n: value.n, reliance: value.reliability, value,
}));

/** An ending as a band: the share that has ended so on each day of the grid. */
export interface EndingBand {
  readonly key: string;
  readonly label: string;
  readonly shares: readonly number[];
}

/** Bands of endings over the days 0 to the horizon, at most `most` days told. */
export function endingBands(endings: readonly EndingCurve[], horizon: number, { name }: Pick<Wording, 'name'>, most = 120): { readonly days: readonly number[]; readonly bands: readonly EndingBand[] } {
  const step = Math.max(1, Math.ceil(horizon / most));
  const days = Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => i * step);
  return { days, bands: endings.map(({ ending, points }) => ({ key: ending.key, label: name(ending.label), shares: days.map((day) => points.findLast((point) => point.day <= day)?.incidence ?? 0) })) };
}

/** The curves as a table: a row a member, what is still open on round days, and the quantiles. */
export function curvesTable(survival: Survival, panels: readonly Panel[], heads: { readonly member: string; readonly all: string; readonly p75: string; readonly p90: string; readonly notReached: string; readonly byDay: (day: number) => string }, wording: Wording): ChartTable {
  const { t, locale } = wording;
  const days = survival.total.shares.map(({ day }) => day);
  const reached = (day: number | null, n: number): string => (n < MIN_AT_RISK ? '—' : day === null ? heads.notReached : countText(day, locale));
  const openOn = (curve: readonly CurveStep[], day: number, n: number): string => (n < MIN_AT_RISK ? '—' : percentText(curve.findLast((step) => step.day <= day)?.survival ?? 1, locale));
  const row = (label: string, value: Panel['value'], curve: readonly CurveStep[]): string[] => [
    label, countText(value.n, locale), reached(value.value, value.n), value.ciLow === null || value.n < MIN_AT_RISK ? '—' : `${countText(value.ciLow, locale)}–${value.ciHigh === null ? '…' : countText(value.ciHigh, locale)}`, reached(value.p75, value.n), reached(value.p90, value.n),
    ...days.map((day) => openOn(curve, day, value.n)),
  ];
  return {
    columns: [words('member', heads.member), figures('n', t('measure.nHead')), figures('median', `${t('measure.median')}（${t('measure.days')}）`), figures('interval', t('measure.intervalHead')), figures('p75', heads.p75), figures('p90', heads.p90), ...days.map((day) => figures(`d${String(day)}`, heads.byDay(day)))],
    rows: [row(heads.all, survival.total.value, survival.total.curve), ...survival.parts.map((part, i) => row(panels[i]?.label ?? '', part.value, part.curve))],
  };
}
