import type { CanonicalColumnName, Grade } from '@concord/sql';
import type { UnknownValue } from '../map/unknown-values.js';
import type { LoadRefused } from '../reject/refusal.js';
import type { RejectCount } from '../reject/reject-counts.js';
import type { Absences } from '../publish/absences.js';
import type { LoadChecks } from './check-load.js';
import type { Reconciliation } from './reconcile.js';

/** One rejected row, to look at. `rowNo` names file and row (`placeOfRow`). */
export interface RejectSample {
  readonly rowNo: number;
  readonly value: string;
}

/** Rejects of one reason in one column, with the first rows of them. */
export interface RejectGroup extends RejectCount {
  readonly samples: readonly RejectSample[];
}

/** A value no vocabulary has: kept as delivered, or the reason why its rows are rejected. */
export interface OutsideVocabulary extends UnknownValue {
  readonly kept: boolean;
}

/** A case as it would be stored: every canonical column as text, '' where it holds nothing. */
export type CaseText = Readonly<Record<CanonicalColumnName, string>>;

/** In how many cases that the store already holds a column would change. */
export interface ColumnChange {
  readonly column: CanonicalColumnName;
  readonly cases: number;
}

/** One value that would change. */
export interface ChangeExample {
  readonly caseId: string;
  readonly column: CanonicalColumnName;
  readonly old: string;
  readonly new: string;
}

/** Control totals of the cases received in a month. Amounts are decimal text with two places. */
export interface MonthTotal {
  /** `YYYY-MM` */
  readonly month: string;
  readonly cases: number;
  readonly amountClaimed: string;
  readonly amountAgreed: string;
  readonly amountPerformed: string;
}

/** What a load of the files would do. */
export interface CheckReport extends Reconciliation, LoadChecks {
  readonly dataset: string;
  readonly source: string;
  readonly fileNames: readonly string[];
  readonly casesNew: number;
  readonly casesChanged: number;
  /** `YYYY-MM-DD`, or '' when nothing in the files is dated. */
  readonly asOf: string;
  /** Why a load would be refused (`NO_ROWS`, `TOO_MANY_REJECTS`, `TOO_MANY_MISSING`, `CONTROL_TOTALS_DIFFER`, `CHECK_FAILED`); the counts then say what would be loaded if it were not. */
  readonly refusal?: LoadRefused;
  /** The published load that brought the same delivery; a load would do nothing. */
  readonly sameAs?: number;
  /** Cases held that a full snapshot does not bring. */
  readonly absences: Absences;
  /** Most frequent first. */
  readonly rejects: readonly RejectGroup[];
  readonly unknownValues: readonly OutsideVocabulary[];
  /** The first cases of the files. */
  readonly cases: readonly CaseText[];
  readonly changes: readonly ColumnChange[];
  /** A few of each column that changes. */
  readonly examples: readonly ChangeExample[];
  /** What its findings make of the delivery: the worst counts. Null with too few cases to judge. */
  readonly grade: Grade | null;
  /** Of all cases in the files that are not rejected, by month of receipt. */
  readonly months: readonly MonthTotal[];
}
