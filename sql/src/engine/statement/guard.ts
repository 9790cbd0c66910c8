import { EngineError } from '../engine.js';
import { tokenize, TokenError, type Token } from './tokens.js';

/** What the statement needs from outside. */
export interface Guarded {
  /** Names of `{name: Type}` placeholders, each once. */
  readonly placeholders: readonly string[];
  /** A view may keep its placeholders open: they are its own parameters. */
  readonly definesView: boolean;
}

/** `read` may ask one SELECT over our own tables; `write` may also change them. */
export type Rights = 'read' | 'write';

/** Functions a question may read rows from. A test holds every other table function of the engine refused. */
const OPEN_TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['numbers', 'numbers_mt', 'generate_series', 'generateseries', 'values']);

const OPEN_SYSTEM_TABLES: ReadonlySet<string> = new Set(['one', 'numbers', 'tables', 'parts', 'columns', 'table_functions', 'functions']);

/** Whatever reaches files, networks, other databases, other processes or keeps the engine waiting. Refused for writers too. */
const CLOSED_FUNCTIONS: ReadonlySet<string> = new Set(`
  file filecluster filesystem executable eval joinget joingetornull url urlcluster remote remotesecure cluster clusterallreplicas input loop merge dictionary
  s3 s3cluster gcs cosn oss hdfs hdfscluster azureblobstorage azureblobstoragecluster arrowflight arrowstream ytsaurus
  mysql postgresql sqlite mongodb redis odbc jdbc python
  deltalake deltalakeazure deltalakeazurecluster deltalakecluster deltalakelocal deltalakes3 deltalakes3cluster hudi hudicluster
  iceberg icebergazure icebergazurecluster icebergcluster iceberghdfs iceberghdfscluster iceberglocal iceberglocalcluster icebergs3
  icebergs3cluster paimon paimonazure paimonazurecluster paimoncluster paimonhdfs paimonhdfscluster paimonlocal paimons3 paimons3cluster
  mergetreeanalyzeindexes mergetreeanalyzeindexesuuid mergetreeindex mergetreeprojection mergetreetextindex
  prometheusquery prometheusqueryrange timeseriesdata timeseriesmetrics timeseriessamples timeseriesselector timeseriestags
  fuzzjson fuzzquery catboostevaluate showcertificate getclienthttpheader getserversetting getmacro sleep sleepeachrow logtrace
  addresstoline addresstolinewithinlines addresstosymbol aiclassify aiembed aiextract aigenerate aitranslate
`.trim().split(/\s+/));

const refuse = (why: string, cause?: unknown): EngineError => new EngineError('QUERY_REFUSED', `The statement was not sent: ${why}.`, { cause });

const isName = (token: Token | undefined): boolean => token?.kind === 'word' || token?.kind === 'quoted';
const isSign = (token: Token | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;
const isWord = (token: Token | undefined, ...words: string[]): boolean => token?.kind === 'word' && words.includes(token.text.toUpperCase());

function checkFunctions(tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    if (isName(token) && isSign(tokens[i + 1], '(') && CLOSED_FUNCTIONS.has(token.text.toLowerCase())) {
      throw refuse('it calls a function that reaches outside the store');
    }
    if (isWord(token, 'OUTFILE', 'INFILE')) throw refuse('it names a file');
  }
}

function checkRowSource(tokens: readonly Token[], i: number): void {
  const name = tokens[i];
  if (!name || !isName(name)) return;
  const next = tokens[i + 1];
  if (isSign(next, '(') && !OPEN_TABLE_FUNCTIONS.has(name.text.toLowerCase())) throw refuse('it reads rows from a function that is not open to questions');
  if (!isSign(next, '.')) return;
  const table = tokens[i + 2]?.text ?? '';
  const open = name.text === 'concord' || (name.text === 'system' && OPEN_SYSTEM_TABLES.has(table));
  if (!open) throw refuse('it reads a table that is not open to questions');
}

/** What ends the list of row sources, so that commas part something else again. Those behind ON and USING may go on with it. */
const AFTER_SOURCES = ['SELECT', 'PREWHERE', 'WHERE', 'GROUP', 'HAVING', 'WINDOW', 'QUALIFY', 'ORDER', 'LIMIT', 'OFFSET', 'UNION', 'INTERSECT', 'EXCEPT', 'ARRAY'] as const;

/** Every place that rows come from: behind FROM and JOIN, behind each comma of such a list, and a table behind IN. */
function checkRowSources(tokens: readonly Token[]): void {
  const isListing = [false];
  for (const [i, token] of tokens.entries()) {
    if (isSign(token, '(')) isListing.push(false);
    else if (isSign(token, ')')) isListing.pop();
    else if (isSign(token, ',') && isListing.at(-1) === true) checkRowSource(tokens, i + 1);
    else if (isSign(tokens[i - 1], '.')) continue;
    else if (isWord(token, 'FROM', 'JOIN') && !isWord(tokens[i - 1], 'ARRAY')) {
      isListing.splice(-1, 1, true);
      checkRowSource(tokens, i + 1);
    } else if (isWord(token, 'IN') && isSign(tokens[i + 2], '.')) checkRowSource(tokens, i + 1);
    else if (isWord(token, ...AFTER_SOURCES)) isListing.splice(-1, 1, false);
  }
}

function checkQuestion(tokens: readonly Token[]): void {
  const first = tokens.find((token) => !isSign(token, '('));
  if (!isWord(first, 'SELECT', 'WITH')) throw refuse('only a SELECT may be asked');
  for (const [i, token] of tokens.entries()) {
    if (isWord(token, 'SETTINGS', 'INTO')) throw refuse('a question sets no settings and writes nowhere');
    if (isWord(token, 'FORMAT') && isName(tokens[i + 1])) throw refuse('a question chooses no format');
  }
  checkRowSources(tokens);
}

function placeholdersOf(tokens: readonly Token[]): string[] {
  const names = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    const name = tokens[i + 1];
    if (isSign(token, '{') && name?.kind === 'word' && isSign(tokens[i + 2], ':')) names.add(name.text);
  }
  return [...names];
}

function tokensOf(sql: string): Token[] {
  try {
    return tokenize(sql);
  } catch (error) {
    throw refuse(error instanceof TokenError ? error.message : 'it cannot be read', error);
  }
}

function inspect(sql: string, rights: Rights): Guarded {
  const tokens = tokensOf(sql);
  if (tokens.length === 0) throw refuse('it is empty');
  if (tokens.some((token) => isSign(token, ';'))) throw refuse('it holds more than one statement');
  checkFunctions(tokens);
  if (rights === 'read') checkQuestion(tokens);
  const definesView = isWord(tokens[0], 'CREATE') && tokens.slice(1, 5).some((token) => isWord(token, 'VIEW'));
  return { placeholders: placeholdersOf(tokens), definesView };
}

const REMEMBERED = 1000;
const seen: Record<Rights, Map<string, Guarded>> = { read: new Map(), write: new Map() };

/**
 * Refuses (`QUERY_REFUSED`) what never belongs into a statement of ours, before anything is sent; the engine's own `readonly` is the second wall.
 * Questions are parametrised, so the same texts return and their verdicts are remembered.
 */
export function guard(sql: string, rights: Rights): Guarded {
  const known = seen[rights].get(sql);
  if (known) return known;
  const verdict = inspect(sql, rights);
  if (seen[rights].size >= REMEMBERED) seen[rights].clear();
  seen[rights].set(sql, verdict);
  return verdict;
}
