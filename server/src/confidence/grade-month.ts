import { ASKED_COLUMNS, beyondChance, gradeOfFinding, gradeOfShare, isJudged, MEASURED_SHARES, MIN_GRADED, type CheckId, type GradeReason, type Severity, type SourceRule } from '@concord/sql';
import type { Row } from '../store/table.js';

/** What the source's profile says of a check instead of its own severity and limit. */
export type Overrides = Readonly<Partial<Record<CheckId, { readonly severity?: Severity | 'off' | undefined; readonly above?: number | undefined }>>>;

/** How far beyond the usual share a column may be empty. */
const EMPTY_ABOVE = 0.1;

/** Whether a severity costs a grade. */
export const counts = (severity: Severity | 'off'): boolean => severity === 'warn' || severity === 'block';

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

function ownReasons(row: Row, own: readonly SourceRule[]): GradeReason[] {
  return own.flatMap(({ name, rule: { severity, above, require } }, i) => {
    const [cases, atFault] = [row.num(`of_own_${String(i)}`), row.num(`bad_own_${String(i)}`)];
    const measured = cases === 0 ? 0 : atFault / cases;
    const grade = gradeOfShare(measured, above);
    if (!counts(severity) || grade === 'A' || !isJudged(atFault, cases, above)) return [];
    return [{ check: name, aspect: 'consistency' as const, column: Object.keys(require)[0] ?? '', measured, threshold: above, atFault, cases, grade }];
  });
}

/** What is told of a month by the loads that brought it: row of `compileLoadFindings`. */
export function loadReason(row: Row, aspect: GradeReason['aspect']): GradeReason | undefined {
  const check = row.text('rule');
  const told = { measured: row.num('measured'), threshold: row.num('threshold'), atFault: row.num('at_fault'), cases: row.num('cases') };
  const grade = gradeOfFinding({ ...told, rule: check, severity: row.text('severity') as Severity });
  return grade === undefined ? undefined : { ...told, check, aspect, column: row.text('column_name'), corrected: row.num('corrected'), grade };
}

/** What is asked of a month's cases: the checks as they hold for them, the sources' own rules, and what loads said. */
export interface Asked {
  readonly overrides: Overrides;
  readonly own: readonly SourceRule[];
  readonly ofLoads: readonly GradeReason[];
}

/** What is wrong with a month's current cases, the gravest first: `row` of `compileConfidence`, `usual` of `compileUsuallyEmpty`. Null: too few cases to grade. */
export function reasonsOf(row: Row, usual: Row | undefined, { overrides, own, ofLoads }: Asked): readonly GradeReason[] | null {
  if (row.num('cases') < MIN_GRADED) return null;
  const found = [...shareReasons(row, overrides), ...emptyReasons(row, usual, overrides), ...ownReasons(row, own), ...ofLoads];
  return found.sort((a, b) => b.grade.localeCompare(a.grade) || b.measured / b.threshold - a.measured / a.threshold || a.check.localeCompare(b.check));
}
