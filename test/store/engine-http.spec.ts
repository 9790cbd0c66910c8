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

  it('has a folder on this machine for this server, for this user only', async () => {
    const workDir = await mkdtemp(join(tmpdir(), 'concord-work-'));
    const [one, same] = await Promise.all([openEngine({ url: server.url, workDir }), openEngine({ url: `${server.url}/`, workDir })]);
    const [folder, other] = [one, same].map(({ scratchDir }) => scratchDir);
    await Promise.all([one, same].map((engine) => engine.close()));
    expect(other).toBe(folder);
    // Not the embedded engine's, whose loads carry the same numbers.
    expect(basename(folder ?? '')).toMatch(/^scratch-[0-9a-f]{12}$/u);
    expect([dirname(folder ?? ''), (await stat(folder ?? '')).mode & 0o777]).toEqual([workDir, 0o700]);
    await rm(workDir, { recursive: true });
  });

  it('stops what a process was writing, and nothing of another', async () => {
    const engine = await openEngine({ url: server.url });
    await engine.writer.run({ sql: 'CREATE DATABASE IF NOT EXISTS concord' });
    await engine.writer.run({ sql: 'CREATE TABLE concord.endless (n UInt64) ENGINE = MergeTree ORDER BY n' });
    const written = engine.writer.run({ sql: 'INSERT INTO concord.endless SELECT number FROM numbers(100000000000) WHERE sipHash64(number) = 1' }).catch((error: unknown) => error);
    const writing = async (): Promise<string> => (await (await fetch(server.url, { method: 'POST', body: "SELECT count() FROM system.processes WHERE query LIKE 'INSERT INTO concord.endless%'" })).text()).trim();
    for (let seen = '0'; seen === '0';) seen = await writing();
    await engine.endWritingOf?.('another-1-process');
    expect(await writing()).toBe('1');
    await engine.endWritingOf?.(PROCESS_ID);
    expect(await writing()).toBe('0');
    expect(await written).toMatchObject({ name: 'EngineError', code: 'QUERY_CANCELLED' });
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
