import type { InspectInput } from '../../../graphql/gen/graphql.js';
import type { Delivery } from '../mapping/mapping.js';
import type { DeliverKey } from '../words.js';

/** Delimiters a person may choose, with the name of their word. */
export const DELIMITERS = [[',', 'delimiters.comma'], ['\t', 'delimiters.tab'], [';', 'delimiters.semicolon'], ['|', 'delimiters.bar']] as const satisfies readonly (readonly [string, DeliverKey])[];

/** Encodings a person may choose. */
export const ENCODINGS = ['utf_8', 'gb18030', 'utf_16le', 'utf_16be'] as const;

/** Columns and rows of a file that are shown; the rest is counted. */
const SHOWN = { columns: 40, rows: 10 } as const;

/** The part of a file that is shown. */
export interface Preview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columnsHidden: number;
}

/** The first rows and columns of a file. */
export function previewOf({ header, rows }: Pick<Delivery, 'header' | 'rows'>): Preview {
  return {
    header: header.slice(0, SHOWN.columns),
    rows: rows.slice(0, SHOWN.rows).map((row) => row.slice(0, SHOWN.columns)),
    columnsHidden: Math.max(0, header.length - SHOWN.columns),
  };
}

/** What is known of the file after a change; another sheet has its own header row. */
export function inspectAfter(inspect: InspectInput, change: InspectInput): InspectInput {
  const { headerRow, ...rest } = inspect;
  return { ...(change.sheet === undefined ? { ...rest, ...(headerRow === undefined ? {} : { headerRow }) } : rest), ...change };
}

/** A row number as typed; null when it is none. */
export function headerRowOf(text: string): number | null {
  const row = Number(text);
  return Number.isInteger(row) && row >= 1 && row <= 1_048_576 ? row : null;
}
