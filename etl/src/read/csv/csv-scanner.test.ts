import type { RowReject } from '../../reject/reasons.js';
import { CsvScanner } from './csv-scanner.js';
import { READ_LIMITS, SLICE_BYTES } from '../limits.js';
import { NullCells } from '../records/null-cells.js';

interface Scan {
  readonly rows: readonly (readonly string[])[];
  readonly rejects: readonly Pick<RowReject, 'row' | 'reason'>[];
  readonly delivered: number;
  readonly openQuoteRow: number | undefined;
}

/** Reads numbers and texts as the engine's Native format has them. */
class Bytes {
  at = 0;
  constructor(private readonly bytes: Buffer) {}

  get left(): boolean { return this.at < this.bytes.length; }

  varint(): number {
    let value = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = this.bytes.readUInt8(this.at++);
      value += (byte & 0x7f) * 2 ** shift;
      more = byte > 0x7f;
    }
    return value;
  }

  text(): string {
    const length = this.varint();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  uint64(): string {
    this.at += 8;
    return String(this.bytes.readBigUInt64LE(this.at - 8));
  }
}

/** Native by its definition: blocks of so many columns of so many rows; each column its name, its type and its values. */
function decode(all: Buffer): string[][] {
  const bytes = new Bytes(all);
  const rows: string[][] = [];
  while (bytes.left) {
    const width = bytes.varint();
    const height = bytes.varint();
    const columns = Array.from({ length: width }, () => {
      bytes.text();
      const type = bytes.text();
      return Array.from({ length: height }, () => (type === 'UInt64' ? bytes.uint64() : bytes.text()));
    });
    rows.push(...Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? '?')));
  }
  return rows;
}

/** Scans `text` in pieces of `step` bytes; columns named `-` are dropped, `party` is pseudonymised to its length in brackets. */
function scan(text: string | Buffer, step = SLICE_BYTES, delimiter = ','): Scan {
  const rejects: Pick<RowReject, 'row' | 'reason'>[] = [];
  const scanner = new CsvScanner({
    delimiter,
    firstRow: 1,
    onHeader: (names) => Uint8Array.from(names, (name) => (name === '-' ? 0 : name === 'party' ? 2 : 1)),
    onReject: ({ row, reason }) => rejects.push({ row, reason }),
    nulls: new NullCells(['NULL', '\\N']),
    pseudonymise: (bytes) => `[${String(bytes.length)}]`,
  });
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  const drain = (): void => { scanner.output.drain([], (pieces) => parts.push(Buffer.concat(pieces))); };
  for (let at = 0; at < bytes.length; at += step) {
    scanner.push(bytes.subarray(at, at + step));
    if (scanner.output.full) drain();
  }
  const { openQuoteRow } = scanner;
  scanner.finish();
  drain();
  return { rows: decode(Buffer.concat(parts)), rejects, delivered: scanner.rows, openQuoteRow };
}

/** Numbers below `below` that look like chance and are the same each time (Lehmer). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const SCRAPS = ['', 'a', '7', 'é', '\u3000', '\u00a0', ' ', '\t', '"', '""', '"x"', '"x,y"', '"l\n"', '" z "', ' "q"', '"q" ', 'p"q', '\0', '长'.repeat(50), 'NULL', ' \\N ', ',', ',', ','];
const LINE_ENDS = ['\n', '\r\n', '\r', '\n\n'];

describe('CsvScanner', () => {
  it('reads whole rows at once as it reads them byte by byte', () => {
    const next = sequence(20_261_126);
    const scrap = (): string => SCRAPS[next(SCRAPS.length)] ?? '';
    for (let round = 0; round < 400; round += 1) {
      const rows = Array.from({ length: 1 + next(6) }, () => {
        // Most rows are whole, or nothing but faults would be compared.
        const fields = next(4) === 0 ? [scrap(), scrap(), scrap(), scrap()] : [scrap(), ',', scrap(), ',', scrap()];
        return `${fields.join('')}${LINE_ENDS[next(LINE_ENDS.length)] ?? ''}`;
      });
      const text = `a,-,party\n${rows.join('')}`;
      const bytewise = scan(text, 1);
      for (const step of [SLICE_BYTES, 5, 16]) expect({ text, ...scan(text, step) }).toEqual({ text, ...bytewise });
    }
  });

  it.each([
    ['LF', 'a,b\n1,2\n3,4\n', [['2', '1', '2'], ['3', '3', '4']]],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n', [['2', '1', '2'], ['3', '3', '4']]],
    ['CR', 'a,b\r1,2\r3,4\r', [['2', '1', '2'], ['3', '3', '4']]],
    ['no line end after the last row', 'a,b\n1,2', [['2', '1', '2']]],
    ['quoted delimiters, line ends and quotes', 'a,b\n"x, y","line 1\r\nline ""2"""\n', [['2', 'x, y', 'line 1\r\nline "2"']]],
    ['tabs and backslashes', 'a,b\nx\ty,C:\\n\n', [['2', 'x\ty', 'C:\\n']]],
    ['blanks around fields and quotes', 'a,b\n  x , "y z"  \n', [['2', 'x', 'y z']]],
    ['wide and no-break blanks', 'a,b\n\u3000张 三\u3000,\u00a01\u00a0\n', [['2', '张 三', '1']]],
    ['a field of a wide blank only', 'a,b\n\u3000,x\n', [['2', '', 'x']]],
    ['empty fields', 'a,b,c\n,,\n"",x,""\n', [['2', '', '', ''], ['3', '', 'x', '']]],
    ['blank lines count as rows of the sheet but not as rows delivered', 'a,b\n\n1,2\n\n\n3,4\n\n', [['3', '1', '2'], ['6', '3', '4']]],
    ['a quote inside an unquoted field', 'a,b\n5" pipe,x\n', [['2', '5" pipe', 'x']]],
    ['dropped columns', 'a,-,b\n1,"se,cret",2\n3,secret\\,4\n', [['2', '1', '2'], ['3', '3', '4']]],
    ['a dropped first column', '-,b\nx,1\n,2\n', [['2', '1'], ['3', '2']]],
    ['words that stand for nothing', 'NULL,b\nNULL,x\n"NULL", \\N \nNULLS,null\n', [['2', '', 'x'], ['3', '', ''], ['4', 'NULLS', 'null']]],
    ['pseudonyms', 'party,b\n张三,1\n"Li, Si",2\n', [['2', '[6]', '1'], ['3', '[6]', '2']]],
    ['a header over two lines', 'a,"b\nb"\n1,2\n', [['3', '1', '2']].map(([, ...fields]) => ['2', ...fields])],
  ])('reads %s', (_, text, rows) => {
    for (const step of [SLICE_BYTES, 1, 2, 3]) expect({ step, rows: scan(text, step).rows }).toEqual({ step, rows });
  });

  it('takes another delimiter', () => {
    expect(scan('a;b\n1,5;"x;y"\n', 1, ';').rows).toEqual([['2', '1,5', 'x;y']]);
    expect(scan('a\tb\n1\t\n', 1, '\t').rows).toEqual([['2', '1', '']]);
  });

  it.each([
    ['FIELD_COUNT', 'a,b\n1,2\n1,2,3\n1\n5,6\n', [{ row: 3, reason: 'FIELD_COUNT' }, { row: 4, reason: 'FIELD_COUNT' }]],
    ['TORN_ROW', 'a,b,c\n1,2,3\n1,2', [{ row: 3, reason: 'TORN_ROW' }]],
    ['NUL_BYTE', 'a,b\n1,\0\n3,4\n', [{ row: 2, reason: 'NUL_BYTE' }]],
    ['BAD_QUOTE', 'a,b\n"1"x,2\n3,4\n', [{ row: 2, reason: 'BAD_QUOTE' }]],
  ])('rejects a row as %s and goes on', (_, text, rejects) => {
    for (const step of [SLICE_BYTES, 1]) {
      const result = scan(text, step);
      expect(result.rejects).toEqual(rejects);
      expect(result.rows.length + result.rejects.length).toBe(result.delivered);
    }
  });

  it('rejects a row over 1 MiB, not one just under it', () => {
    const long = (length: number): string => `x,${'y'.repeat(length - 2)}`;
    const result = scan(`a,b\n${long(READ_LIMITS.lineBytes + 1)}\n${long(READ_LIMITS.lineBytes)}\n1,2\n`);
    expect(result.rejects).toEqual([{ row: 2, reason: 'LINE_TOO_LONG' }]);
    expect(result.rows.map(([row]) => row)).toEqual(['3', '4']);
  });

  it('knows in which row a quote was left open', () => {
    expect(scan('a,b\n1,2\n3,"4\n5,6\n').openQuoteRow).toBe(3);
    expect(scan('a,b\n1,"2"\n').openQuoteRow).toBeUndefined();
  });

  it('hands over a large file in pieces without losing a byte', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [String(i), 'é\\"'.repeat(i % 40)]);
    const text = `a,b\n${rows.map(([id, field]) => `${id ?? ''},"${(field ?? '').replaceAll('"', '""')}"`).join('\r\n')}`;
    expect(scan(text).rows).toEqual(rows.map((row, i) => [String(i + 2), ...row]));
  });
});
