import { unguarded } from '@concord/etl';
import type { Told } from './told.js';

/** Rows of a CSV text (RFC 4180). */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') { row.push(cell); cell = ''; } else if (letter === '\n') { rows.push([...row, cell]); [row, cell] = [[], '']; } else if (letter !== '\r') cell += letter;
  }
  return rows;
}

/** What stands in the tables of a report for people: texts alone, as they would be without their guards. */
export function readTables(bytes: Uint8Array): Told {
  return { texts: rowsOf(Buffer.from(bytes).toString('utf8').replace(/^\uFEFF/u, '')).flat().map(unguarded), numbers: [], links: [] };
}

/** What stands in the lines of a report for programs: its values as numbers, all else as texts. */
export function readNumbers(bytes: Uint8Array): Told {
  const [head = [], ...rows] = rowsOf(Buffer.from(bytes).toString('utf8').replace(/^\uFEFF/u, ''));
  const at = head.indexOf('value');
  return { texts: rows.flat().map(unguarded), numbers: rows.flatMap((row) => { const value = row[at] ?? ''; return value === '' ? [] : [Number(value)]; }), links: [] };
}
