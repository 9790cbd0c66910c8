import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { openEngine, PROCESS_ID } from '@concord/sql';
import { freePort, startServer, type TestServer } from './chserver/start-server.js';
import { engineContract } from './engine-contract.js';

describe('a server over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  engineContract((limits = {}) => openEngine({ url: server.url, limits }));

  it('says when nobody answers, and when the password is refused', async () => {
    await expect(openEngine({ url: `http://127.0.0.1:${await freePort()}` })).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store does not answer.' });
    const refused = openEngine({ url: server.url, username: 'nobody', password: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store refuses the user name or password.' });
  });

  it('has a folder on this machine for each server, for this user only', async () => {
    const workDir = await mkdtemp(join(tmpdir(), 'concord-work-'));
    const engines = [await openEngine({ url: server.url, workDir }), await openEngine({ url: `${server.url}/`, workDir }), await openEngine({ url: server.url.replace('127.0.0.1', 'localhost'), workDir })];
    const [one, same, other] = engines.map(({ scratchDir }) => scratchDir);
    expect([same, (await stat(one ?? '')).mode & 0o777, dirname(one ?? ''), dirname(other ?? '')]).toEqual([one, 0o700, workDir, workDir]);
    expect(other).not.toBe(one);
    expect(basename(one ?? '')).not.toBe('scratch');
    await Promise.all(engines.map((engine) => engine.close()));
    await expect(openEngine({ url: server.url, workDir: '/proc/nobody/writes/here' })).rejects.toMatchObject({ code: 'STORE_DENIED' });
    await rm(workDir, { recursive: true });
  });

  it('stops what a process was writing, and leaves what it asks', async () => {
    const engine = await openEngine({ url: server.url });
    await engine.writer.run({ sql: 'CREATE DATABASE IF NOT EXISTS concord' });
    await engine.writer.run({ sql: 'CREATE TABLE concord.endless (n UInt64) ENGINE = MergeTree ORDER BY n' });
    const written = expect(engine.writer.run({ sql: 'INSERT INTO concord.endless SELECT sipHash64(number) % 7 FROM numbers(100000000000) WHERE sipHash64(number) = 1' })).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    const writing = async (): Promise<unknown> => (await engine.reader.ask({ sql: "SELECT count() FROM system.processes WHERE query LIKE 'INSERT INTO concord.endless%'" })).rows;
    while (JSON.stringify(await writing()) !== '[["1"]]');
    await engine.endWritingOf?.('another-1-process');
    expect(await writing()).toEqual([['1']]);
    const asked = engine.reader.ask({ sql: 'SELECT sum(sipHash64(number)) > 0 FROM numbers(30000000)' });
    await engine.endWritingOf?.(PROCESS_ID);
    await written;
    expect((await asked).rows).toEqual([[1]]);
    await engine.close();
  });

  it('says when the server goes away in the middle', async () => {
    const other = await startServer();
    const engine = await openEngine({ url: other.url });
    const asked = engine.reader.ask({ sql: 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)' });
    const outcome = expect(asked).rejects.toMatchObject({ code: 'STORE_DOWN' });
    await engine.reader.ask({ sql: 'SELECT 1' });
    await other.stop();
    await outcome;
    await engine.close();
  });
});
