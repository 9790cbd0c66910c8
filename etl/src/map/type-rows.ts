import { CANONICAL_COLUMNS, type CanonicalColumn } from '@concord/sql';
import { loadTables, type LoadContext } from '../stage/load-context.js';
import type { Segments } from '../stage/segments.js';

const NAMES = CANONICAL_COLUMNS.map(({ name }) => name);

/** Text per bucket: what one step of folding holds in memory. */
const BUCKET_BYTES = 24 << 20;
const MAX_BUCKETS = 1_024;

/** Into how many buckets the cases of a delivery of so much text are cut, by a hash of their id. */
export const bucketsFor = (bytes: number): number => Math.min(MAX_BUCKETS, Math.max(1, Math.ceil(bytes / BUCKET_BYTES)));

/** The bucket of a case. */
export const bucketSql = (caseId: string, buckets: number): string => `cityHash64(${caseId}) % ${String(buckets)}`;

/** A value as something that is never NULL and that no delivered value equals. */
function hashable({ name, kind }: CanonicalColumn, prefix: string): string {
  switch (kind) {
    case 'text': case 'outcome': case 'pseudonym': return `${prefix}${name}`;
    case 'date': case 'count': case 'flag': case 'score': return `ifNull(toInt64(${prefix}${name}), -1)`;
    // The cents as they are kept: multiplied, sixteen digits before the point would overflow.
    case 'amount': return `ifNull(reinterpret(${prefix}${name}, 'Int64'), -1)`;
  }
}

/**
 * The hash that tells whether two versions of a case hold the same: over all canonical columns, in table order. Column by column, since a hash
 * over one tuple of them reads row by row and took more than half of all mapping (1 M rows: 6 s of processor time against 0.6 s).
 */
export const contentHash = (prefix = ''): string => `cityHash64(${CANONICAL_COLUMNS.map((column) => hashable(column, prefix)).join(', ')})`;

/** Types the rows of a segment and marks those at fault. */
export async function typeRows(context: LoadContext, segments: Segments, segment: ReturnType<Segments['add']>, buckets: number): Promise<void> {
  const { typed } = loadTables(context.loadNo);
  const { compiled, types, today } = context;
  const cast = NAMES.map((name) => {
    const type = types.get(name) ?? 'String';
    // A row at fault, or one of a case that another row fills, may lack what the table requires.
    const value = type.includes('Nullable') || type.includes('String') ? `v_${name}` : `ifNull(v_${name}, defaultValueOfTypeName('${type}'))`;
    return `CAST(${value}, '${type}') AS f_${name}`;
  });
  await segments.insert(segment, typed, ['bucket', 'row_no', 'is_bad', 'row_hash', ...NAMES], (rows) => [
    `SELECT ${bucketSql('f_case_id', buckets)}, row_no, is_fault, ${contentHash('f_')}, ${NAMES.map((name) => `f_${name}`).join(', ')}`,
    `FROM (SELECT row_no, ${compiled.bad} AS is_fault, ${cast.join(', ')}`,
    `FROM (${compiled.typedRows(rows)}))`,
  ].join('\n'), { today });
}
