import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compileDataVersion, type Engine } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';
import { clearPart, inPart, monthTotals, movedTables, partsOf, sumOf, type MovedTable, type Part } from './parts.js';

/** Rows in one file on their way. */
const SLICE_ROWS = 500_000;

/** How far a move is: parts of tables that are the same there, of how many. */
export interface MoveProgress {
  readonly phase: 'move';
  readonly done: number;
  readonly total: number;
}

/** Told after each part; the next waits for it. */
export type OnMoved = (progress: MoveProgress) => Promise<void> | void;

/** What was moved of cases, and by what it was held against the place it came from. */
export interface MovedCases {
  readonly rows: number;
  readonly parts: number;
  /** Parts that an earlier attempt had brought already. */
  readonly kept: number;
}

const differs = (what: string): LoadRefused => new LoadRefused('MOVE_DIFFERS', `搬迁后 ${what} 与原处不符，新处未启用；请再执行一次。`, `After the move ${what} is not what it was, and the new place is not in use; run it again.`);
const notEmpty = (): LoadRefused => new LoadRefused('STORE_NOT_EMPTY', '目标处已有别的数据，未搬迁；换一个空的存放处。', 'The target holds other data already, and nothing was moved; choose an empty place.');

/** The data version in force; 0 where none is. */
export async function dataVersionOf({ writer }: Engine): Promise<number> {
  return Number((await writer.ask(compileDataVersion())).rows[0]?.[0] ?? 0);
}

/** Brings a part over in slices, by files on this machine. */
async function bring(from: Engine, to: Engine, part: Part, rows: number): Promise<void> {
  const { table: { columns, name } } = part;
  const names = columns.map((one) => one.name);
  const types = Object.fromEntries(columns.map((one) => [one.name, one.type]));
  const slices = Math.max(1, Math.ceil(rows / SLICE_ROWS));
  const list = names.map((one) => `\`${one}\``).join(', ');
  for (let slice = 0; slice < slices; slice += 1) {
    const path = join(from.scratchDir, `move-${String(process.pid)}-${name}-${String(slice)}.native`);
    try {
      await from.writer.exportFile({ sql: `SELECT ${list} FROM concord.${name} WHERE ${inPart(part)} AND cityHash64(toString(tuple(${list}))) % ${String(slices)} = ${String(slice)}` }, path);
      await to.writer.insertFile(`concord.${name}`, path, { columns: names, types, format: 'Native' });
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** The part, the same there as here; true where it had been already. */
async function settle(from: Engine, to: Engine, part: Part): Promise<{ readonly rows: number; readonly wasThere: boolean }> {
  const wanted = await sumOf(from, part);
  const present = await sumOf(to, part);
  if (present.rows === wanted.rows && present.sum === wanted.sum) return { rows: wanted.rows, wasThere: true };
  if (present.rows > 0) await clearPart(to, part);
  await bring(from, to, part, wanted.rows);
  const brought = await sumOf(to, part);
  if (brought.rows !== wanted.rows || brought.sum !== wanted.sum) throw differs(`${part.table.name}${part.value === undefined ? '' : ` (${part.value})`}`);
  return { rows: wanted.rows, wasThere: false };
}

/** Parts of `to` that `from` has not: of an attempt before something was taken back here. */
async function clearOthers(to: Engine, table: MovedTable, parts: readonly Part[]): Promise<void> {
  const wanted = new Set(parts.map(({ value }) => value));
  for (const part of await partsOf(to, table)) if (!wanted.has(part.value)) await clearPart(to, part);
}

/** Where something is in force already it must be the same: a move that was done. What an attempt brought that went no further counts for nothing there. */
async function refuseOther(from: Engine, to: Engine, publication: MovedTable): Promise<void> {
  if ((await dataVersionOf(to)) === 0) return;
  const part: Part = { table: publication, value: undefined };
  const [here, there] = [await sumOf(from, part), await sumOf(to, part)];
  if (there.rows !== here.rows || there.sum !== here.sum) throw notEmpty();
}

/**
 * Brings every table over, part by part, each held against where it came from, what says which load is in force last: nothing counts there until somebody says so. What was brought before stays. Throws
 * `LoadRefused` MOVE_DIFFERS, STORE_NOT_EMPTY, `EngineError`.
 */
export async function moveCases(from: Engine, to: Engine, onProgress: OnMoved): Promise<MovedCases> {
  const tables = await movedTables(from);
  const publication = tables.at(-1);
  if (publication === undefined) throw differs('publication');
  await refuseOther(from, to, publication);
  const parts = await Promise.all(tables.map(async (table) => ({ table, parts: await partsOf(from, table) })));
  const total = parts.reduce((sum, one) => sum + one.parts.length, 0);
  let [done, kept, rows] = [0, 0, 0];
  for (const one of parts) {
    if (one.table.key !== undefined) await clearOthers(to, one.table, one.parts);
    for (const part of one.parts) {
      const settled = await settle(from, to, part);
      [done, rows, kept] = [done + 1, rows + settled.rows, kept + (settled.wasThere && settled.rows > 0 ? 1 : 0)];
      await onProgress({ phase: 'move', done, total });
    }
  }
  return { kept, rows, parts: total };
}

/** Holds the current cases of both places against each other; how many months of data sets there are. Throws `LoadRefused` MOVE_DIFFERS. */
export async function compareMonths(from: Engine, to: Engine): Promise<number> {
  const [here, there] = [await monthTotals(from), await monthTotals(to)];
  if (JSON.stringify(here) !== JSON.stringify(there)) throw differs(here.find((month, i) => month !== there[i]) ?? 'case_current');
  return here.length;
}
