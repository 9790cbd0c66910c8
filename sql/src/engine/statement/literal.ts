import { EngineError, type ParamValue, type Rows } from '../engine.js';

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', "'": "\\'", '\\': '\\\\' };
const escapeText = (text: string): string => text.replace(/[\t\n\r'\\]/g, (char) => TEXT_ESCAPES[char] ?? char);

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new EngineError('QUERY_REFUSED', 'The statement was not sent: a number bound to it is not finite.');
}

/** How a bound value is written for the engine to read it back as the placeholder's type (escaped text; arrays in brackets). */
export function paramText(value: ParamValue): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return escapeText(value);
  return `[${value.map((item) => (typeof item === 'number' ? numberText(item) : `'${escapeText(item)}'`)).join(',')}]`;
}

/** `text` as an SQL string literal. The one place where text becomes SQL; a NUL would end the statement early, so it is spelled. */
export function stringLiteral(text: string): string {
  const body = text.replace(/['\\\0]/g, (char) => (char === '\0' ? '\\0' : `\\${char}`));
  return `'${body}'`;
}

/** `name` as a quoted SQL identifier. */
export function quotedName(name: string): string {
  return `\`${name.replace(/[`\\]/g, (char) => `\\${char}`)}\``;
}

interface CompactDocument {
  readonly meta: readonly { readonly name: string }[];
  readonly data: readonly (readonly unknown[])[];
  readonly statistics?: { readonly elapsed?: number };
}

const isDocument = (value: unknown): value is CompactDocument =>
  typeof value === 'object' && value !== null && 'meta' in value && Array.isArray(value.meta) && 'data' in value && Array.isArray(value.data);

/** Reads one whole JSONCompact answer. Anything but exactly one document is a `SyntaxError`, never a guess. */
export function parseRows(json: string): Rows {
  const document: unknown = JSON.parse(json);
  if (!isDocument(document)) throw new SyntaxError('not a JSONCompact document');
  return {
    columns: document.meta.map((column) => column.name),
    rows: document.data,
    elapsedMs: (document.statistics?.elapsed ?? 0) * 1000,
  };
}
