import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, parseProfile, type LoadRequest, type LoadResult, type Profile } from '@concord/etl';
import { openStores, type Engine, type EngineConfig, type Stores } from '@concord/sql';
import type { Database } from '../store/both-databases.js';
import { emptyEngine, type EmptyEngine, type EngineKind } from '../store/engine-under-test.js';

export const KEY = '0123456789abcdef0123456789abcdef';

/** Stores of its own in a temporary folder. */
export interface ScratchStore {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly folder: string;
  /** Folders of this machine under which the engine keeps its files. */
  readonly files: readonly string[];
  /** Writes a file into the folder and returns its path. */
  readonly file: (name: string, content: string | Buffer) => Promise<string>;
  /** Loads `content` as one file with a profile. */
  readonly load: (profile: Profile, content: string | Buffer, more?: Partial<LoadRequest>) => Promise<LoadResult>;
  /** Rows of a SELECT; wide integers and decimals are text. */
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  /** What the engine itself knows of a table of `concord`, wherever rows of it lie: each answer once, in order. `where` is true for the table in `system.parts`, `system.projections`. */
  readonly beside: (table: string, select: (where: string) => string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

let files = 0;

/** Cases in an engine of its own, of the `kind` that tests run over, or where `kind` says: an empty server. What changes row by row in an SQLite file, or an empty `database`. */
export async function openScratchStore(kind?: EngineKind | EngineConfig, database?: Database): Promise<ScratchStore> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-pipeline-'));
  const path = join(folder, 'data', 'operational.sqlite');
  const under: EmptyEngine = typeof kind === 'object' ? { config: { workDir: join(folder, 'data'), ...kind }, files: [], stop: () => Promise.resolve() } : await emptyEngine(join(folder, 'data'), kind);
  const stores = await openStores({ engine: under.config, operational: await database?.empty(path) ?? { path } });
  const { engine } = stores;
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  return {
    stores,
    engine,
    folder,
    files: under.files,
    file,
    load: async (profile, content, more = {}) => {
      files += 1;
      return loadFiles(stores, { profile, files: [await file(`delivery-${String(files)}.csv`, content)], pseudonymKey: KEY, ...more });
    },
    ask: async (sql) => (await engine.writer.ask({ sql })).rows,
    beside: async (table, select) => {
      const places = await engine.writer.askBeside(table, (database, name) => ({ sql: select(`database = '${database}' AND table = '${name}'`) }));
      return [...new Set(places.flatMap(({ rows }) => rows.map(([cell]) => String(cell))))].sort();
    },
    close: async () => {
      await stores.close();
      await under.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A profile over one row a case with plain columns, or with what `more` says instead. */
export function rowProfile(more = ''): Profile {
  return parseProfile([
    'id: register', 'dataset: register', 'label: {zh: 登记簿, en: register}', 'grain: row', "nulls: ['-']", 'dates: [YYYY-MM-DD, YYYY/M/D H:mm:ss, DD-MON-YY]',
    "numbers: {thousands: ',', strip: ['¥', '元']}", more,
    'columns:', '  case_id: {from: 编号}', '  received_on: {from: 收案}', '  closed_on: {from: 办结, optional: true}', '  outcome: {from: 结果, vocabulary: outcome, optional: true}',
    '  outcome_raw: {from: 结果, optional: true}', '  amount_claimed: {from: 金额, optional: true}', '  region: {from: 地区, vocabulary: region, unknown: keep, optional: true}',
    '  party: {from: 当事人, optional: true}', '  sessions: {from: 次数, optional: true}', '  survey_sent: {from: 回访, optional: true}', '  consumer_score: {from: 评分, optional: true}',
    'vocabularies:', '  outcome: {S2: [达成协议], U1: [分歧过大], "": [办理中]}', '  region: {BJ: [北京, Beijing], SH: [上海]}',
  ].join('\n'));
}

/** A profile whose rows fold into cases, with every rule. */
export function foldProfile(): Profile {
  return parseProfile([
    'id: folded', 'dataset: folded', 'label: {zh: 合并, en: folded}', 'grain: fold', 'checks: {outcome_without_closed: allow, closed_without_outcome: allow}',
    'columns:', '  case_id: {from: id}', '  received_on: {from: day, fold: must_agree}', '  closed_on: {from: closed, fold: max}', '  business: {from: b, fold: first}', '  product: {from: p, fold: last}',
    '  cause: {from: c, fold: distinct}', '  amount_claimed: {from: m, fold: sum}', '  amount_agreed: {from: m, fold: sum_distinct}', '  amount_performed: {from: m, fold: max}', '  sessions: {from: s, fold: min}',
  ].join('\n'));
}
