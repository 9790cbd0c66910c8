/** Which patterns count as a signal. Changing a number is a new version: what a past report called a signal must stay explainable. */
export interface RuleSet {
  readonly id: string;
  readonly version: string;
  /** So many points in a row strictly on one side of the centre. */
  readonly shiftPoints: number;
  /** So many points in a row, each beyond the one before. */
  readonly trendPoints: number;
  /** Two of three points on one side lie in the outer third. */
  readonly twoOfThree: boolean;
}

/** Making Data Count of NHS England as in its R package NHSRplotthedots 0.2.2: the rules of every chart unless another set is named. */
export const NHS_SEVEN_POINTS: RuleSet = { id: 'nhs-making-data-count-7', version: '0.2.2', shiftPoints: 7, trendPoints: 7, twoOfThree: true };

/** The same with six points, as in some of NHS England's own workbooks: more sensitive, more false alarms. */
export const NHS_SIX_POINTS: RuleSet = { id: 'nhs-making-data-count-6', version: '0.2.2', shiftPoints: 6, trendPoints: 6, twoOfThree: true };

/** Only points outside the limits; for charts whose points are skewed or have limits of their own, where runs mean less. */
export const LIMITS_ONLY: RuleSet = { id: 'limits-only', version: '1', shiftPoints: Infinity, trendPoints: Infinity, twoOfThree: false };
