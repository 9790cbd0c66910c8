import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CANONICAL_COLUMNS, LIMIT_COLUMNS, MESSAGE_COLUMNS, migrate, openEngine, type Engine } from '@concord/sql';

/** Stored types by kind; LowCardinality and Nullable say how, not what. */
const STORED: Readonly<Record<string, string>> = {
  text: 'String', outcome: 'String', pseudonym: 'String', date: 'Date', amount: 'Decimal(18, 2)', count: 'UInt16', flag: 'UInt8', score: 'UInt8',
};
const SET_BY_STORE = ['attributed_mediator', 'attribution', ...MESSAGE_COLUMNS, ...LIMIT_COLUMNS, 'team_lead', 'dataset', 'source', 'issue', 'outcome_class', 'opened_on', 'agreed_on', 'ended_on', 'limit_on', 'left_on', 'load_no', 'row_no', 'content_hash'];

let folder = '';
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-canonical-'));
  engine = await openEngine({ dataDir: join(folder, 'data') });
  await migrate(engine);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function columnsOf(table: string): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await engine.writer.ask({ sql: `SELECT name, type FROM system.columns WHERE database = 'concord' AND table = '${table}' AND default_kind != 'MATERIALIZED' ORDER BY position` });
  return rows.map(([name, type]) => [String(name), String(type).replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, '$1')]);
}

it('stores the canonical case as it is described, in its order', async () => {
  const stored = (await columnsOf('case_version')).filter(([name]) => !SET_BY_STORE.includes(name));
  expect(stored).toEqual(CANONICAL_COLUMNS.map(({ name, kind }) => [name, STORED[kind]]));
});

it('has one shape of a case in all tables and views', async () => {
  const version = await columnsOf('case_version');
  for (const other of ['case_current', 'case_next', 'case_fact']) expect([other, await columnsOf(other)]).toEqual([other, version]);
  const { columns } = await engine.writer.ask({ sql: 'SELECT * FROM concord.case_fact_as_of(as_of_load = 1) LIMIT 0' });
  expect(columns).toEqual(version.map(([name]) => name));
});
