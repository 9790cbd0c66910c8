import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const HOST = digest(hostname());

function kernelSays(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, or no such process.
    return '';
  }
}

/** State and start of a process in the kernel's words (proc(5)); its name, which stands before them, may hold blanks and parentheses. */
function kernelFields(pid: number): { readonly state: string; readonly born: string } {
  const line = kernelSays(`/proc/${String(pid)}/stat`);
  const [state = '', ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const started = rest[18];
  return { state, born: started === undefined ? '' : digest(`${kernelSays('/proc/sys/kernel/random/boot_id')} ${started}`) };
}

/** Names this process among those of all machines and times: host, number and, where the kernel tells, start. Letters, digits and `-` only. */
export const PROCESS_ID = `${HOST}-${String(process.pid)}-${kernelFields(process.pid).born}`;

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** True when a process is surely dead, by its `PROCESS_ID`: it was one of this machine and is no more. Of those of other machines nothing can be said. */
export function isGone(processId: string): boolean {
  const [host = '', pid = '', born = ''] = processId.split('-');
  if (host !== HOST || !/^\d+$/u.test(pid)) return false;
  if (!isThere(Number(pid))) return true;
  const now = kernelFields(Number(pid));
  // One that was killed and not yet taken note of by its parent is still listed.
  return now.state === 'Z' || (born !== '' && now.born !== '' && born !== now.born);
}
