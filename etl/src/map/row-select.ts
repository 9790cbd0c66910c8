import { foldText } from '../profile/fold-text.js';
import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import { crossChecks } from './cross-checks.js';
import { sqlText } from './literal.js';
import { mappedColumns, type MappedColumn } from './mapped-column.js';
import { deliveredSql } from './text-sql.js';

/** A profile compiled: pieces of SQL over staged rows, with `{today:Date}` as the only parameter. */
export interface CompiledProfile {
  readonly mapped: readonly MappedColumn[];
  /** `SELECT row_no, c*, r_*, v_* FROM <rows>`: one row per staged row. */
  readonly typedRows: (rows: string, where?: string) => string;
  /** True where a row is at fault, over `typedRows`. */
  readonly bad: string;
  /** Array(Tuple(column, value, reason)) of a row's faults, over `typedRows`. */
  readonly faults: string;
  /** The delivered columns that are mapped, as JSON without empty ones, over `typedRows`. */
  readonly raw: string;
}

const tuple = (column: string, shown: string, when: string, reason: string): string =>
  `(${sqlText(column)}, if(${when}, ${shown}, ''), if(${when}, ${sqlText(reason)}, ''))`;

/** Those of the tuples (column, value, reason) that have a reason. */
const found = (tuples: readonly string[]): string =>
  tuples.length === 0 ? "CAST([], 'Array(Tuple(String, String, String))')" : `arrayFilter(f -> f.3 != '', [${tuples.join(',\n  ')}])`;

/** One column's faults as one tuple: the first that holds. */
function columnFault({ name, faults }: MappedColumn): string {
  const branches = faults.map(({ when, reason }) => `ifNull(${when}, 0), ${sqlText(reason)}`).join(', ');
  return `(${sqlText(name)}, r_${name}, multiIf(${branches}, ''))`;
}

/**
 * Compiles a profile to SQL. Row checks between columns are made here when one row is one case; when rows fold, the folded case is checked
 * (`fold-select.ts`). Profile text only ever becomes string literals; identifiers are ours.
 */
export function compileProfile(profile: Profile, staged: readonly StagedColumn[], typedCells = false): CompiledProfile {
  const mapped = mappedColumns(profile, typedCells);
  const nameOf = new Map(staged.map((column) => [foldText(column.header), column.name]));
  const filled = mapped.filter((column) => column.rule !== undefined);
  const delivered = filled.map(({ name, rule }) => `${rule === undefined ? "''" : deliveredSql(rule, (header) => nameOf.get(foldText(header)) ?? "''", profile.nulls)} AS r_${name}`);
  const values = mapped.map(({ name, value }) => `${value} AS v_${name}`);
  const cross = profile.grain === 'row' ? crossChecks(profile, (name) => `v_${name}`) : [];
  const checked = filled.filter(({ faults }) => faults.length > 0);
  const conditions = [...checked.flatMap(({ faults }) => faults.map(({ when }) => when)), ...cross.map(({ when }) => when)];
  const own = found(checked.map(columnFault));
  const between = found(cross.map(({ column, shown, when, reason }) => tuple(column, `ifNull(${shown}, '')`, `ifNull(${when}, 0)`, reason)));
  const cells = staged.flatMap(({ header, name }) => [sqlText(header), name]);
  return {
    mapped,
    typedRows: (rows, where) => [
      `SELECT *, ${values.join(',\n  ')}`,
      `FROM (SELECT *, ${delivered.join(',\n  ')}`,
      `FROM ${rows}${where === undefined ? '' : ` WHERE ${where}`})`,
    ].join('\n'),
    bad: conditions.map((condition) => `ifNull(${condition}, 0)`).join('\n  OR '),
    // Checks between columns speak only of rows whose columns can be read: an unknown outcome is not also a missing one.
    faults: `if(notEmpty(${own}), ${own}, ${between})`,
    raw: `toJSONString(mapFilter((k, v) -> v != '', map(${cells.join(', ')})))`,
  };
}
