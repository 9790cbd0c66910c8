import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOADER = join(__dirname, 'full-disk.cjs');
const MEGABYTES = 192;

/** A view of the file system that is its own, where a process may mount a disk. */
const OWN_VIEW = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const onSmallDisk = (mount: string): readonly string[] =>
  [...OWN_VIEW, 'sh', '-c', `mount -t tmpfs -o size=${String(MEGABYTES)}m tmpfs "$0" && exec "$@"`, mount, process.execPath, LOADER, mount];

const canMount = process.platform === 'linux' && spawnSync('unshare', [...OWN_VIEW, 'true'], { stdio: 'ignore' }).status === 0;
if (!canMount && process.env['CI'] === undefined) process.stderr.write('full-disk.spec: nobody may mount a small disk here (util-linux, user namespaces); skipped.\n');

(canMount || process.env['CI'] !== undefined ? it : it.skip)('a full disk refuses loads and uploads by name, whoever finds it full, and the next load is whole', async () => {
  const mount = await mkdtemp(join(tmpdir(), 'concord-small-disk-'));
  const { stdout, stderr, status } = spawnSync('unshare', onSmallDisk(mount), { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '24' } });
  await rm(mount, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  // With so little room first the reader's own files, then the engine's find no place.
  const { told, uploaded } = JSON.parse(stdout) as { readonly told: readonly { readonly roomMb: number; readonly code: string; readonly cases: number; readonly left: number }[]; readonly uploaded: object };
  const small = told.slice(0, -1);
  expect(small.map(({ code }) => code)).toEqual(small.map(() => 'DISK_FULL'));
  expect(small.map(({ cases, left }) => [cases, left])).toEqual(small.map(() => [1, 0]));
  expect(told.at(-1)).toMatchObject({ code: 'published', cases: 40_001 });
  expect(uploaded).toEqual({ status: 507, code: 'DISK_FULL', left: 0 });
});
