import { CANONICAL_COLUMNS } from '@concord/sql';
import { ANSWERS } from '../../../comparisons/ratio-cells.js';
import { MOVE_KINDS, type CountedAs, type MoveKind } from '../terms.js';

const DATES: ReadonlySet<string> = new Set(CANONICAL_COLUMNS.filter(({ kind }) => kind === 'date').map(({ name }) => name));

function kindOf(column: string, strata: readonly string[]): MoveKind {
  if (column === ANSWERS) return 'attribution';
  if (column === 'outcome') return 'outcome';
  if (DATES.has(column)) return 'dates';
  return strata.includes(column) ? 'stratum' : 'other';
}

/** What is different about a case, each once: by its columns that changed, and by whether it came to count for a measure or ceased to. */
export function kindsOf(columns: readonly string[], counts: readonly { readonly before: CountedAs; readonly after: CountedAs }[], strata: readonly string[]): MoveKind[] {
  const found = new Set<MoveKind>(columns.map((column) => kindOf(column, strata)));
  if (counts.some(({ before, after }) => before === 'out' && after !== 'out')) found.add('entered');
  if (counts.some(({ before, after }) => before !== 'out' && after === 'out')) found.add('left');
  return MOVE_KINDS.filter((kind) => found.has(kind));
}
