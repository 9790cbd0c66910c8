import type { Engine } from '../engine/engine.js';
import type { LoadEntry, LoadRegistry, LoadState } from './loads.js';

const PAGE = 200;

const COLUMNS = [
  'load_no', 'dataset', 'source', 'profile', 'profile_hash', 'profile_text', 'file_names', 'file_hash', 'toFloat64(file_bytes)', 'state', 'message',
  'toString(started_at)', "ifNull(toString(finished_at), '')", "ifNull(toString(as_of_on), '')", 'toFloat64(delivered)', 'toFloat64(loaded)', 'toFloat64(folded)',
  'toFloat64(unchanged)', 'toFloat64(rejected)', 'toFloat64(cases_new)', 'toFloat64(cases_changed)',
  'ifNull((SELECT mapFromArrays(groupArray(load_no), groupArray(toString(table_uuid))) FROM concord.publication)[load_no], \'\')',
].join(', ');

function entryOf(cells: readonly unknown[]): LoadEntry {
  const text = (at: number): string => String(cells[at]);
  const number = (at: number): number => Number(cells[at]);
  return {
    loadNo: number(0), dataset: text(1), source: text(2), profile: text(3), profileHash: text(4), profileText: text(5),
    fileNames: (cells[6] as readonly unknown[]).map(String), fileHash: text(7), fileBytes: number(8), state: text(9) as LoadState, message: text(10),
    startedAt: text(11), finishedAt: text(12), asOf: text(13), delivered: number(14), loaded: number(15), folded: number(16), unchanged: number(17),
    rejected: number(18), casesNew: number(19), casesChanged: number(20), publicationId: text(21), by: '',
  };
}

/** Whether the store still keeps loads where versions before the registry kept them. */
export async function holdsLoads({ writer }: Engine): Promise<boolean> {
  const { rows } = await writer.ask({ sql: "SELECT count() FROM system.tables WHERE database = 'concord' AND name = 'load'" });
  if (Number(rows[0]?.[0]) === 0) return false;
  return Number((await writer.ask({ sql: 'SELECT count() FROM concord.load' })).rows[0]?.[0]) > 0;
}

/** Copies every load such a version noted in the engine into the registry. Safe to repeat and to kill. Throws `EngineError`, `OperationalError`. */
export async function carryLoads(engine: Engine, loads: LoadRegistry): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await engine.writer.ask({
      sql: `SELECT ${COLUMNS} FROM concord.load FINAL WHERE load_no > {after:UInt32} ORDER BY load_no LIMIT {page:UInt32}`,
      params: { after, page: PAGE },
    });
    const entries = rows.map(entryOf);
    await loads.carryOver(entries);
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.loadNo;
  }
}
