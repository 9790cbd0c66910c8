import type { FileFormat } from '../../inspect/inspection.js';
import { delimiterOf } from '../../inspect/inspect-text.js';
import type { Profile } from '../../profile/profile.js';
import type { ProfileFormat } from '../../profile/schema.js';
import { LoadRefused } from '../../reject/refusal.js';
import { inflated, type Encoding } from './decode.js';
import { detectEncoding, headAsUtf8 } from './detect-encoding.js';
import { firstBytes } from './first-bytes.js';
import type { Source } from '../source.js';
import type { SourceFile } from './source-file.js';

const NAMES: Readonly<Record<ProfileFormat['type'], string>> = { table: '数据库表 / a database table', csv: 'CSV', xlsx: 'XLSX', jsonl: 'JSON Lines', parquet: 'Parquet', xes: 'XES' };

/** Bytes looked at for the first sign that is no blank. */
const HEAD_BYTES = 4096;

/** Text as latin1 without what UTF-16 and byte order marks put between its signs. */
const signs = (head: Buffer): string => head.subarray(0, HEAD_BYTES).toString('latin1').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '').replaceAll('\0', '').trimStart();

async function textFormat(file: SourceFile): Promise<FileFormat> {
  const bytes = inflated(file, () => undefined);
  try {
    const first = await bytes.next();
    const head = first.done === true ? '' : signs(first.value);
    if (/^<(?:\?xml|!--|log\b)/u.test(head)) return 'xes';
    return /^\{\s*["}]/u.test(head) ? 'jsonl' : 'csv';
  } finally {
    await bytes.return(undefined);
  }
}

/** What a file is, by its content alone. Throws what reading its first bytes throws. */
export async function contentFormat(file: SourceFile): Promise<FileFormat> {
  if (file.container === 'zip' || file.isBook === true) return 'xlsx';
  return file.container === 'parquet' ? 'parquet' : textFormat(file);
}

/** Text that shows which delimiter it has. */
const DELIMITED_BYTES = 1 << 20;

async function delimiterIn(file: SourceFile, encoding: Encoding | 'auto'): Promise<string> {
  const head = await firstBytes(file, DELIMITED_BYTES);
  const text = headAsUtf8(head, encoding === 'auto' ? detectEncoding(head) ?? 'utf-8' : encoding);
  return delimiterOf({ text, whole: head.length < DELIMITED_BYTES });
}

/**
 * What a file is to be read as: what its profile declares, else what it is; text is then cut where a look at its first rows says. Rejects that come back are none of what
 * it declares. Throws `WRONG_FORMAT` where it cannot be what was declared.
 */
export async function formatOf(file: Source, { format: declared, encoding }: Pick<Profile, 'format' | 'encoding'>): Promise<ProfileFormat> {
  if (file.container === 'table') {
    if (declared?.type === 'table') return declared;
    throw new Error('A table is read by what its profile says of it.');
  }
  if (file.container === 'rejects') return { type: 'csv', delimiter: ',' };
  const isText = file.container === 'text';
  if (declared !== undefined && isText && !['xlsx', 'parquet', 'table'].includes(declared.type)) return declared;
  const found = await contentFormat(file);
  if (declared?.type === found) return declared;
  if (declared !== undefined) {
    throw new LoadRefused('WRONG_FORMAT', `档案声明的格式是 ${NAMES[declared.type]}，文件 ${file.name} 却是 ${NAMES[found]}。`, `The profile declares ${NAMES[declared.type]}, but file ${file.name} is ${NAMES[found]}.`);
  }
  return found === 'csv' ? { type: 'csv', delimiter: await delimiterIn(file, encoding) } : { type: found };
}

/** True where the files themselves tell dates, numbers and errors from text. */
export const hasTypedCells = ({ type }: ProfileFormat): boolean => type === 'table' || type === 'xlsx' || type === 'parquet' || type === 'xes';
