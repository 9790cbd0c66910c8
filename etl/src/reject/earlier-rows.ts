import type { LoadEntry, Stores } from '@concord/sql';
import { deliveredCells } from './reject-csv.js';
import type { EarlierRows } from './reject-file.js';

/** Finds the rows that loads of this source into this dataset rejected. What another source delivered is none of theirs, whatever number a file names. */
export function earlierRows({ engine, operational: { loads } }: Stores, { dataset, source }: Pick<LoadEntry, 'dataset' | 'source'>): EarlierRows {
  return async (loadNo, rows) => {
    const load = await loads.find(loadNo);
    if (load?.dataset !== dataset || load.source !== source) return new Map();
    const { rows: found } = await engine.writer.ask({
      sql: 'SELECT row_no, any(raw) FROM concord.reject WHERE load_no = {load_no:UInt32} AND NOT is_emptied AND has(arrayMap(row -> toUInt64(row), {rows:Array(String)}), row_no) GROUP BY row_no',
      params: { load_no: loadNo, rows: rows.map(String) },
    });
    return new Map(found.flatMap(([row, raw]) => {
      const cells = deliveredCells(String(raw));
      return cells === undefined ? [] : [[Number(row), cells] as const];
    }));
  };
}
