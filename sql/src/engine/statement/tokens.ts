/**
 * Cuts SQL into tokens the way the engine does, as far as safety needs it: where literals and comments begin and end.
 * Whatever two lexers could read differently (`#` and `//` comments, `$heredocs$`, typographic quotes, control characters)
 * is refused outside literals rather than guessed.
 */

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'sign';

/** A piece of SQL and where it stands: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  /** The characters as written; for `quoted` names without their quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Text that cannot be cut into tokens safely; `offset` is where. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  constructor(message: string, readonly offset: number) {
    super(message);
  }
}

const SPACE = /[ \t\r\n]+/y;
const LINE_COMMENT = /--[^\n]*/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9][A-Za-z0-9_]*(?:\.[0-9][A-Za-z0-9_]*)?/y;
const SIGN = /::|->|<=|>=|!=|<>|==|\|\||[-+*%/<>=!?:;.,()[\]{}|^&~@]/y;
const LITERALS = {
  string: /'(?:[^'\\]|\\[\s\S]|'')*'/y,
  backtick: /`(?:[^`\\]|\\[\s\S]|``)*`/y,
  double: /"(?:[^"\\]|\\[\s\S]|"")*"/y,
} as const;

function matchAt(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : at;
}

/** Block comments nest in ClickHouse. */
function endOfBlockComment(sql: string, at: number): number {
  let depth = 0;
  let i = at;
  while (i < sql.length) {
    const two = sql.slice(i, i + 2);
    if (two === '/*') depth += 1;
    else if (two === '*/') depth -= 1;
    i += two === '/*' || two === '*/' ? 2 : 1;
    if (depth === 0) return i;
  }
  throw new TokenError('a comment is not closed', at);
}

function endOfBlank(sql: string, at: number): number {
  const space = matchAt(SPACE, sql, at);
  if (space > at) return space;
  if (sql.startsWith('--', at)) return matchAt(LINE_COMMENT, sql, at);
  return sql.startsWith('/*', at) ? endOfBlockComment(sql, at) : at;
}

function literalAt(sql: string, at: number): Token | undefined {
  const quote = sql.charAt(at);
  if (quote !== "'" && quote !== '`' && quote !== '"') return undefined;
  const pattern = quote === "'" ? LITERALS.string : quote === '`' ? LITERALS.backtick : LITERALS.double;
  const end = matchAt(pattern, sql, at);
  if (end === at) throw new TokenError('a literal is not closed', at);
  if (quote === "'") return { kind: 'string', text: sql.slice(at, end), start: at, end };
  return { kind: 'quoted', text: sql.slice(at + 1, end - 1), start: at, end };
}

function tokenAt(sql: string, at: number): Token {
  const literal = literalAt(sql, at);
  if (literal) return literal;
  if (sql.startsWith('//', at)) throw new TokenError('this way of commenting is not allowed', at);
  const kinds = [['word', WORD], ['number', NUMBER], ['sign', SIGN]] as const;
  for (const [kind, pattern] of kinds) {
    const end = matchAt(pattern, sql, at);
    if (end > at) return { kind, text: sql.slice(at, end), start: at, end };
  }
  throw new TokenError('a character that has no place outside quotes', at);
}

/** Tokens of `sql` without blanks and comments. Throws `TokenError`. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = endOfBlank(sql, 0);
  while (at < sql.length) {
    const blank = endOfBlank(sql, at);
    if (blank > at) {
      at = blank;
      continue;
    }
    const token = tokenAt(sql, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The statements of a script, cut at `;` outside literals and comments; empty ones dropped, comments kept. Throws `TokenError`. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let begin: number | undefined;
  let end = 0;
  for (const token of tokenize(script)) {
    if (token.kind === 'sign' && token.text === ';') {
      if (begin !== undefined) statements.push(script.slice(begin, end));
      begin = undefined;
    } else {
      begin ??= token.start;
      end = token.end;
    }
  }
  if (begin !== undefined) statements.push(script.slice(begin, end));
  return statements;
}
