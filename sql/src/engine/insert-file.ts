import { EXPANDED } from './data-dir.js';
import { EngineError, type InsertFileOptions } from './engine.js';
import { quotedName, stringLiteral } from './statement/literal.js';

const TABLE = /^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/;

/** Nothing in a field is guessed, trimmed or taken for a header: what the file says is what is stored. */
const VERBATIM = [
  'input_format_null_as_default = 0',
  'input_format_csv_trim_whitespaces = 0',
  'input_format_csv_detect_header = 0',
  'input_format_tsv_detect_header = 0',
  'input_format_skip_unknown_fields = 1',
];

const structure = ({ columns, types }: InsertFileOptions): string => stringLiteral(columns.map((name) => `${quotedName(name)} ${types?.[name] ?? 'String'}`).join(', '));
const names = (columns: readonly string[]): string => columns.map(quotedName).join(', ');

function settings({ delimiter, dedupToken, transform }: InsertFileOptions, more: readonly string[]): string {
  const all = [...VERBATIM, ...more];
  if (delimiter !== undefined) all.push(`format_csv_delimiter = ${stringLiteral(delimiter)}`);
  if (transform?.settings !== undefined) all.push(transform.settings);
  // One thread cuts the file into the same blocks every time, which is what makes a repeated insert recognisable.
  if (dedupToken !== undefined) all.push(`insert_deduplication_token = ${stringLiteral(dedupToken)}`, 'max_threads = 1', 'max_insert_threads = 1');
  return `SETTINGS ${all.join(', ')}`;
}

function insert(table: string, file: InsertFileOptions, rows: string, more: readonly string[]): string {
  if (!TABLE.test(table)) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: its table is not named as database.table.');
  if (file.columns.length === 0) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: it has no columns.');
  const into = names(file.transform?.into ?? file.columns);
  return `INSERT INTO ${table} (${into}) ${settings(file, more)} ${rowsOf(file, rows)}`;
}

/** The SELECT that reads the file's rows from `source`. */
export const rowsOf = ({ columns, transform }: InsertFileOptions, source: string): string => transform?.select(source) ?? `SELECT ${names(columns)} FROM ${source}`;

/** The embedded engine reads `path` itself. `pread` keeps its memory flat where `mmap` would count the file as ours. */
export function insertFromDisk(table: string, path: string, file: InsertFileOptions): string {
  if (EXPANDED.test(path)) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: its path holds a character the engine would expand.');
  const source = `file(${stringLiteral(path)}, ${stringLiteral(file.format)}, ${structure(file)})`;
  return insert(table, file, source, [`storage_file_read_method = 'pread'`]);
}

/** The embedded engine writes `path` itself. */
export function exportToDisk(select: string, path: string): string {
  if (EXPANDED.test(path)) throw new EngineError('QUERY_REFUSED', 'The file was not written: its path holds a character the engine would expand.');
  return `INSERT INTO FUNCTION file(${stringLiteral(path)}, 'Native') ${select}`;
}

/** The statement before a request body that holds the file. */
export function insertFromBody(table: string, file: InsertFileOptions): string {
  return `${insert(table, file, `input(${structure(file)})`, [])} FORMAT ${file.format}`;
}
