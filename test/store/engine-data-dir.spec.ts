import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, SCRATCH_MARK } from '@concord/sql';
import { SQL_ROOM } from './contract/fixture.js';

const HOLD = `
const { Session } = require('chdb');
new Session(process.argv[1]);
process.stdout.write('held');
process.stdin.resume().on('end', () => process.exit());
`;

/** Another process that has the directory open. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', HOLD, dataDir], { cwd: SQL_ROOM, stdio: ['pipe', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child;
}

describe('the data directory of the embedded engine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-dir-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('offers a folder for files that is empty at each start, but for folders that are marked', async () => {
    const first = await openEngine({ dataDir: folder });
    await writeFile(join(first.scratchDir, 'left by a kill'), 'x');
    for (const name of ['marked', 'not marked']) await mkdir(join(first.scratchDir, name));
    await writeFile(join(first.scratchDir, 'marked', SCRATCH_MARK), '{}');
    expect((await stat(first.scratchDir)).mode & 0o777).toBe(0o700);
    await first.close();
    const second = await openEngine({ dataDir: folder });
    expect(await readdir(second.scratchDir)).toEqual(['marked']);
    await second.close();
  });

  it('offers another folder for files where the engine would take its name for a pattern', async () => {
    const engine = await openEngine({ dataDir: join(folder, 'data [2026]') });
    const path = join(engine.scratchDir, `concord-${String(process.pid)}.csv`);
    await writeFile(path, '1\n');
    await engine.writer.run({ sql: 'CREATE DATABASE concord ENGINE = Atomic' });
    await engine.writer.run({ sql: 'CREATE TABLE concord.taken (x String) ENGINE = MergeTree ORDER BY x' });
    await engine.writer.insertFile('concord.taken', path, { columns: ['x'], format: 'CSV' });
    expect((await engine.reader.ask({ sql: 'SELECT x FROM concord.taken' })).rows).toEqual([['1']]);
    await engine.close();
    await rm(path);
  });

  it('is made for its user alone, and keeps what was written', async () => {
    const dataDir = join(folder, 'new', '数据');
    const first = await openEngine({ dataDir });
    await first.writer.run({ sql: 'CREATE DATABASE concord ENGINE = Atomic' });
    await first.writer.run({ sql: 'CREATE TABLE concord.kept ENGINE = MergeTree ORDER BY x AS SELECT 7 AS x' });
    await first.close();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const second = await openEngine({ dataDir });
    expect((await second.reader.ask({ sql: 'SELECT x FROM concord.kept' })).rows).toEqual([[7]]);
    await second.close();
  });

  it('says which process has it, and opens when that one is gone', async () => {
    const child = await holder(folder);
    await expect(openEngine({ dataDir: folder })).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: `The data directory ${folder} is in use by another process (${child.pid}).`,
    });
    const gone = once(child, 'exit');
    child.stdin?.end();
    await gone;
    const engine = await openEngine({ dataDir: folder });
    expect((await engine.reader.ask({ sql: 'SELECT 1' })).rows).toEqual([[1]]);
    await engine.close();
  });

  it('says when it cannot be written, and when this process has another one', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openEngine({ dataDir: join(folder, 'file', 'sub') })).rejects.toMatchObject({ code: 'STORE_DENIED' });
    const engine = await openEngine({ dataDir: join(folder, 'one') });
    await expect(openEngine({ dataDir: join(folder, 'two') })).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    await engine.close();
  });
});
