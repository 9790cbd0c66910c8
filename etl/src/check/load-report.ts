import { compileControls, compileFindings, compileRecordControls, CONTROL_AMOUNTS, type Rows, type Severity, type Statement } from '@concord/sql';

/** Asks the store one SELECT. */
export type Ask = (statement: Statement) => Promise<Rows>;

/** Cases and the sums of their amounts, in yuan. */
export interface Totals {
  readonly cases: number;
  readonly claimed: number;
  readonly agreed: number;
  /** Undefined of a load that came before these were added up. */
  readonly performed: number | undefined;
  readonly cost: number | undefined;
}

/** Names of the amounts among `Totals`. */
export type AmountName = keyof typeof CONTROL_AMOUNTS;
/** Those names, in the order in which they are shown. */
export const AMOUNT_NAMES = Object.keys(CONTROL_AMOUNTS) as readonly AmountName[];

/** What a load brings for a month of receipt (`YYYY-MM-01`; `1970-01-01` where it cannot be read), beside what is current before and after. */
export interface ControlTotals {
  readonly month: string;
  /** Rows as in the files; the cases they make, as they will be current. */
  readonly delivered: Totals & { readonly rows: number; readonly rejected: number };
  readonly next: Totals;
  readonly current: Totals;
}

/** What a load of reference data brings of a column added up, beside what is in force after and before; '' for the number of records. */
export interface RecordControl {
  readonly column: string;
  readonly delivered: number;
  readonly next: number;
  readonly current: number;
}

/** Something a check found: `atFault` of `cases` make `measured`, which is beyond `threshold`. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** `1970-01-01` for the load as a whole. */
  readonly month: string;
  /** '' for none in particular. */
  readonly column: string;
  readonly measured: number;
  readonly threshold: number;
  readonly atFault: number;
  readonly cases: number;
  /** Rows among `atFault` that were corrected and came in since. */
  readonly corrected: number;
}

/** The control totals of a load, oldest month first; out of another table where a check keeps its own. */
export async function controlsOf(ask: Ask, loadNo: number, table?: string): Promise<readonly ControlTotals[]> {
  const { rows } = await ask(compileControls(loadNo, table));
  return rows.map(([month, ...cells]) => {
    const [rowCount, rejected, ...figures] = cells;
    const amount = (cell: unknown): number | undefined => (cell === null || cell === undefined ? undefined : Number(cell));
    const totals = (side: number): Totals => {
      const [cases, claimed, agreed, performed, cost] = figures.slice(side * (1 + AMOUNT_NAMES.length));
      return { cases: Number(cases), claimed: Number(claimed), agreed: Number(agreed), performed: amount(performed), cost: amount(cost) };
    };
    return { month: String(month), delivered: { rows: Number(rowCount), rejected: Number(rejected), ...totals(0) }, next: totals(1), current: totals(2) };
  });
}

/** The control totals of a load of reference data; likewise. */
export async function recordControlsOf(ask: Ask, loadNo: number, table?: string): Promise<readonly RecordControl[]> {
  const { rows } = await ask(compileRecordControls(loadNo, table));
  return rows.map(([column, delivered, next, current]) => ({ column: String(column), delivered: Number(delivered), next: Number(next), current: Number(current) }));
}

/** What the checks found in a load, the gravest first; likewise. */
export async function findingsOf(ask: Ask, loadNo: number, table?: string): Promise<readonly Finding[]> {
  const { rows } = await ask(compileFindings(loadNo, table));
  return rows.map(([rule, severity, month, column, measured, threshold, atFault, cases, corrected]) => ({
    rule: String(rule), severity: severity as Severity, month: String(month), column: String(column),
    measured: Number(measured), threshold: Number(threshold), atFault: Number(atFault), cases: Number(cases), corrected: Number(corrected),
  }));
}
