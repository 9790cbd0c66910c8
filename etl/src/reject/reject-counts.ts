import type { Engine } from '@concord/sql';

/** Rejects of a load by reason and column. A row with two faults counts under both. */
export interface RejectCount {
  readonly reason: string;
  readonly column: string;
  readonly rows: number;
}

/** The counts, most frequent first. */
export async function countRejects(engine: Engine, loadNo: number): Promise<readonly RejectCount[]> {
  const { rows } = await engine.reader.ask({
    sql: 'SELECT reason, column, count() FROM concord.reject WHERE load_no = {load_no:UInt32} GROUP BY reason, column ORDER BY count() DESC, reason, column',
    params: { load_no: loadNo },
  });
  return rows.map(([reason, column, n]) => ({ reason: String(reason), column: String(column), rows: Number(n) }));
}

/** One rejected row as stored. `rowNo` names file and row (`placeOfRow`). */
export interface RejectedRow {
  readonly rowNo: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly raw: string;
}

/** The first `limit` rejects of a load, in file order. */
export async function listRejects(engine: Engine, loadNo: number, limit: number): Promise<readonly RejectedRow[]> {
  const { rows } = await engine.reader.ask({
    sql: 'SELECT row_no, column, value, reason, raw FROM concord.reject WHERE load_no = {load_no:UInt32} ORDER BY row_no, column LIMIT {limit:UInt32}',
    params: { load_no: loadNo, limit },
  });
  return rows.map(([rowNo, column, value, reason, raw]) => ({ rowNo: Number(rowNo), column: String(column), value: String(value), reason: String(reason), raw: String(raw) }));
}
