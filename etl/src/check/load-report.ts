import { compileControls, compileFindings, type Rows, type Severity, type Statement } from '@concord/sql';

/** Asks the store one SELECT. */
export type Ask = (statement: Statement) => Promise<Rows>;

/** Cases and the sums of their amounts, in yuan. */
export interface Totals {
  readonly cases: number;
  readonly claimed: number;
  readonly agreed: number;
}

/** What a load brings for a month of receipt (`YYYY-MM-01`; `1970-01-01` where it cannot be read), beside what is current before and after. */
export interface ControlTotals {
  readonly month: string;
  /** Rows as in the files; the cases they make, as they will be current. */
  readonly delivered: Totals & { readonly rows: number; readonly rejected: number };
  readonly next: Totals;
  readonly current: Totals;
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
}

/** The control totals of a load, oldest month first; out of another table where a check keeps its own. */
export async function controlsOf(ask: Ask, loadNo: number, table?: string): Promise<readonly ControlTotals[]> {
  const { rows } = await ask(compileControls(loadNo, table));
  return rows.map(([month, ...cells]) => {
    const [rowCount = 0, rejected = 0, ...figures] = cells.map(Number);
    const totals = (at: number): Totals => ({ cases: figures[at] ?? 0, claimed: figures[at + 1] ?? 0, agreed: figures[at + 2] ?? 0 });
    return { month: String(month), delivered: { rows: rowCount, rejected, ...totals(0) }, next: totals(3), current: totals(6) };
  });
}

/** What the checks found in a load, the gravest first; likewise. */
export async function findingsOf(ask: Ask, loadNo: number, table?: string): Promise<readonly Finding[]> {
  const { rows } = await ask(compileFindings(loadNo, table));
  return rows.map(([rule, severity, month, column, measured, threshold, atFault, cases]) => ({
    rule: String(rule), severity: severity as Severity, month: String(month), column: String(column),
    measured: Number(measured), threshold: Number(threshold), atFault: Number(atFault), cases: Number(cases),
  }));
}
