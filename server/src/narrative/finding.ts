import type { LocalisedText } from '@concord/sql';

/** Every tone, for the contract. */
export const TONES = ['concern', 'improvement', 'neutral', 'normal'] as const;
/** How a finding is coloured: grey unless a rule fired; purple (neutral) where neither direction is better. */
export type Tone = (typeof TONES)[number];

/** Every form in which several metrics are told together, for the contract. */
export const TOGETHER_FORMS = ['ages', 'bases', 'facts', 'month', 'steps'] as const;
/** As what metrics are told together. */
export type TogetherForm = (typeof TOGETHER_FORMS)[number];

/** A number a finding tells, in the metric's own unit (shares 0–1, days, yuan); named in snake_case. */
export type Figures = Readonly<Record<string, number>>;

/**
 * One thing that may be said of an answer: what kind of thing, the numbers it rests on, how it is coloured, and the whole sentence in both languages.
 * Sentences count, give shares and compare; they name no cause, and call a change news only when a rule of the control chart fired.
 */
export interface Finding<What extends string = string> {
  /** snake_case: `size`, `comparison`, `control` … */
  readonly what: What;
  readonly figures: Figures;
  readonly tone: Tone;
  readonly words: LocalisedText;
}
