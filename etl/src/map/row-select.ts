import { foldText } from '../profile/fold-text.js';
import type { StagedColumn } from '../profile/header.js';
import type { Profile } from '../profile/profile.js';
import { crossChecks } from './cross-checks.js';
import { sqlText } from './literal.js';
import { momentSql } from './date-sql.js';
import { anyOf, formatsOf, mappedColumns, type MappedColumn } from './mapped-column.js';
import { deliveredSql, notSplitSql } from './text-sql.js';

/** A profile compiled: pieces of SQL over staged rows, with `{today:Date}` as the only parameter. */
export interface CompiledProfile {
  readonly mapped: readonly MappedColumn[];
  /** `SELECT row_no, c*, r_*, v_* FROM <rows>`: one row per staged row. */
  readonly typedRows: (rows: string, where?: string) => string;
  /** Where rows are ordered by a point in time: what they are ordered by, as Nullable(Int64) over `typedRows`. */
  readonly orderAt: string | undefined;
  /** True where a row is at fault, over `typedRows`. */
  readonly bad: string;
  /** Array(Tuple(column, value, reason)) of the faults of a row's columns, each by itself, over `typedRows`. */
  readonly ownFaults: string;
  /** The same of the faults between its columns, which count only where there are none of the others: an unknown outcome is not also a missing one. */
  readonly crossFaults: string;
  /** The delivered columns that are mapped, as JSON without empty ones, over `typedRows`. */
  readonly raw: string;
  /** The staged cells of a row as one text, over `typedRows`. */
  readonly cells: string;
  /** SELECT of rows shaped like staged ones out of `rows`, a table and condition with columns `row_no` and `cells`. */
  readonly uncut: (rows: string) => string;
}

/** Stands between cells; a row that holds one is rejected by its reader. */
const CELL_END = "'\\0'";

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

/** A cell that is not written as its rule splits it is a fault before any other. */
function withSplitFault(column: MappedColumn, nameOf: (header: string) => string): MappedColumn {
  const when = column.rule === undefined ? undefined : notSplitSql(column.rule, nameOf);
  if (when === undefined) return column;
  const notSplit = { when, reason: 'NOT_SPLIT' } as const;
  return { ...column, faults: [notSplit, ...column.faults], isBad: [anyOf([notSplit]), column.isBad].filter((one) => one !== '').join(' OR ') };
}

interface Order {
  readonly raw: string;
  readonly at: string;
}

/** What rows are ordered by: as delivered, and as seconds. */
function orderOf(profile: Profile, nameOf: (header: string) => string, typedCells: boolean): Order | undefined {
  const { order_by: order, nulls } = profile;
  if (order === undefined) return undefined;
  const raw = deliveredSql({ from: [order.from] }, nameOf, nulls, false);
  return { raw, at: momentSql(raw, formatsOf(profile, order.dates, typedCells)) };
}

/** A row whose place among the others is not known would make `first` and `last` quietly wrong. */
const unordered = ({ raw, at }: Order): string => tuple('order_by', raw, `${at} IS NULL`, 'BAD_DATE');

/**
 * Compiles a profile to SQL. Row checks between columns are made here when one row is one case; when rows fold, the folded case is checked
 * (`fold-select.ts`). Profile text only ever becomes string literals; identifiers are ours.
 */
export function compileProfile(profile: Profile, staged: readonly StagedColumn[], typedCells = false): CompiledProfile {
  const names = new Map(staged.map((column) => [foldText(column.header), column.name]));
  const nameOf = (header: string): string => names.get(foldText(header)) ?? "''";
  const mapped = mappedColumns(profile, typedCells).map((column) => withSplitFault(column, nameOf));
  const order = orderOf(profile, nameOf, typedCells);
  const filled = mapped.filter((column) => column.rule !== undefined);
  const delivered = filled.map(({ name, canonical, rule }) => `${rule === undefined ? "''" : deliveredSql(rule, nameOf, profile.nulls, canonical.kind === 'pseudonym')} AS r_${name}`);
  const values = mapped.map(({ name, value }) => `${value} AS v_${name}`);
  const cross = profile.grain === 'row' ? crossChecks(profile, (name) => `v_${name}`) : [];
  const checked = filled.filter(({ faults }) => faults.length > 0);
  const conditions = [...checked.map(({ isBad }) => isBad), ...cross.map(({ when }) => `ifNull(${when}, 0)`), ...(order === undefined ? [] : [`${order.at} IS NULL`])];
  const own = found([...checked.map(columnFault), ...(order === undefined ? [] : [unordered(order)])]);
  const between = found(cross.map(({ column, shown, when, reason }) => tuple(column, `ifNull(${shown}, '')`, `ifNull(${when}, 0)`, reason)));
  const cells = staged.flatMap(({ header, name }) => [sqlText(header), name]);
  return {
    mapped,
    orderAt: order?.at,
    typedRows: (rows, where) => [
      `SELECT *, ${values.join(',\n  ')}`,
      `FROM (SELECT *, ${delivered.join(',\n  ')}`,
      `FROM ${rows}${where === undefined ? '' : ` WHERE ${where}`})`,
    ].join('\n'),
    bad: conditions.join('\n  OR '),
    ownFaults: own,
    crossFaults: between,
    cells: `concatWithSeparator(${[CELL_END, ...staged.map(({ name }) => name)].join(', ')})`,
    uncut: (rows) => `SELECT row_no, splitByChar(${CELL_END}, cells) AS parts, ${staged.map(({ name }, index) => `parts[${String(index + 1)}] AS ${name}`).join(', ')} FROM ${rows}`,
    raw: `toJSONString(mapFilter((k, v) -> v != '', map(${cells.join(', ')})))`,
  };
}
