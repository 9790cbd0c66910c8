import type { SourceMark } from '@concord/sql';
import { matchHeader } from '../../profile/header.js';
import { foldText } from '../../profile/fold-text.js';
import type { SourcePlace } from '../../places/places.js';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { RecordSink } from '../records/record-sink.js';
import { numberText } from '../xlsx/cell-text.js';
import { RowDigest } from './row-digest.js';
import type { TableColumn } from './table-driver.js';
import { TableReader } from './table-reader.js';
import type { TableFormat, TableRequest } from './table-request.js';

/** A table of a live source, opened for one consistent read; stands where a delivered file stands. */
export interface SourceTable {
  readonly container: 'table';
  readonly gzip: false;
  /** The source's name and the table's. */
  readonly name: string;
  /** Text of the cells that will be read. */
  readonly bytes: number;
  readonly rows: number;
  /** Of the rows that will be read, whatever their order. */
  readonly digest: string;
  /** Not all rows, but those from the mark before on. */
  readonly isPart: boolean;
  /** The load that read the same rows from the same place on, when nothing has changed since. */
  readonly sameAs: number | undefined;
  /** How far this read goes. */
  readonly mark: Omit<SourceMark, 'loadNo'>;
  /** Brings every row to the sink, numbered from 1. Throws source codes, and what the sink throws. */
  readonly read: (sink: RecordSink) => Promise<void>;
  readonly handle: { readonly close: () => Promise<void> };
}

/** The database a mark belongs to. */
export const placeOfSource = ({ kind, host, port, database }: SourcePlace): string => `${kind}://${host}:${String(port)}/${database}`;


/** Which of the table's columns are read, and by which of them. */
interface TablePlan {
  readonly read: readonly TableColumn[];
  readonly watermark: TableColumn | undefined;
  /** The columns that tell cases apart. */
  readonly key: readonly TableColumn[];
}

const lacks = (name: string, column: string): LoadRefused => new LoadRefused('MISSING_COLUMN', `表 ${name} 缺少列“${column}”。`, `Table ${name} lacks the column "${column}".`);

function watermarkOf(found: readonly TableColumn[], { format, name }: { readonly format: TableFormat; readonly name: string }): TableColumn | undefined {
  if (format.watermark === undefined) return undefined;
  const wanted = foldText(format.watermark);
  const column = found.find((one) => one.name === format.watermark) ?? found.find((one) => foldText(one.name) === wanted);
  if (column === undefined) throw lacks(name, format.watermark);
  if (column.order !== 'none') return column;
  throw new LoadRefused('BAD_COLUMN_TYPE', `表 ${name} 的列“${column.name}”是 ${column.type}，不能作水位；须为日期、时间或数。`, `The column "${column.name}" of table ${name} is ${column.type} and cannot be a watermark: it has to be a date, a time or a number.`);
}

function planOf(found: readonly TableColumn[], { format, profile, columns }: TableRequest, name: string): TablePlan {
  if (found.length > READ_LIMITS.columns) throw new LoadRefused('TOO_MANY_COLUMNS', `表 ${name} 超过 ${String(READ_LIMITS.columns)} 列。`, `Table ${name} has more than ${String(READ_LIMITS.columns)} columns.`);
  const targets = matchHeader(found.map((column) => column.name), columns, name, 'table');
  const read = found.filter((_, index) => (targets[index] ?? -1) >= 0);
  const unreadable = read.find(({ spelling }) => spelling === 'unreadable');
  if (unreadable !== undefined) {
    throw new LoadRefused('BAD_COLUMN_TYPE', `表 ${name} 的列“${unreadable.name}”是 ${unreadable.type}，无法读作文本；请用视图转换。`, `The column "${unreadable.name}" of table ${name} is ${unreadable.type}, which has no one spelling; convert it in a view.`);
  }
  const ids = new Set((profile.columns['case_id']?.from ?? []).map(foldText));
  const key = found.filter((_, index) => columns[targets[index] ?? -1]?.spellings.some((spelling) => ids.has(spelling)) === true);
  return { read, watermark: watermarkOf(found, { format, name }), key };
}

/** SELECTs of one table: names quoted by the database's rules, values bound. */
class TableSelect {
  constructor(private readonly reader: TableReader, private readonly plan: TablePlan, private readonly folds: boolean) {}

  /**
   * The rows from a watermark on, or all. Rows without a watermark come each time: none could tell when they changed. Where rows fold into cases, every row
   * of a case comes along, or its sums would be of the changed rows alone.
   */
  sql(isPart: boolean, isOrdered: boolean): string {
    const { reader, plan: { read, watermark, key } } = this;
    const names = (columns: readonly TableColumn[]): string => columns.map(({ name }) => reader.quoted(name)).join(', ');
    const ordered = isOrdered && this.folds ? ` ORDER BY ${names([...(watermark === undefined ? [] : [watermark]), ...key])}` : '';
    const select = `SELECT ${names(read)} FROM ${reader.table}`;
    if (!isPart || watermark === undefined) return `${select}${ordered}`;
    const column = reader.quoted(watermark.name);
    const changed = `${column} >= ${reader.bound(1, watermark)} OR ${column} IS NULL`;
    if (!this.folds) return `${select} WHERE ${changed}`;
    return `${select} WHERE ${changed} OR (${names(key)}) IN (SELECT ${names(key)} FROM ${reader.table} WHERE ${column} >= ${reader.bound(2, watermark)} OR ${column} IS NULL)${ordered}`;
  }

  values(from: string): readonly string[] {
    if (from === '') return [];
    return this.folds ? [from, from] : [from];
  }
}

/**
 * Opens a table and looks at what will be read: which columns, how far, how much, and whether it is what was read before. All of it, and the reading, see one
 * state of the database. Throws source codes, `MISSING_COLUMN`, `DUPLICATE_HEADER`, `BAD_COLUMN_TYPE`, `CANCELLED`.
 */
export async function openTable(request: TableRequest): Promise<SourceTable> {
  const { place, format, mark } = request;
  const name = `${place.name}:${format.table}`;
  const reader = await TableReader.open(request);
  try {
    const plan = planOf(await reader.columns(), request, name);
    const select = new TableSelect(reader, plan, request.profile.grain === 'fold');
    const from = plan.watermark === undefined ? '' : mark?.readFrom ?? '';
    const digestFrom = async (start: string): Promise<RowDigest> => {
      const digest = new RowDigest();
      for await (const batch of reader.batches(select.sql(start !== '', false), select.values(start))) for (const row of batch) digest.add(row);
      return digest;
    };
    const { watermark, readFrom } = plan.watermark === undefined ? { watermark: '', readFrom: '' } : await reader.bounds(plan.watermark, format.overlap);
    const whole = await digestFrom(from);
    const isSame = mark !== undefined && mark.readFrom === from && mark.readFrom === readFrom && mark.tailDigest === whole.hex;
    const tail = isSame || readFrom === from ? whole : await digestFrom(readFrom);
    return {
      container: 'table', gzip: false, name, bytes: whole.bytes, rows: whole.rows, digest: whole.hex, isPart: from !== '',
      // Rows may have gone since: nothing that is left is new.
      sameAs: isSame || (mark !== undefined && from !== '' && whole.rows === 0) ? mark.loadNo : undefined,
      mark: { place: placeOfSource(place), watermark, readFrom, tailDigest: tail.hex, basedOn: from === '' ? undefined : mark?.loadNo },
      read: (sink) => readRows(reader, select, { plan, from, whole }, sink),
      handle: { close: () => { reader.close(); return Promise.resolve(); } },
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function readRows(reader: TableReader, select: TableSelect, { plan, from, whole }: { plan: TablePlan; from: string; whole: RowDigest }, sink: RecordSink): Promise<void> {
  const isFloat = plan.read.map(({ spelling }) => spelling === 'float');
  sink.header(plan.read.map(({ name }) => name), 0);
  const digest = new RowDigest();
  for await (const batch of reader.batches(select.sql(from !== '', true), select.values(from))) {
    for (const cells of batch) {
      digest.add(cells);
      sink.record(digest.rows, cells.map((cell, index) => (cell !== null && isFloat[index] === true ? numberText(cell) : cell ?? '')));
    }
    if (!await sink.pause(Math.floor(whole.bytes * digest.rows / Math.max(1, whole.rows)))) return;
  }
  // A storage engine without transactions shows what others write meanwhile.
  if (digest.hex !== whole.hex) throw reader.changed();
  reader.close();
}
