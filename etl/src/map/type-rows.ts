import type { CanonicalColumn } from '@concord/sql';
import { loadTables, type LoadContext } from '../stage/load-context.js';
import type { Segments, Staged } from '../stage/segments.js';

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
    case 'date': case 'moment': case 'count': case 'flag': case 'score': return `ifNull(toInt64(${prefix}${name}), -1)`;
    case 'number': case 'whole': return `ifNull(toString(${prefix}${name}), '')`;
    // In cents, as it is stored: a product of the largest amounts would not fit.
    case 'amount': return `ifNull(reinterpretAsInt64(${prefix}${name}), -1)`;
  }
}

const isEmpty = ({ name, kind }: CanonicalColumn, prefix: string): string => (kind === 'text' || kind === 'outcome' || kind === 'pseudonym' ? `${prefix}${name} = ''` : `${prefix}${name} IS NULL`);

/**
 * The hash that tells whether two versions of a case or record hold the same: over all columns, in table order. Column by column, since a hash
 * over one tuple of them reads row by row and took more than half of all mapping (1 M rows: 6 s of processor time against 0.6 s). A `later` column
 * adds to it only where it says something: hashes from before it came hold without being worked out anew.
 */
export function contentHash(columns: readonly CanonicalColumn[], prefix = ''): string {
  const first = `cityHash64(${columns.filter(({ later }) => later !== true).map((column) => hashable(column, prefix)).join(', ')})`;
  return columns.filter(({ later }) => later === true).reduce((hash, column) => `bitXor(${hash}, if(${isEmpty(column, prefix)}, 0, cityHash64('${column.name}', ${hashable(column, prefix)})))`, first);
}

/** The columns of the typed rows that are filled, and the SELECT that fills them from `rows`, shaped like staged ones, but for their segment. */
export function typingOf({ compiled, columns, staged, types }: LoadContext, buckets: number): { readonly into: readonly string[]; readonly select: (rows: string) => string } {
  const names = columns.map(({ name }) => name);
  const cast = names.map((name) => {
    const type = types.get(name) ?? 'String';
    // A row at fault, or one of a case that another row fills, may lack what the table requires.
    const value = type.includes('Nullable') || type.includes('String') ? `v_${name}` : `ifNull(v_${name}, defaultValueOfTypeName('${type}'))`;
    return `CAST(${value}, '${type}') AS f_${name}`;
  });
  const { orderAt } = compiled;
  const [order, value, at] = orderAt === undefined ? [[], '', ''] : [['order_at'], 'f_order, ', `ifNull(${orderAt}, 0) AS f_order, `];
  return {
    into: ['bucket', 'row_no', 'is_bad', 'cells', 'row_hash', ...order, ...names],
    select: (rows) => [
      // What tells a fault is named once a level: used where it is named, it would be planned for twice, for longer than all else together.
      `SELECT ${bucketSql('f_case_id', buckets)}, row_no, is_fault, if(is_fault, ${compiled.cells}, ''), ${contentHash(columns, 'f_')}, ${value}${names.map((name) => `f_${name}`).join(', ')}`,
      `FROM (SELECT row_no, ${compiled.bad} AS is_fault, ${staged.map(({ name }) => `${name}, `).join('')}${at}${cast.join(', ')}`,
      `FROM (${compiled.typedRows(rows)}))`,
    ].join('\n'),
  };
}

/** Types the rows of a segment and marks those at fault. */
export async function typeRows(context: LoadContext, segments: Segments, segment: Staged, buckets: number): Promise<void> {
  const { into, select } = typingOf(context, buckets);
  const numbered = (rows: string): string => select(rows).replace('SELECT ', `SELECT ${String(segment.number)}, `);
  await segments.insert(segment, loadTables(context.loadNo).typed, ['segment', ...into], numbered, { today: context.today, past: context.past }, segment.isLast);
}
