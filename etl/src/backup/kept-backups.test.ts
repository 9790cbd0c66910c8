import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { backupIn, keepNewest } from './kept-backups.js';

const [OURS, THEIRS] = ['0123456789ab', 'fedcba987654'];
const NOW = Date.UTC(2026, 10, 27, 12);
const HOUR = 3_600_000;

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-kept-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Backups of a store, on so many days. */
async function made(store: string, days: number): Promise<string[]> {
  const paths = await Promise.all(Array.from({ length: days }, (_, day) => backupIn(folder, store, new Date(NOW - day * 24 * HOUR))));
  for (const path of paths) await writeFile(path, '');
  return paths.map((path) => basename(path));
}

it('counts the backups of each of two stores that share a folder by themselves', async () => {
  const [ours, theirs] = [await made(OURS, 3), await made(THEIRS, 3)];
  expect(await keepNewest(folder, OURS, 2, NOW)).toBe(2);
  expect((await readdir(folder)).sort()).toEqual([...ours.slice(0, 2), ...theirs].sort());
  expect(await keepNewest(folder, THEIRS, 5, NOW)).toBe(3);
  expect((await readdir(folder)).sort()).toEqual([...ours.slice(0, 2), ...theirs].sort());
});

it('removes what is left of its own that were cut off, and nothing that somebody may still be writing', async () => {
  const parts = [[OURS, 25, 'ours, cut off'], [OURS, 23, 'ours, being written'], [THEIRS, 25, 'theirs']] as const;
  const names = new Map<string, string>();
  for (const [store, hours, what] of parts) {
    const at = new Date(NOW - hours * HOUR);
    const path = `${await backupIn(folder, store, at)}.part`;
    await writeFile(path, '');
    await utimes(path, at, at);
    names.set(basename(path), what);
  }
  // Named without a store, as earlier versions did: whose they are, nobody knows.
  const before = ['concord-20260101T000000000Z.backup', 'concord-20260101T000000000Z.backup.part', 'board-minutes.pdf'];
  for (const name of before) await writeFile(join(folder, name), '');
  expect(await keepNewest(folder, OURS, 1, NOW)).toBe(0);
  expect((await readdir(folder)).map((name) => names.get(name) ?? name).sort()).toEqual(['ours, being written', 'theirs', ...before].sort());
});

it('makes no folder that is not there', async () => {
  await expect(backupIn(join(folder, 'not mounted'), OURS)).rejects.toMatchObject({ code: 'NO_BACKUP_FOLDER' });
  expect(await readdir(folder)).toEqual([]);
});
