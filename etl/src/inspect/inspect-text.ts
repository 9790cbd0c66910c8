import { CsvScanner } from '../read/csv/csv-scanner.js';
import { SLICE_BYTES } from '../read/limits.js';
import { LoadRefused } from '../reject/refusal.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What CSV looks like when it is cut at a delimiter. */
export interface CutText {
  readonly delimiter: string;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The beginning of a text, as UTF-8 without byte order mark. */
export interface HeadOfText {
  readonly text: Buffer;
  /** False where the text goes on. */
  readonly whole: boolean;
}

/** Cuts the first rows of a text at `delimiter`. The last row of a text that goes on is left out: it may be. */
function cut({ text, whole }: HeadOfText, delimiter: string, rows: number): CutText {
  let header: readonly string[] = [];
  let headerRow = 0;
  const scanner = new CsvScanner({
    delimiter,
    firstRow: 1,
    onHeader: (names, row) => {
      header = names;
      headerRow = row;
      return new Uint8Array(names.length).fill(1);
    },
    onReject: () => undefined,
    pseudonymise: () => '',
  });
  const found: (readonly string[])[] = [];
  const take = (): void => {
    for (const row of scanner.output.takeRows()) if (found.length < rows) found.push(row);
  };
  for (let at = 0; at < text.length && found.length < rows; at += SLICE_BYTES) {
    scanner.push(text.subarray(at, at + SLICE_BYTES));
    take();
  }
  if (whole) scanner.finish();
  take();
  return { delimiter, headerRow, header, rows: found };
}

/** How well a delimiter explains a text: into how many columns it cuts the header, if the rows follow it. */
function fit({ header, rows }: CutText, lines: number): number {
  return header.length < 2 ? 0 : header.length * (lines === 0 ? 1 : rows.length / lines);
}

/**
 * The first rows of delimited text, cut at `delimiter` or, without one, at that of comma, tab, semicolon and bar which cuts the most rows into
 * the most columns. Throws `EMPTY_FILE`, `BAD_HEADER` or `TOO_MANY_COLUMNS`.
 */
export function inspectText(head: HeadOfText, delimiter: string | undefined, rows: number, name: string): CutText {
  const cuts = (delimiter === undefined ? DELIMITERS : [delimiter]).map((sign) => cut(head, sign, rows));
  const most = Math.max(...cuts.map((each) => each.rows.length));
  const best = cuts.reduce((a, b) => (fit(b, most) > fit(a, most) ? b : a));
  if (best.headerRow === 0) throw new LoadRefused('EMPTY_FILE', `文件 ${name} 没有表头。`, `File ${name} has no header.`);
  return best;
}

