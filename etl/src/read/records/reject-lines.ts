import { FATES } from '../../mask/field-plan.js';
import { unguarded } from '../../reject/csv-cell.js';
import { REJECT_COLUMNS, type EarlierRows, type RejectHistory, type ReturnedRow } from '../../reject/reject-file.js';
import { ROWS_PER_FILE } from '../delivery.js';
import type { RecordSink } from './record-sink.js';

const LEAD: ReadonlySet<string> = new Set(REJECT_COLUMNS);

/** A line of the file: the load and row it was, what was kept of it, and its cells. */
interface Line {
  readonly row: number;
  readonly loadNo: number;
  readonly rowNo: number;
  readonly raw: string;
  readonly cells: readonly string[];
}

/** Finds its way in the columns of a file of rejects. */
class Columns {
  readonly delivered: readonly string[];
  private readonly places: readonly number[];

  constructor(private readonly names: readonly string[]) {
    this.places = names.flatMap((name, index) => (LEAD.has(name) ? [] : [index]));
    this.delivered = this.places.map((place) => names[place] ?? '');
  }

  line(row: number, cells: readonly string[]): Line {
    const lead = (name: (typeof REJECT_COLUMNS)[number]): string => cells[this.names.indexOf(name)] ?? '';
    return {
      row, loadNo: Number(lead('reject_load')), rowNo: (Number(lead('reject_file')) - 1) * ROWS_PER_FILE + Number(lead('reject_row')), raw: lead('reject_raw'),
      cells: this.places.map((place) => unguarded(cells[place] ?? '')),
    };
  }
}

const isPlace = (no: number): boolean => Number.isSafeInteger(no) && no > 0;

/** Brings the lines to the sink, and tells which rows they were. A party that nobody filled in is the one the row had: its pseudonym is kept with the reject. */
async function bring(lines: readonly Line[], { delivered }: Columns, wanted: Uint8Array, sink: RecordSink, { earlier, returned }: RejectHistory): Promise<void> {
  const blank = (cells: readonly string[]): boolean => cells.some((cell, index) => cell === '' && wanted[index] === FATES.pseudonym);
  const kept = new Map<number, Awaited<ReturnType<EarlierRows>>>();
  for (const loadNo of new Set(lines.filter(({ cells }) => blank(cells)).map((line) => line.loadNo))) {
    if (isPlace(loadNo)) kept.set(loadNo, await earlier(loadNo, lines.filter((line) => line.loadNo === loadNo && Number.isSafeInteger(line.rowNo)).map(({ rowNo }) => rowNo)));
  }
  const back: ReturnedRow[] = [];
  for (const { row, loadNo, rowNo, raw, cells } of lines) {
    // Its reader could not tell its fields apart, and nobody has written them here: it is no row yet.
    if (raw === '' && cells.every((cell) => cell === '')) continue;
    if (isPlace(loadNo) && isPlace(rowNo)) back.push({ row, ofLoad: loadNo, ofRow: rowNo });
    const before = kept.get(loadNo)?.get(rowNo);
    if (blank(cells) && before === undefined) sink.fault(row, 'PARTY_NOT_KEPT');
    else sink.record(row, cells, delivered.map((name, index) => (wanted[index] === FATES.pseudonym ? before?.[name] : undefined)));
  }
  if (back.length > 0) await returned(back);
}

/** The lines of a file of rejects that comes back, brought to a sink some at a time: what was kept of a row is asked of the store. */
export class RejectLines {
  private columns: Columns | undefined;
  private wanted = new Uint8Array(0);
  private lines: Line[] = [];

  constructor(private readonly sink: RecordSink, private readonly history: RejectHistory) {}

  /** Takes the header; all of its columns are to be read. */
  header(names: readonly string[], row: number): Uint8Array<ArrayBuffer> {
    this.columns = new Columns(names);
    this.wanted = Uint8Array.from(this.sink.header(this.columns.delivered, row));
    return new Uint8Array(names.length).fill(1);
  }

  take(row: number, cells: readonly string[]): void {
    if (this.columns !== undefined) this.lines.push(this.columns.line(row, cells));
  }

  /** Brings what was taken since the last time. */
  async bring(): Promise<void> {
    const lines = this.lines;
    this.lines = [];
    if (this.columns !== undefined && lines.length > 0) await bring(lines, this.columns, this.wanted, this.sink, this.history);
  }
}
