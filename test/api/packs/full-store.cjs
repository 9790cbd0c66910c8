// Seals reports on a disk with less and less taken, and says what became of each: one JSON object.
'use strict';
const { closeSync, existsSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [mount = ''] = process.argv.slice(2);
const KILOBYTE = 1 << 10;
const room = (name) => import(pathToFileURL(join(__dirname, `../../../${name}/dist/src/index.js`)).href);
const filler = join(mount, 'filler');

/** Leaves so many kilobytes. */
function leave(kilobytes) {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(mount);
  const file = openSync(filler, 'w');
  for (let left = bavail * bsize - kilobytes * KILOBYTE; left > 0; left -= 1 << 20) writeSync(file, Buffer.alloc(Math.min(left, 1 << 20)));
  closeSync(file);
}

const ROWS = Array.from({ length: 40 }, (_, i) => `N${String(i)},2026-02-10,2026-02-20,${i % 4 === 0 ? 'U1' : 'S2'},N`);

async function main() {
  const [{ openStores }, { loadFiles, NO_PLACES, readProfile }, { AppModule, configureHttp, LOCAL_VIEWER }, { NestFactory }, { pino }] = await Promise.all([room('sql'), room('etl'), room('server'), import('@nestjs/core'), import('pino')]);
  const stores = await openStores({ engine: { dataDir: join(mount, 'data') }, operational: { path: join(mount, 'data', 'operational.sqlite') } });
  writeFileSync(join(mount, 'cases.csv'), ['case_id,received_on,closed_on,outcome,region', ...ROWS, 'END,2026-03-31,,,N', ''].join('\n'));
  await loadFiles(stores, { profile: await readProfile('canonical'), files: [join(mount, 'cases.csv')], dataset: 'centre', pseudonymKey: 'a key for a proof only, of 32 letters' });
  const options = { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: join(mount, 'inbox'), maxUploadBytes: 1 << 20, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } };
  const app = await NestFactory.create(AppModule.over(stores, options), { logger: false, bodyParser: false });
  configureHttp(app, join(mount, 'no-web-here'));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const ask = async (query) => {
    const { data, errors } = await (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json();
    return errors === undefined ? data : errors[0].extensions.code;
  };
  const seal = () => ask('mutation { publishPack(input: { dataset: "centre", template: "monthly", period: "2026-02", formats: [pdf], languages: [zh, en] }) { id } }');
  const kept = async () => {
    const lines = await stores.operational.dump();
    return ['"report_pack"', '"kept_file"', 'pack_published'].map((what) => lines.filter((line) => line.includes(what) && line.includes('"row"')).length);
  };
  const told = [];
  // No room for the key; none for the files; none for the last of them.
  for (const kilobytes of [0, 64, 300]) {
    leave(kilobytes);
    const answer = await seal();
    told.push({ kilobytes, answer, kept: await kept(), key: existsSync(join(mount, 'signing.pem')), parts: readdirSync(mount).filter((name) => name.endsWith('.part')).length });
  }
  rmSync(filler);
  const sealed = await seal();
  const check = typeof sealed === 'string' ? sealed : await ask(`mutation { verifyPack(id: "${sealed.publishPack.id}") { isGreen } }`);
  const after = await kept();
  const { brokenAt } = await stores.operational.auditLog.verify();
  await app.close();
  await stores.close();
  process.stdout.write(JSON.stringify({ told, check, after, brokenAt }));
}

void main();
