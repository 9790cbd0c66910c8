import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The server as it is built, over a data folder and with signing in, once it says where it listens. */
export async function started(dataDir: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  if (!existsSync(join(ROOT, 'web/dist/documents.json'))) throw new Error('the pages are not built: what they may ask is not known');
  const server = spawn(process.execPath, [join(ROOT, 'server/dist/src/main.js')], {
    env: { ...process.env, PORT: '0', CONCORD_DEMO: 'off', CONCORD_DATA_DIR: dataDir, CONCORD_SIGN_IN: 'on', CLICKHOUSE_URL: '', DATABASE_URL: '', UV_THREADPOOL_SIZE: '24' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    // To the end: a server whose console is closed ends.
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /http:\/\/\S+/u.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => { reject(new Error(`the server ended before it was ready: ${said}`)); });
  });
  return { url, stop: async () => { server.kill('SIGTERM'); await ended; } };
}
