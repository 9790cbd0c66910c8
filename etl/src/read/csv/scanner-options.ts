import type { FieldPlan } from '../../mask/field-plan.js';
import type { RowReject } from '../../reject/reasons.js';
import type { NullCells } from '../records/null-cells.js';
import type { Pseudonymise } from '../records/pseudonym.js';

/** What a scanner is told, and whom it tells. */
export interface ScannerOptions {
  readonly delimiter: string;
  /** Number of the first row in the output; the header has it. */
  readonly firstRow: number;
  /** Called with the names (none where they cannot be read) and number of each row until it answers what to keep of each; may throw to refuse the file. */
  readonly onHeader: (names: readonly string[], row: number) => FieldPlan | undefined;
  readonly onReject: (reject: RowReject) => void;
  readonly pseudonymise: Pseudonymise;
  /** Cells below the header that are written as empty. */
  readonly nulls: NullCells;
}
