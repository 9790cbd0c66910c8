import { tokenize, TokenError, type Token } from '../statement/tokens.js';

const BEFORE_JOIN: ReadonlySet<string> = new Set(['ALL', 'ANTI', 'ANY', 'ASOF', 'CROSS', 'FULL', 'INNER', 'LEFT', 'OUTER', 'RIGHT', 'SEMI']);

/** None where the statement cannot be read: it will not be sent. */
function tokensOf(sql: string): Token[] {
  try {
    return tokenize(sql);
  } catch (error) {
    if (error instanceof TokenError) return [];
    throw error;
  }
}

function rewritten(sql: string): string {
  const tokens = tokensOf(sql);
  const word = (i: number): string => (tokens[i]?.kind === 'word' ? tokens[i].text.toUpperCase() : '');
  const sign = (i: number): string | undefined => (tokens[i]?.kind === 'sign' ? tokens[i].text : undefined);
  /** What follows IN is asked or a table, and no list of values. */
  const isLookUp = (i: number): boolean => {
    let at = i + 1;
    while (sign(at) === '(') at += 1;
    return word(at) === 'SELECT' || word(at) === 'WITH' || (at === i + 1 && word(at) !== '');
  };
  /** Where the words of the join that ends here begin, or of what is looked up here. */
  const begin = (i: number): number | undefined => {
    let first = i;
    if (word(i) === 'JOIN' && word(i - 1) !== 'ARRAY') while (BEFORE_JOIN.has(word(first - 1))) first -= 1;
    else if (word(i) === 'IN' && isLookUp(i)) first -= word(i - 1) === 'NOT' ? 1 : 0;
    else return undefined;
    return word(first - 1) === 'GLOBAL' ? undefined : tokens[first]?.start;
  };
  return [...tokens.keys()].flatMap((i) => begin(i) ?? []).reduceRight((text, at) => `${text.slice(0, at)}GLOBAL ${text.slice(at)}`, sql);
}

const REMEMBERED = 1000;
const known = new Map<string, string>();

/**
 * The statement with all that it joins or looks up in gathered once and sent to the shards, which hold a share of it or nothing at all. The engine does so by itself for some of it (`prefer_global_in_and_join`), but neither for joins nor within views.
 */
export function gathered(sql: string): string {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const text = rewritten(sql);
  if (known.size >= REMEMBERED) known.clear();
  known.set(sql, text);
  return text;
}
