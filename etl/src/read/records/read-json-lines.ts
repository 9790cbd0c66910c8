import { decoded, type Encoding } from '../bytes/decode.js';
import { READ_LIMITS } from '../limits.js';
import type { RecordSink } from './record-sink.js';
import { LF } from '../csv/scan-bytes.js';
import type { SourceFile } from '../bytes/source-file.js';

/** Nested deeper, an object is delivered as its JSON text. */
const DEPTH = 16;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const LONG_NUMBER = /[\d.]{16}/u;
/** Strings, to be skipped, and numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

/** Ids of sixteen digits and more do not fit a double: such numbers are kept as they are written. */
const withLongNumbersAsText = (line: string): string => (LONG_NUMBER.test(line) ? line.replace(TOKENS, (token) => (token.startsWith('"') || !LONG_NUMBER.test(token) ? token : `"${token}"`)) : line);

function flatten(value: { readonly [key: string]: Json }, prefix: string, depth: number, fields: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (inner === null) fields.set(name, '');
    else if (typeof inner === 'object') {
      if (isObject(inner) && depth < DEPTH) flatten(inner, `${name}.`, depth + 1, fields);
      else fields.set(name, JSON.stringify(inner));
    } else fields.set(name, String(inner));
  }
}

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a line: nested keys as `a.b`, arrays as JSON, null as ''. Undefined where it is no JSON object. */
export function fieldsOfJson(line: string): ReadonlyMap<string, string> | undefined {
  let value: Json;
  try {
    value = JSON.parse(withLongNumbersAsText(line)) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const fields = new Map<string, string>();
  flatten(value, '', 0, fields);
  return fields;
}

/** Cuts bytes into lines of at most `lineBytes`; longer ones come as undefined, and their bytes are not kept. */
class Lines {
  private readonly pieces: Buffer[] = [];
  private length = 0;

  constructor(private readonly line: (text: string | undefined, ended: boolean) => void) {}

  push(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      this.add(chunk.subarray(from, at));
      this.end(true);
      from = at + 1;
    }
    this.add(chunk.subarray(from));
  }

  end(ended: boolean): void {
    const text = this.length > READ_LIMITS.lineBytes ? undefined : Buffer.concat(this.pieces).toString('utf8');
    this.pieces.length = 0;
    this.length = 0;
    this.line(text, ended);
  }

  private add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > READ_LIMITS.lineBytes) this.pieces.length = 0;
    else if (piece.length > 0) this.pieces.push(piece);
  }
}

/** Reads JSON Lines: an object a line; its number is the line's. Empty lines are no records. Throws what `decoded` throws. */
export async function readJsonLines(file: SourceFile, encoding: Encoding | 'auto', sink: RecordSink): Promise<void> {
  let row = 0;
  const lines = new Lines((text, ended) => {
    row += 1;
    if (text === undefined) { sink.fault(row, 'LINE_TOO_LONG'); return; }
    if (text.trim() === '') return;
    const fields = fieldsOfJson(text);
    if (fields === undefined) sink.fault(row, ended ? 'BAD_JSON' : 'TORN_ROW');
    else sink.named(row, fields);
  });
  let delivered = 0;
  for await (const chunk of decoded(file, encoding, (bytes) => { delivered = bytes; })) {
    lines.push(chunk);
    if (!await sink.pause(delivered)) return;
  }
  lines.end(false);
}
