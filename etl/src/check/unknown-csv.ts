import type { LoadEntry } from '@concord/sql';
import { mappedColumns } from '../map/mapped-column.js';
import { keptUnknown } from '../map/unknown-values.js';
import { parseProfile, type Profile } from '../profile/profile.js';
import { csvLine } from '../reject/csv-cell.js';
import { LoadRefused } from '../reject/refusal.js';
import type { Ask } from './load-report.js';

const PAGE_VALUES = 5_000;

function profileOf(text: string): Profile | undefined {
  try {
    return parseProfile(text);
  } catch (error) {
    // One written for rules that no longer hold says nothing of vocabularies any more.
    if (error instanceof LoadRefused) return undefined;
    throw error;
  }
}

/**
 * Every text that a load kept although the vocabularies of its profile do not have it, as CSV (UTF-8 with a mark, CRLF): column, text, and in how many of the cases or records that it brought or changed; by column, the
 * most frequent first. Those that were rejected stand in `rejectsCsv`. Throws `EngineError`.
 */
export async function* unknownCsv(ask: Ask, { loadNo, profileText }: Pick<LoadEntry, 'loadNo' | 'profileText'>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['column', 'value', 'cases'])}`;
  const profile = profileOf(profileText);
  if (profile === undefined) return;
  const table = profile.into === 'case' ? 'case_version' : 'record_version';
  for (const column of mappedColumns(profile, false)) {
    const select = keptUnknown(column, profile.into === 'case' ? column.name : `fields['${column.name}']`, `concord.${table} WHERE load_no = ${String(loadNo)}`);
    for (let at = 0; select !== undefined; at += PAGE_VALUES) {
      const { rows } = await ask({ sql: `${select} LIMIT ${String(PAGE_VALUES)} OFFSET ${String(at)}` });
      if (rows.length > 0) yield rows.map(([name, value, cases]) => csvLine([String(name), String(value), String(cases)])).join('');
      if (rows.length < PAGE_VALUES) break;
    }
  }
}
