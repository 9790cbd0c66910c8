import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type Engine, type Writer } from '@concord/sql';
import { SQL_ROOM, type OpenEngine } from './fixture.js';

const MIGRATIONS = join(SQL_ROOM, 'migrations');

/** The engine, dying once after each write, as soon as it is done the first time; `survived` keeps which. */
function dying(engine: Engine, survived: Set<string>): Engine {
  const run: Writer['run'] = async (statement, options) => {
    await engine.writer.run(statement, options);
    const write = JSON.stringify([statement.sql, statement.params]);
    if (survived.has(write)) return;
    survived.add(write);
    throw new Error('killed');
  };
  return { ...engine, writer: { ...engine.writer, run } };
}

/** The tables and views of the store as the engine writes them down, and what it notes of migrations. */
async function contents(engine: Engine): Promise<unknown> {
  // Where rows are spread over shards, what a share is called says which making of the table it is of.
  const written = "replaceRegexpAll(create_table_query, '(case_[a-z]+)_[0-9a-f]{8}', '\\\\1')";
  const objects = await engine.writer.ask({ sql: `SELECT name, ${written} FROM system.tables WHERE database = 'concord' ORDER BY name` });
  const shares = await Promise.all(['case_version', 'case_current', 'case_next'].map((table) => engine.writer.askBeside(table, (database, name) => ({ sql: `SELECT ${written} FROM system.tables WHERE database = '${database}' AND name = '${name}'` }))));
  const noted = await engine.writer.ask({ sql: 'SELECT number, name, max(done) = any(of) FROM concord.migration GROUP BY number, name ORDER BY number' });
  return { objects: objects.rows, shares: shares.map((each) => each.map(({ rows }) => rows)), noted: noted.rows };
}

/** The store reaches the same state from any state it can be left in, and refuses a past that is not its own. */
export function migratingContract(open: OpenEngine): void {
  describe('migrating', () => {
    let engine: Engine;
    let folder: string;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      await engine.writer.run({ sql: 'DROP DATABASE IF EXISTS concord SYNC' });
      folder = await mkdtemp(join(tmpdir(), 'concord-migrations-'));
      await cp(MIGRATIONS, folder, { recursive: true });
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    const edit = async (name: string, change: (text: string) => string): Promise<void> => {
      await writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')));
    };

    it('applies every migration once', async () => {
      const files = await readdir(MIGRATIONS);
      expect(await migrate(engine)).toEqual({ applied: files.map((_, i) => i + 1) });
      const first = await contents(engine);
      expect(await migrate(engine)).toEqual({ applied: [] });
      expect(await contents(engine)).toEqual(first);
    });

    it('ends in the same state after dying at every place on the way', async () => {
      await migrate(engine);
      const whole = await contents(engine);
      await engine.writer.run({ sql: 'DROP DATABASE concord SYNC' });
      const survived = new Set<string>();
      let deaths = 0;
      while (await migrate(dying(engine, survived)).then(() => false, () => true)) deaths += 1;
      expect(deaths).toBe(survived.size);
      expect(deaths).toBeGreaterThan(2 * (await readdir(MIGRATIONS)).length);
      expect(await contents(engine)).toEqual(whole);
    }, 300_000);

    it('adds what is new, from the last noted statement on', async () => {
      await migrate(engine, { migrations: folder });
      const count = (await readdir(folder)).length;
      const name = `${String(count + 1).padStart(4, '0')}_more.sql`;
      await writeFile(join(folder, name), `-- one; two\nCREATE TABLE concord.more (x UInt8) ENGINE = MergeTree ORDER BY x;\nINSERT INTO concord.more SELECT 7;\n`);
      expect(await migrate(engine, { migrations: folder })).toEqual({ applied: [count + 1] });
      expect((await engine.reader.ask({ sql: 'SELECT x FROM concord.more' })).rows).toEqual([[7]]);
      await expect(migrate(engine)).rejects.toMatchObject({ name: 'MigrationError', code: 'STORE_NEWER' });
    });

    it('refuses an edited past, a gap and a statement the store refuses', async () => {
      await migrate(engine, { migrations: folder });
      await edit('0001_cases.sql', (text) => `${text}-- a word\n`);
      await expect(migrate(engine, { migrations: folder })).rejects.toMatchObject({ name: 'MigrationError', code: 'MIGRATION_EDITED' });
      await edit('0001_cases.sql', (text) => text.replace('-- a word\n', '').replaceAll('\n', '\r\n'));
      expect(await migrate(engine, { migrations: folder })).toEqual({ applied: [] });
      await writeFile(join(folder, '0099_far.sql'), 'SELECT 1');
      await expect(migrate(engine, { migrations: folder })).rejects.toMatchObject({ code: 'MIGRATION_GAP' });
      await rm(join(folder, '0099_far.sql'));
      const next = String((await readdir(folder)).length + 1).padStart(4, '0');
      await writeFile(join(folder, `${next}_wrong.sql`), 'CREATE TABLE concord.wrong (x NoSuchType) ENGINE = MergeTree ORDER BY x');
      await expect(migrate(engine, { migrations: folder })).rejects.toMatchObject({ code: 'MIGRATION_FAILED', cause: { code: 'QUERY_FAILED' } });
    });
  });
}
