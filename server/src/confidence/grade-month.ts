import { ASKED_COLUMNS, beyondChance, gradeOfFinding, gradeOfShare, isJudged, MEASURED_SHARES, MIN_GRADED, type CheckId, type GradeReason, type Severity } from '@concord/sql';
import type { Row } from '../store/table.js';

/** What the source's profile says of a check instead of its own severity and limit. */
export type Overrides = Readonly<Partial<Record<CheckId, { readonly severity?: Severity | 'off' | undefined; readonly above?: number | undefined }>>>;

/** How far beyond the usual share a column may be empty. */
const EMPTY_ABOVE = 0.1;

const counts = (severity: Severity | 'off'): boolean => severity === 'warn' || severity === 'block';

function shareReasons(row: Row, overrides: Overrides): GradeReason[] {
  return MEASURED_SHARES.flatMap(({ check, part, key }) => {
    const { severity = check.severity, above = check.above } = overrides[check.id] ?? {};
    const [cases, atFault] = [row.num(`of_${key}`), row.num(`bad_${key}`)];
    const measured = cases === 0 ? 0 : atFault / cases;
    const grade = gradeOfShare(measured, above);
    if (!counts(severity) || grade === 'A' || !isJudged(atFault, cases, above)) return [];
    return [{ check: check.id, aspect: check.aspect, column: part.column, measured, threshold: above, atFault, cases, grade }];
  });
}

function emptyReasons(row: Row, usual: Row | undefined, overrides: Overrides): GradeReason[] {
  const { severity = 'warn', above = EMPTY_ABOVE } = overrides.empty_columns ?? {};
  if (usual === undefined || !counts(severity)) return [];
  return ASKED_COLUMNS.flatMap(({ column }) => {
    const all = usual.num(`of_${column}`);
    const [cases, atFault] = [row.num(`of_${column}`), row.num(`empty_${column}`)];
    if (all === 0 || cases === 0) return [];
    const [share, measured] = [usual.num(`empty_${column}`) / all, atFault / cases];
    const grade = gradeOfShare(measured - share, above);
    if (grade === 'A' || !isJudged(atFault, cases, above) || !beyondChance(measured, share, cases)) return [];
    return [{ check: 'empty_columns', aspect: 'completeness' as const, column, measured, threshold: share + above, atFault, cases, grade }];
  });
}

/** What is told of a month by the loads that brought it: row of `compileLoadFindings`. */
export function loadReason(row: Row, aspect: GradeReason['aspect']): GradeReason | undefined {
  const [check, measured, threshold] = [row.text('rule'), row.num('measured'), row.num('threshold')];
  const grade = gradeOfFinding({ rule: check, severity: row.text('severity') as Severity, measured, threshold });
  return grade === undefined ? undefined : { check, aspect, column: row.text('column_name'), measured, threshold, atFault: row.num('at_fault'), cases: row.num('cases'), grade };
}

/** What is wrong with a month's current cases, the gravest first: `row` of `compileConfidence`, `usual` of `compileUsuallyEmpty`. Null: too few cases to grade. */
export function reasonsOf(row: Row, usual: Row | undefined, overrides: Overrides, ofLoads: readonly GradeReason[]): readonly GradeReason[] | null {
  if (row.num('cases') < MIN_GRADED) return null;
  const found = [...shareReasons(row, overrides), ...emptyReasons(row, usual, overrides), ...ofLoads];
  return found.sort((a, b) => b.grade.localeCompare(a.grade) || b.measured / b.threshold - a.measured / a.threshold || a.check.localeCompare(b.check));
}
