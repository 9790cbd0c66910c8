// Loads one delivery again and again on a disk with less and less taken, and says what became of it each time; then uploads a file for which there is no room: one JSON object.
'use strict';
const { closeSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [mount = ''] = process.argv.slice(2);
const MEGABYTE = 1 << 20;
const room = (name) => import(pathToFileURL(join(__dirname, `../../${name}/dist/src/index.js`)).href);

const roomMb = () => {
  const { bavail, bsize } = statfsSync(mount);
  return Math.floor((bavail * bsize) / MEGABYTE);
};

/** Leaves so many megabytes. */
function leave(megabytes) {
  const filler = join(mount, 'filler');
  rmSync(filler, { force: true });
  const file = openSync(filler, 'w');
  for (let n = roomMb() - megabytes; n > 0; n -= 1) writeSync(file, Buffer.alloc(MEGABYTE));
  closeSync(file);
}

/** Uploads more than there is room for, and says what the server answers and how much of it stays. */
async function upload(stores) {
  const [{ AppModule, LOCAL_VIEWER }, { NO_PLACES }, { NestFactory }, { pino }] = await Promise.all([room('server'), room('etl'), import('@nestjs/core'), import('pino')]);
  const inbox = join(mount, 'inbox');
  const options = { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox, maxUploadBytes: 64 * MEGABYTE, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } };
  const app = await NestFactory.create(AppModule.over(stores, options), { logger: false, bodyParser: false });
  await app.listen(0, '127.0.0.1');
  leave(8);
  const response = await fetch(`${await app.getUrl()}/deliveries`, { method: 'POST', body: Buffer.alloc(24 * MEGABYTE, 'x'), headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'large.csv' } });
  const { code } = await response.json();
  rmSync(join(mount, 'filler'));
  await app.close();
  return { status: response.status, code, left: readdirSync(inbox).length };
}

async function main() {
  const [{ openStores }, { loadFiles, readProfile, recover }] = await Promise.all([room('sql'), room('etl')]);
  const dataDir = join(mount, 'data');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  const profile = await readProfile('canonical');
  const load = (name, rows) => {
    const file = join(mount, name);
    writeFileSync(file, ['case_id,received_on,outcome_raw', ...rows, ''].join('\n'));
    return loadFiles(stores, { profile, files: [file], pseudonymKey: 'a key for a proof only, of 32 letters' }).then(({ state }) => state, (error) => error.code ?? String(error));
  };
  const ask = async (sql) => Number((await stores.engine.writer.ask({ sql })).rows[0][0]);
  await load('first.csv', ['F-1,2024-01-01,first']);
  const many = Array.from({ length: 40_000 }, (_, n) => `M-${n},2024-02-01,${String(n).repeat(60).slice(0, 300)}`);
  const told = [];
  for (const megabytes of [14, 20, 30, 34, MEGABYTE]) {
    leave(megabytes === MEGABYTE ? roomMb() : megabytes);
    if (megabytes === MEGABYTE) rmSync(join(mount, 'filler'));
    const before = roomMb();
    const code = await load(`many-${told.length}.csv`, many);
    await recover(stores);
    told.push({ roomMb: before, code, cases: await ask('SELECT count() FROM concord.case_current'), left: await ask("SELECT count() FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')") + readdirSync(stores.engine.scratchDir).length });
  }
  const uploaded = await upload(stores);
  await stores.close();
  process.stdout.write(JSON.stringify({ told, uploaded }));
}

void main();
