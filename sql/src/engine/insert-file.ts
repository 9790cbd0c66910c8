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

function settings(options: InsertFileOptions, more: readonly string[]): string {
  const all = [...VERBATIM, ...more];
  if (options.delimiter !== undefined) all.push(`format_csv_delimiter = ${stringLiteral(options.delimiter)}`);
  // One thread cuts the file into the same blocks every time, which is what makes a repeated insert recognisable.
  if (options.dedupToken !== undefined) all.push(`insert_deduplication_token = ${stringLiteral(options.dedupToken)}`, 'max_threads = 1', 'max_insert_threads = 1');
  return `SETTINGS ${all.join(', ')}`;
}

function target(table: string, options: InsertFileOptions): string {
  if (!TABLE.test(table)) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: its table is not named as database.table.');
  if (options.columns.length === 0) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: it has no columns.');
  return `INSERT INTO ${table} (${names(options.columns)})`;
}

/** The embedded engine reads `path` itself. `pread` keeps its memory flat where `mmap` would count the file as ours. */
export function insertFromDisk(table: string, path: string, options: InsertFileOptions): string {
  if (/[*?{}[\]|]/.test(path)) throw new EngineError('QUERY_REFUSED', 'The file was not loaded: its path holds a character the engine would expand.');
  const source = `file(${stringLiteral(path)}, ${stringLiteral(options.format)}, ${structure(options)})`;
  const how = settings(options, [`storage_file_read_method = 'pread'`]);
  return `${target(table, options)} ${how} SELECT ${names(options.columns)} FROM ${source}`;
}

/** The statement before a request body that holds the file. */
export function insertFromBody(table: string, options: InsertFileOptions): string {
  const how = settings(options, []);
  return `${target(table, options)} ${how} SELECT ${names(options.columns)} FROM input(${structure(options)}) FORMAT ${options.format}`;
}
