import { loadFiles, LoadRefused, parseProfile, type LoadRequest, type LoadResult, type Places, type Profile, type SourcePlace } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from '../pipeline/scratch-store.js';
import { faultyWire, type FaultyWire } from './faulty-wire.js';

/** A database under test, with a user `reader` whose password is `lesen` and who may read every table but `secret`. */
export interface SourceUnderTest {
  readonly kind: SourcePlace['kind'];
  readonly port: number;
  readonly database: string;
  /** Runs statements as the owner, each committed. */
  run(...sql: readonly string[]): Promise<void>;
  /** A transaction of its own that stays open. */
  transaction(): Promise<{ run(sql: string): Promise<void>; commit(): Promise<void> }>;
  /** How this database says it: a table of cases with columns id, received, state, amount, changed; a point in time; the schema-qualified name. */
  readonly words: { readonly amount: string; readonly instant: string; readonly bytes: string; readonly name: (table: string) => string };
}

/** Rows of these tables have neither outcomes nor closing dates. */
export const LENIENT = 'checks: {outcome_without_closed: allow, closed_without_outcome: allow}';

function profileOf(under: SourceUnderTest, table: string, more: readonly string[]): Profile {
  return parseProfile([
    `id: ${table.replaceAll('_', '-')}`, `dataset: ${table}`, 'label: {zh: 来源, en: source}', 'grain: row', LENIENT,
    `format: {type: table, source: under-test, table: ${under.words.name(table)}, watermark: changed}`,
    'columns:', '  case_id: {from: id}', '  received_on: {from: received}', '  outcome_raw: {from: state, optional: true}', '  amount_claimed: {from: amount, optional: true}', '  party: {from: who, optional: true}',
    ...more,
  ].join('\n'));
}

/** A store that reads the database under test through a wire that can be cut. */
export interface SourceBench {
  readonly under: SourceUnderTest;
  readonly store: ScratchStore;
  readonly wire: FaultyWire;
  /** The place, or what it would be with a change. */
  places(change?: Partial<SourcePlace>): Places;
  /** Reads a table of `create` by its watermark, into a dataset of the same name. */
  profile(table: string, more?: readonly string[]): Profile;
  load(profile: Profile, more?: Partial<LoadRequest>): Promise<LoadResult>;
  /** The refusal of a load; fails where there is none. */
  refused(load: Promise<unknown>): Promise<LoadRefused>;
  /** Current cases: id, day of receipt, outcome as delivered, amount. */
  cases(dataset: string): Promise<readonly (readonly unknown[])[]>;
  ids(dataset: string): Promise<readonly unknown[]>;
  /** Makes a table of cases with columns id, received, state, amount, changed, who. */
  create(table: string): Promise<void>;
  close(): Promise<void>;
}

/** A statement that inserts a case; `changed` is its watermark, or `null`. */
export const insert = (table: string, id: string, changed: string, state = 'open', amount = '1.00'): string =>
  `INSERT INTO ${table} VALUES ('${id}', '2024-01-05', '${state}', ${amount}, ${changed === 'null' ? 'NULL' : `'${changed}'`}, '张三')`;

export async function openBench(under: SourceUnderTest): Promise<SourceBench> {
  const store = await openScratchStore();
  const wire = await faultyWire(under.port);
  const place: SourcePlace = { name: 'under-test', kind: under.kind, host: '127.0.0.1', port: wire.port, database: under.database, user: 'reader', password: () => Promise.resolve('lesen'), tls: undefined, answerMs: 20_000 };
  const places = (change: Partial<SourcePlace> = {}): Places => ({ sources: new Map([['under-test', { ...place, ...change }]]), folders: new Map() });
  const cases = (dataset: string): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT case_id, toString(received_on), outcome_raw, toString(amount_claimed) FROM concord.case_current WHERE dataset = '${dataset}' ORDER BY case_id`);
  return {
    under, store, wire, places, cases,
    profile: (table, more = []) => profileOf(under, table, more),
    load: (profile, more = {}) => loadFiles(store.stores, { profile, files: [], places: places(), pseudonymKey: KEY, ...more }),
    refused: async (load) => {
      const error: unknown = await load.then(() => undefined, (thrown: unknown) => thrown);
      if (error instanceof LoadRefused) return error;
      throw new Error('was not refused', { cause: error });
    },
    ids: async (dataset) => (await cases(dataset)).map(([id]) => id),
    create: (table) => under.run(`CREATE TABLE ${table} (id varchar(20), received date, state varchar(40), amount ${under.words.amount}, changed ${under.words.instant}, who varchar(40))`),
    close: async () => {
      await store.close();
      await wire.close();
    },
  };
}
