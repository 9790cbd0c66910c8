import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../store/chserver/start-server.js';
import { RUN_AS } from '../store/postgres/programs.js';
import { end, serveWatched } from '../store/watched-server.js';

export interface TestMariaDb {
  readonly port: number;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin'];
const programOf = (name: string): string | undefined => FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Debian's programs, or undefined where they are not installed. */
export function findMariaDb(): { readonly server: string; readonly install: string } | undefined {
  const server = programOf('mariadbd');
  const install = programOf('mariadb-install-db');
  return server === undefined || install === undefined ? undefined : { server, install };
}

/** Starts a real MariaDB over a throw-away folder on a free loopback port; its user `root` has no password. As root it runs as nobody. */
export async function startMariaDb({ server, install }: { readonly server: string; readonly install: string }): Promise<TestMariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-mariadb-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (RUN_AS.uid !== undefined) chownSync(data, RUN_AS.uid, RUN_AS.gid);
  const port = await freePort();
  execFileSync(install, ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'], { ...RUN_AS, cwd: '/', stdio: 'pipe' });
  const command = [server, '--no-defaults', `--datadir=${data}`, `--socket=${join(data, 's')}`, `--port=${String(port)}`, '--bind-address=127.0.0.1', '--innodb-flush-log-at-trx-commit=0', '--character-set-server=utf8mb4'];
  const child = await serveWatched({ name: 'MariaDB', command, port, signal: 'TERM', ...RUN_AS });
  return {
    port,
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
