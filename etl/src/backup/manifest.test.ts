import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILES, readManifest, writeManifest } from './manifest.js';

it('is read as it was written; one of a newer version is refused as that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-manifest-'));
  await writeManifest(folder, { madeAt: '2026-11-27T00:00:00Z', cases: { at: 'here' }, dataVersion: 1, inForce: null });
  expect(await readManifest(folder)).toEqual({ format: 1, madeAt: '2026-11-27T00:00:00Z', cases: { at: 'here' }, dataVersion: 1, inForce: null });
  const file = join(folder, FILES.manifest);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"format": 1', '"format": 2'));
  await expect(readManifest(folder)).rejects.toMatchObject({ code: 'BACKUP_NEWER' });
  await rm(folder, { recursive: true });
});
