import type { Aspect, Severity } from './check.js';

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
  readonly grade: Grade;
}

/** The grade of a share: each doubling of the limit costs one. A limit of 0 allows nothing: any share beyond it is D. */
export function gradeOfShare(measured: number, threshold: number): Grade {
  if (measured <= threshold) return 'A';
  if (measured <= 2 * threshold) return 'B';
  return measured <= 4 * threshold ? 'C' : 'D';
}

/** What a finding costs; undefined where it is only told, or is good news: many cases are news, too few may be cases that did not come. */
export function gradeOfFinding({ rule, severity, measured, threshold }: { readonly rule: string; readonly severity: Severity; readonly measured: number; readonly threshold: number }): Grade | undefined {
  if (severity === 'note' || (rule === 'volume' && measured > threshold)) return undefined;
  return rule === 'volume' ? 'B' : gradeOfShare(measured, threshold);
}

/** The worst of some grades; A when there is none. A chain of evidence is as good as its weakest link, so nothing is averaged. */
export function worstGrade(grades: Iterable<Grade>): Grade {
  return [...grades].reduce((worst, grade) => (GRADES.indexOf(grade) > GRADES.indexOf(worst) ? grade : worst), 'A');
}
