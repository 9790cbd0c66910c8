import { isJudged, type Aspect, type Severity } from './check.js';

/** Fewer cases than this get no grade. */
export const MIN_GRADED = 10;

/** How far figures can be trusted, best first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
/** A: nothing beyond its limit. B, C, D: something beyond it, beyond twice and beyond four times it. */
export type Grade = (typeof GRADES)[number];

/** One thing measured, and what it costs. */
export interface GradeReason {
  readonly check: string;
  readonly aspect: Aspect;
  /** '' when it is about no column in particular. */
  readonly column: string;
  readonly measured: number;
  readonly threshold: number;
  readonly atFault: number;
  readonly cases: number;
  /** Rejected rows that are none of `atFault` any more, since they were corrected and came in. */
  readonly corrected?: number;
  readonly grade: Grade;
}

/** What is graded against where nothing is allowed: one case in ten thousand costs a letter, and does not make all others worthless. */
const OF_NOTHING = 0.0005;

/** The grade of a share: each doubling of the limit costs one. A limit of 0 allows nothing: any share is beyond it, B up to 0.1 %, C up to 0.2 %. */
export function gradeOfShare(measured: number, threshold: number): Grade {
  if (measured <= threshold) return 'A';
  const limit = threshold === 0 ? OF_NOTHING : threshold;
  if (measured <= 2 * limit) return 'B';
  return measured <= 4 * limit ? 'C' : 'D';
}

/** What gives cause to look, and may be right: too few cases, a correction of older ones, or a value that is less for good reason. It costs one letter, however far beyond its limit. */
const SUSPICIONS: ReadonlySet<string> = new Set(['volume', 'older_as_of', 'shrunk_cases']);

/** A finding as far as it is judged. */
type Judged = Pick<GradeReason, 'atFault' | 'cases' | 'measured' | 'threshold'> & { readonly rule: string; readonly severity: Severity };

/**
 * What a finding costs; undefined where it is only told (a note, within its limit, of too few cases to judge), or is good news: many cases are news, too few may be cases that did not come.
 */
export function gradeOfFinding({ rule, severity, measured, threshold, atFault, cases }: Judged): Grade | undefined {
  if (severity === 'note' || (rule === 'volume' && measured > threshold)) return undefined;
  if (SUSPICIONS.has(rule)) return 'B';
  return measured > threshold && isJudged(atFault, cases, threshold) ? gradeOfShare(measured, threshold) : undefined;
}

/** The worst of some grades; A when there is none. A chain of evidence is as good as its weakest link, so nothing is averaged. */
export function worstGrade(grades: Iterable<Grade>): Grade {
  return [...grades].reduce((worst, grade) => (GRADES.indexOf(grade) > GRADES.indexOf(worst) ? grade : worst), 'A');
}
