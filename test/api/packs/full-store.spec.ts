import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SEALER = join(__dirname, 'full-store.cjs');
const MEGABYTES = 160;

/** A view of the file system that is its own, where a process may mount a disk. */
const OWN_VIEW = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const canMount = process.platform === 'linux' && spawnSync('unshare', [...OWN_VIEW, 'true'], { stdio: 'ignore' }).status === 0;
if (!canMount && process.env['CI'] === undefined) process.stderr.write('full-store.spec: nobody may mount a small disk here (util-linux, user namespaces); skipped.\n');

interface Told { readonly answer: unknown; readonly kept: readonly number[]; readonly parts: number }

(canMount || process.env['CI'] !== undefined ? it : it.skip)('a full disk refuses to seal by name and keeps nothing half, neither key nor file nor word; with room again it is sealed whole', async () => {
  const mount = await mkdtemp(join(tmpdir(), 'concord-small-store-'));
  const { status, stderr, stdout } = spawnSync('unshare', [...OWN_VIEW, 'sh', '-c', `mount -t tmpfs -o size=${String(MEGABYTES)}m tmpfs "$0" && exec "$@"`, mount, process.execPath, SEALER, mount], { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '24' } });
  await rm(mount, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  const { after, brokenAt, check, told } = JSON.parse(stdout) as { readonly told: readonly Told[]; readonly check: unknown; readonly after: readonly number[]; readonly brokenAt: number | null };
  expect(told.map(({ answer, kept, parts }) => [answer, kept, parts])).toEqual(told.map(() => ['STORE_FULL', [0, 0, 0], 0]));
  expect([check, after, brokenAt]).toEqual([{ verifyPack: { isGreen: true } }, [1, 2, 1], null]);
});
