import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inbox } from './inbox.js';

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-inbox-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

it('removes what waited for more than a day, and nothing before', async () => {
  const inbox = new Inbox(folder, 1_000);
  const { id } = await inbox.receive('cases.csv', Readable.from(['a,b\n']));
  const hours = (n: number): number => Date.now() + n * 3_600_000;
  await inbox.purge(hours(23));
  expect(await inbox.get(id)).toMatchObject({ name: 'cases.csv', bytes: 4 });
  await inbox.purge(hours(25));
  await expect(inbox.get(id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
});
