import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from './engine.js';

/** Makes `dataDir` if it is not there (for this user only) and checks that it can be written. Throws `STORE_DENIED`. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new EngineError('STORE_DENIED', `The data directory ${dataDir} cannot be written.`, { cause });
  }
}

/** Characters in a path that the engine would expand, and knows no way to escape. */
export const EXPANDED = /[*?{}[\]|]/;

/** The file that says that the folder it lies in is to be kept when the scratch folder is emptied; what it says is its writer's. */
export const SCRATCH_MARK = 'mark.json';

/** Where the engine's scratch folder is. */
export const scratchOf = (dataDir: string): string => (EXPANDED.test(dataDir) ? tmpdir() : join(dataDir, 'scratch'));

/**
 * The engine's scratch folder, for this user only and empty, but for folders with a mark; the system's temporary folder where the engine could not read a file of that name.
 * To be called by the process that holds `dataDir`.
 */
export async function emptyScratch(dataDir: string): Promise<string> {
  const folder = scratchOf(dataDir);
  if (folder === tmpdir()) return folder;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) if (!existsSync(join(folder, name, SCRATCH_MARK))) await rm(join(folder, name), { recursive: true, force: true });
  return folder;
}

const statusOf = (dataDir: string): string => join(dataDir, 'status');

const otherProcess = (pid: number): number | undefined => (pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined);

/** The process that holds the engine's lock, by the kernel's list; unknown where there is no such list. */
async function kernelHolder(dataDir: string): Promise<number | undefined> {
  const [inode, locks] = await Promise.all([stat(statusOf(dataDir)).then((file) => file.ino, () => undefined), readFile('/proc/locks', 'utf8').catch(() => '')]);
  const line = locks.split('\n').find((entry) => entry.includes(' FLOCK ') && entry.includes(`:${inode} `));
  return otherProcess(Number(line?.trim().split(/\s+/)[4]));
}

/** The process that holds the engine's lock, by the kernel's list (Linux) or by the id the engine left in the file. */
async function lockHolder(dataDir: string): Promise<number | undefined> {
  const status = await readFile(statusOf(dataDir), 'utf8').catch(() => '');
  return await kernelHolder(dataDir) ?? otherProcess(Number(/^PID: (\d+)/m.exec(status)?.[1]));
}

const inUse = (dataDir: string, holder: number, cause?: unknown): EngineError =>
  new EngineError('STORE_LOCKED', `The data directory ${dataDir} is in use by another process (${holder}).`, { cause });

/** Throws `STORE_LOCKED` when another process is known to have `dataDir`: sooner, and quieter, than the engine would. */
export async function refuseHeldDir(dataDir: string): Promise<void> {
  const holder = await kernelHolder(dataDir);
  if (holder !== undefined) throw inUse(dataDir, holder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}

/** Why the engine would not open `dataDir`: its own error says only that it did not. */
export async function openFailure(dataDir: string, cause: unknown): Promise<EngineError> {
  const holder = await lockHolder(dataDir);
  if (holder !== undefined) return inUse(dataDir, holder, cause);
  const said = typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
  if (/one active data directory|different/i.test(said)) {
    return new EngineError('STORE_LOCKED', 'This process already has another data directory open; close it first.', { cause });
  }
  return new EngineError('STORE_DOWN', `The engine could not open the data directory ${dataDir}; the log above says why.`, { cause });
}
