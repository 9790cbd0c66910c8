import type { AlertKind, LocalisedText, MetricId } from '@concord/sql';
import type { SignalFigures } from '../figures.js';
import type { Counted, JudgingContext } from '../judge/context.js';
import type { Grain } from '../judge/grain.js';

/** One series that was tested, whether or not it is in alarm. */
export interface Tested {
  readonly typeKey: string;
  readonly placeKey: string;
  readonly sinceOn: string;
  readonly alarm: boolean;
  /** How far beyond its limit: 1 is on it. */
  readonly exceedance: number;
  /** One-sided; of a rule without probabilities 0 where it holds as a warning, else 1. */
  readonly pValue: number;
  readonly largeAmount: boolean;
  /** Probability of an alarm when nothing has changed, or a bound on it; null where the rule has none. */
  readonly chance: number | null;
  /** Without what only all tests together tell. */
  figures(): Omit<SignalFigures, 'adjusted' | 'rank' | 'tested' | 'institutions'> & { readonly institutions?: number };
}

/** Series of one kind and grain. */
export interface Family extends Grain {
  readonly period: { readonly from: string; readonly to: string };
  readonly tests: readonly Tested[];
}

/** What the sentence of a signal is made of besides its figures: names of the type and the place, null for all. */
export interface Named {
  readonly type: LocalisedText | null;
  readonly place: LocalisedText | null;
}

/**
 * Tests that are corrected together. `change`: whether anything is other than it was, nearly always it is not. `apart`: whether a type stands apart from all others, which many are known
 * to do; among the former these would let chance through, since a correction allows the more false ones the more true ones there are.
 */
export type Pool = 'apart' | 'change';

/** A kind of signal: how it is judged, and how it is said. One file a kind. */
export interface Kind {
  readonly id: AlertKind;
  /** Raised when what fires it changes, or how it is counted; a signal keeps the one that found it. */
  readonly version: number;
  readonly label: LocalisedText;
  /** What fires it, in one sentence. */
  readonly meaning: LocalisedText;
  /** The metric it is about, without which a dataset cannot be judged; null: every dataset can. */
  readonly needs: MetricId | null;
  /** The metric whose cases it counts; null: that of the indicator in its figures. */
  readonly counts: MetricId | null;
  /** What its tests are corrected with; null: a rule of plain counts, which stands for itself. */
  readonly pool: Pool | null;
  /** Every family of series of this kind; none where the data do not reach far enough to judge. */
  judge(context: JudgingContext): Promise<readonly Family[]>;
  sentence(named: Named, figures: SignalFigures): LocalisedText;
}

/** A kind that is judged by counts alone. */
export interface CountKind extends Kind {
  judge(counted: Counted): Promise<readonly Family[]>;
}

/** Figures of methods that have few: everything null. */
export const NO_FIGURES = {
  base: null, expected: null, lower: null, upper: null, exceedance: null, pValue: null, lambda: null, dispersion: null, numerator: null, denominator: null, excessDays: null, branches: null,
  metric: null, rule: null,
} as const;
