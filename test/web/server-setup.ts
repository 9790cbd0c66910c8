import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailServer } from '../api/sending/mail-server.js';
import { serveTable, type ServedTable } from '../sources/serve-table.js';
import { startBuilt } from '../browser/start-built.js';

/** A folder that may be watched, with a file in it that cannot be read, and a database where there is one. Returns the file that names them. */
async function writePlaces(dataDir: string, table: ServedTable | undefined): Promise<string> {
  const folder = join(dataDir, 'incoming');
  await mkdir(folder);
  const scan = join(folder, 'scan.pdf');
  await writeFile(scan, '%PDF-1.7');
  await utimes(scan, new Date('2024-01-05T08:00:00Z'), new Date('2024-01-05T08:00:00Z'));
  const places = join(dataDir, 'places.yaml');
  await writeFile(places, `folders:\n  incoming: ${folder}\n${table === undefined ? '' : `sources:\n  core:\n    url: ${table.url}\n`}`);
  return places;
}

/**
 * Starts the built server on a free loopback port over a fresh data folder, which makes it load the 演示数据.
 * Its address is left in `CONCORD_WEB_URL`, its data folder in `CONCORD_WEB_DATA`, and in `CONCORD_WEB_TABLE` the database of its source `core`, where there is one. Returns what ends it.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  const table = await serveTable();
  const places = await writePlaces(dataDir, table);
  const backups = join(dataDir, 'backups');
  await mkdir(backups);
  const mail = await startMailServer();
  try {
    const server = await startBuilt({ CONCORD_DATA_DIR: join(dataDir, 'data'), CONCORD_PLACES: places, CONCORD_DEMO: 'on', CONCORD_SIGN_IN: 'off', CONCORD_BACKUP_FOLDER: backups, CONCORD_BACKUP_KEY: randomBytes(32).toString('hex'), CONCORD_SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`, CONCORD_SMTP_FROM: 'reports@concord.test', CONCORD_REPORT_FOLDER: join(dataDir, 'reports') });
    process.env['CONCORD_WEB_URL'] = server.url;
    process.env['CONCORD_WEB_DATA'] = join(dataDir, 'data');
    if (table !== undefined) process.env['CONCORD_WEB_TABLE'] = table.url;
    return async () => {
      await server.stop();
      await mail.stop();
      await table?.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
  } catch (error) {
    await mail.stop();
    await table?.stop();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}
