import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A database server to be started for a test. */
export interface ServerCommand {
  readonly name: string;
  readonly command: readonly string[];
  /** The loopback port it will listen on. */
  readonly port: number;
  /** What ends it cleanly. */
  readonly signal: 'INT' | 'TERM';
  /** What it says of itself, where an open port is not enough. */
  readonly isReady?: () => boolean;
  readonly uid?: number;
  readonly gid?: number;
}

const UP_WITHIN_MS = 30_000;
const DOWN_WITHIN_MS = 5_000;

/** Ends the server when this process is gone: the pipe it waits on closes then, however it went. */
const watched = (signal: string): string => `exec 3<&0; "$0" "$@" & server=$!; (cat <&3 >/dev/null; kill -${signal} "$server" 2>/dev/null) & wait "$server"`;

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Ends a server started by `serveWatched` and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), DOWN_WITHIN_MS);
  await gone;
  clearTimeout(late);
}

/** Starts a server and waits until it listens. */
export async function serveWatched({ name, command, port, signal, isReady = () => true, ...as }: ServerCommand): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', watched(signal), ...command], { ...as, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  const deadline = Date.now() + UP_WITHIN_MS;
  while (!(await listens(port)) || !isReady()) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error(`${name} did not start`);
    }
    await delay(50);
  }
  return child;
}
