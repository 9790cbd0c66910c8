import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

/** What one case is delivered as; all columns are texts. */
export interface BoardCase {
  readonly case_id: string; readonly mediator: string; readonly outcome: string;
  readonly received_on?: string; readonly assigned_on?: string; readonly due_on?: string; readonly closed_on?: string; readonly business?: string; readonly complexity?: string; readonly organisation?: string;
  readonly first_mediator?: string; readonly handed_over_on?: string; readonly overdue_stage?: string; readonly contact_valid?: string;
}

/** The row of one person on a board. */
export interface EdgeRow {
  readonly mediator: { readonly key: string }; readonly score: number; readonly sd: number; readonly inZone: number | null; readonly tier: string | null;
  readonly reasons: readonly { readonly code: string; readonly found: number; readonly asked: number }[];
  readonly indicators: readonly { readonly metric: string; readonly n: number; readonly observed: number; readonly expected: number; readonly points: number }[];
}
/** A board as these tests ask for it. */
export interface EdgeBoard { readonly zone: number; readonly eligible: number; readonly dropped: readonly string[]; readonly indicators: readonly { readonly metric: string; readonly tau: number; readonly overall: number }[]; readonly inseparable: readonly { readonly from: number; readonly to: number }[]; readonly rows: readonly EdgeRow[] }

/** The last day that these datasets know, and the cut-off of their boards. */
export const CUT_OFF = '2026-08-31';
/** Its metric of settlement, in which people are held against the like. */
export const SETTLED = 'settlement_rate_within_limit';
const USUAL = { received_on: '2026-02-02', assigned_on: '2026-02-03', due_on: '2026-03-05', closed_on: '2026-02-20', business: 'B03', complexity: 'standard', organisation: '', first_mediator: '', handed_over_on: '', overdue_stage: '', contact_valid: '' };
const BOARD = `query($input: BoardInput!) { board(input: $input) { zone eligible dropped indicators { metric tau overall } inseparable { from to }
  rows { mediator { key } score sd inZone tier reasons { code found asked } indicators { metric n observed expected points } } } }`;

/** Cases of a person, the first `settled` of them settled. */
export const casesOf = (mediator: string, settled: number, all: number, more: Partial<BoardCase> = {}): BoardCase[] =>
  Array.from({ length: all }, (_, i) => ({ case_id: `${mediator}-${String(i)}`, mediator, outcome: i < settled ? 'S2' : 'U1', ...more }));

/** An API over datasets that are delivered as files, whose boards are asked for up to their last day. */
export class BoardCases {
  private files = 0;

  private constructor(readonly api: Api, private readonly folder: string) {}

  static async start(): Promise<BoardCases> {
    return new BoardCases(await startApi(), await mkdtemp(join(tmpdir(), 'concord-edges-')));
  }

  /** Loads cases, known up to the cut-off; tells the number of the load. */
  async cases(dataset: string, cases: readonly BoardCase[]): Promise<number> {
    const columns = ['case_id', 'mediator', 'outcome', ...Object.keys(USUAL)];
    const rows = cases.map((one) => { const row: Record<string, string> = { ...USUAL, ...one }; return columns.map((column) => row[column] ?? '').join(','); });
    return this.load('canonical', dataset, [columns.join(','), ...rows], CUT_OFF);
  }

  /** Loads a file by a bundled profile; one that is not published is a failed test. */
  async load(profile: string, dataset: string, lines: readonly string[], asOf?: string): Promise<number> {
    const path = join(this.folder, `${String(this.files += 1)}.csv`);
    await writeFile(path, [...lines, ''].join('\n'));
    const { state, loadNo } = await this.api.load(profile, path, dataset, asOf);
    expect(state).toBe('published');
    return loadNo;
  }

  /** The only field of an answer; an error is a failed test. */
  async ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await this.api.ask<Record<string, Data>>(query, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Data;
  }

  /** The code with which a question is refused; undefined where it is answered. */
  async refusal(query: string, variables: Record<string, unknown>): Promise<string | undefined> {
    return (await this.api.ask(query, variables)).errors?.[0]?.extensions.code;
  }

  board(dataset: string, more: Record<string, unknown> = {}): Promise<EdgeBoard> {
    return this.ask(BOARD, { input: { dataset, cutOff: CUT_OFF, seats: 2, ...more } });
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
