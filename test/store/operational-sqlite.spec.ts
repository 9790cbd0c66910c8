import { mkdtempSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOperational } from '@concord/sql';
import { startWriter } from './operational/kills.js';
import { operationalContract } from './operational/operational-contract.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-operational-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the operational store on SQLite', () => {
  operationalContract(() => ({ path: join(folder, 'contract.sqlite') }));

  it('is readable by its user alone, journals included', async () => {
    const path = join(folder, 'new', '数据', 'operational.sqlite');
    const store = await openOperational({ path });
    await store.schedules.save({ id: 'a', name: 'a', profile: 'p', kind: 'source', place: 'x', pattern: '* * * * *', fullRead: 'never', enabled: true }, undefined);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect([file, (await stat(file)).mode & 0o777]).toEqual([file, 0o600]);
    expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('opens for all of several processes that make it at once', async () => {
    for (const round of ['one', 'two', 'three']) {
      const writers = ['a', 'b', 'c', 'd'].map((id) => startWriter({ path: join(folder, round, 'operational.sqlite') }, id));
      try {
        await Promise.all(writers.map((writer) => writer.toldMany(1)));
      } finally {
        for (const { child } of writers) child.kill('SIGKILL');
      }
    }
  }, 60_000);

  it('says what is wrong with the file', async () => {
    const broken = join(folder, 'broken.sqlite');
    await writeFile(broken, 'this is a letter, not a database; '.repeat(100));
    await expect(openOperational({ path: broken })).rejects.toMatchObject({ code: 'OPERATIONAL_DAMAGED', en: `The operational store ${broken} is not a sound database; restore it from a backup.` });
    await mkdir(join(folder, 'folder.sqlite'));
    await expect(openOperational({ path: join(folder, 'folder.sqlite') })).rejects.toMatchObject({ code: 'OPERATIONAL_DENIED' });
    await expect(openOperational({ path: join(broken, 'under-a-file.sqlite') })).rejects.toMatchObject({ code: 'OPERATIONAL_DENIED' });
  });
});
