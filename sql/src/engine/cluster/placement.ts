import { EngineError } from '../engine.js';
import { tokenize, type Token } from '../statement/tokens.js';

/** The database on every shard that holds its share of the rows. `concord` lies on the first shard alone: what is small, and for each spread table one that reads and fills all shards. */
export const SHARES = 'concord_cases';

/** Tables whose rows are spread from their first day. Whatever is made in their image is spread, too. */
const SPREAD: ReadonlySet<string> = new Set(['case_version', 'case_current', 'case_next']);

/** Names of `concord` whose rows are spread, and what the table of each share is called (without its database). */
export type Placement = ReadonlyMap<string, string>;

/** What a statement of the product means where rows are spread. */
export type Act =
  | { readonly kind: 'here' }
  /** On every shard, then here. */
  | { readonly kind: 'everywhere'; readonly onShards: string }
  | { readonly kind: 'shards'; readonly onShards: string }
  /** A spread table: `onShards` makes the share called `share`. */
  | { readonly kind: 'create'; readonly table: string; readonly isOptional: boolean; readonly onShards: (share: string) => string }
  | { readonly kind: 'drop'; readonly table: string; readonly share: string };

const refused = (why: string): EngineError => new EngineError('QUERY_REFUSED', `The statement was not sent: ${why}.`);
const upper = (token: Token | undefined): string => (token?.kind === 'word' ? token.text.toUpperCase() : token?.text ?? '');

/** Where `concord.name` stands at a token: the name. */
function nameAt(tokens: readonly Token[], i: number): string | undefined {
  return tokens[i]?.text === 'concord' && tokens[i + 1]?.text === '.' ? tokens[i + 2]?.text : undefined;
}

/** Tokens outside all brackets. */
function outside(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ text }) => {
    if (text === '(') depth += 1;
    const isOutside = depth === 0;
    if (text === ')') depth -= 1;
    return isOutside;
  });
}

/** The statement with each spread table called as its share is. */
function onShares(sql: string, tokens: readonly Token[], shares: Placement): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    const share = shares.get(nameAt(tokens, i) ?? '');
    const end = tokens[i + 2]?.end;
    if (share === undefined || end === undefined) continue;
    pieces.push(sql.slice(at, token.start), `${SHARES}.${share}`);
    at = end;
  }
  return [...pieces, sql.slice(at)].join('');
}

/** What is done to columns concerns the table that reads all shards as well; the rest only the shares. */
function isOfColumns(tokens: readonly Token[], table: string): boolean {
  const words = outside(tokens).map(upper);
  const begins = words.flatMap((word, i) => (i === 5 || words[i - 1] === ',' ? [`${word} ${words[i + 1] ?? ''}`] : []));
  const ofColumns = begins.map((begin) => /^(?:ADD|DROP|MODIFY|RENAME|COMMENT) COLUMN$/u.test(begin));
  if (ofColumns.some((is) => is !== ofColumns[0])) throw refused(`it changes columns of ${table} and more`);
  return ofColumns[0] === true;
}

function create(sql: string, tokens: readonly Token[], placement: Placement): Act {
  const isOptional = upper(tokens[2]) === 'IF';
  const table = nameAt(tokens, isOptional ? 5 : 2);
  if (table === undefined) return { kind: 'here' };
  const top = outside(tokens);
  const as = top.findIndex((token) => upper(token) === 'AS');
  const image = as < 0 ? undefined : nameAt(top, as + 1);
  const isSpread = SPREAD.has(table) || (image !== undefined && placement.has(image) && !top.some((token) => upper(token) === 'ENGINE'));
  if (!isSpread) return { kind: 'here' };
  return { kind: 'create', table, isOptional, onShards: (share) => onShares(sql, tokens, new Map([...placement, [table, share]])) };
}

function drop(tokens: readonly Token[], placement: Placement): Act {
  const table = nameAt(tokens, upper(tokens[2]) === 'IF' ? 4 : 2) ?? '';
  const share = placement.get(table);
  return share === undefined ? { kind: 'here' } : { kind: 'drop', table, share };
}

function ofDatabase(tokens: readonly Token[]): Act {
  return { kind: 'everywhere', onShards: upper(tokens[0]) === 'CREATE' ? `CREATE DATABASE IF NOT EXISTS ${SHARES} ENGINE = Atomic` : `DROP DATABASE IF EXISTS ${SHARES} SYNC` };
}

/** Whether where rows lie has to be looked up before a statement can be placed. */
export const changesTables = (sql: string): boolean => /^\s*(?:CREATE|DROP|ALTER|OPTIMIZE|TRUNCATE|SYSTEM|DELETE)\b/iu.test(sql);

/** What a writing statement means: two tables change places where they are read, whose shares keep theirs. Throws `EngineError` QUERY_REFUSED where it cannot be done to shares. */
export function actOf(sql: string, placement: Placement): Act {
  const tokens = tokenize(sql);
  const [first, second] = [upper(tokens[0]), upper(tokens[1])];
  if (second === 'DATABASE' && (first === 'CREATE' || first === 'DROP')) return ofDatabase(tokens);
  if (!changesTables(sql)) return { kind: 'here' };
  if (first === 'CREATE') return second === 'TABLE' ? create(sql, tokens, placement) : { kind: 'here' };
  if (first === 'DROP') return second === 'TABLE' ? drop(tokens, placement) : { kind: 'here' };
  const named = tokens.findIndex((_, i) => nameAt(tokens, i) !== undefined);
  const table = nameAt(tokens, named);
  if (table === undefined || !placement.has(table)) return { kind: 'here' };
  if (first === 'DELETE') throw refused(`rows of ${table} are not deleted one by one`);
  const onShards = onShares(sql, tokens, placement);
  return first === 'ALTER' && isOfColumns(tokens, table) ? { kind: 'everywhere', onShards } : { kind: 'shards', onShards };
}
