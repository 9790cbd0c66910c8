import type { Profile } from '../profile/profile.js';
import type { FoldRule } from '../profile/fold-rules.js';
import { crossChecks } from './cross-checks.js';
import { sqlText } from './literal.js';
import { ROWS_PER_FILE } from '../read/delivery.js';
import type { MappedColumn } from './mapped-column.js';

/** Which file of the delivery a row stands in. */
const FILE = `intDiv(row_no, ${String(ROWS_PER_FILE)})`;

const isText = ({ canonical: { kind } }: MappedColumn): boolean => kind === 'text' || kind === 'outcome' || kind === 'pseudonym';

/** A required date cannot be NULL in the table; where a rule asks for some rows only, the others hold its zero, which no date of a case is. */
function present(column: MappedColumn): string {
  if (isText(column)) return `${column.name} != ''`;
  return column.canonical.required === true ? `${column.name} > toDate(0)` : `${column.name} IS NOT NULL`;
}

/** Counts are stored as UInt16; a sum beyond that stays at its limit rather than wrap round. */
const summed = (column: MappedColumn, sum: string): string => (column.canonical.kind === 'count' ? `toUInt16(least(${sum}, 65535))` : sum);

function foldSql(column: MappedColumn, rule: FoldRule, order: string): string {
  const { name } = column;
  switch (rule) {
    case 'must_agree': return `argMinIf(${name}, row_no, ${present(column)})`;
    case 'first': case 'any': return `argMinIf(${name}, ${order}, ${present(column)})`;
    case 'last': return `argMaxIf(${name}, ${order}, ${present(column)})`;
    case 'max': return `maxIf(${name}, ${present(column)})`;
    case 'min': return `minIf(${name}, ${present(column)})`;
    case 'sum': return summed(column, `sum(${name})`);
    case 'sum_distinct': return summed(column, `sumDistinct(${name})`);
    // Rows of lists come out as one list.
    case 'distinct': return column.list === undefined ? `arrayStringConcat(arraySort(groupUniqArrayIf(toString(${name}), ${present(column)})), '; ')`
      : `arrayStringConcat(arraySort(groupUniqArrayArrayIf(splitByString('; ', toString(${name})), ${present(column)})), '; ')`;
  }
}

/** How each column of a case comes out of its rows; `case_id` is what they are grouped by. */
export function foldedValues(profile: Profile, mapped: readonly MappedColumn[]): readonly { readonly name: string; readonly sql: string }[] {
  // Of rows of one moment, the file's order tells.
  const order = profile.order_by === undefined ? 'row_no' : '(order_at, row_no)';
  return mapped.map((column) => ({ name: column.name, sql: column.name === 'case_id' ? 'case_id' : foldSql(column, column.rule?.fold ?? 'first', order) }));
}

/** Array(Tuple(column, value, reason)) of a folded case's faults, over typed rows grouped by case. */
export function caseFaults(profile: Profile, mapped: readonly MappedColumn[]): string {
  const disagreeing = mapped.filter(({ rule }) => rule?.fold === 'must_agree').map((column) => {
    const values = `groupUniqArrayIf(5)(ifNull(toString(${column.name}), ''), ${present(column)})`;
    const files = `uniqExactIf(${FILE}, ${present(column)})`;
    // Each file agrees with itself, and not with another.
    const between = `${files} > 1 AND uniqExactIf((${FILE}, ${column.name}), ${present(column)}) = ${files}`;
    return `(${sqlText(column.name)}, arrayStringConcat(arraySort(${values}), ' | '), if(length(${values}) > 1, if(${between}, 'DISAGREES_BETWEEN_FILES', 'DISAGREES'), ''))`;
  });
  const missing = mapped.filter(({ canonical, rule }) => canonical.required === true && rule?.where !== undefined).map((column) =>
    `(${sqlText(column.name)}, '', if(countIf(${present(column)}) = 0, 'MISSING_VALUE', ''))`);
  const folded = new Map(foldedValues(profile, mapped).map(({ name, sql }) => [name, sql]));
  const cross = crossChecks(profile, (name) => folded.get(name) ?? 'NULL').map(
    ({ column, when, shown, reason }) => `(${sqlText(column)}, if(ifNull(${when}, 0), ifNull(${shown}, ''), ''), if(ifNull(${when}, 0), ${sqlText(reason)}, ''))`,
  );
  const all = [...disagreeing, ...missing, ...cross];
  return all.length === 0 ? "CAST([], 'Array(Tuple(String, String, String))')" : `arrayFilter(f -> f.3 != '', [${all.join(',\n  ')}])`;
}
