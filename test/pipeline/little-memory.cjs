// Looks at a file and checks it with a profile, in as little memory as node was started with, and says what came of it: one JSON object.
'use strict';
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [path = '', profileText = ''] = process.argv.slice(2);
const room = (name) => import(pathToFileURL(join(__dirname, `../../${name}/dist/src/index.js`)).href);

async function main() {
  const [{ openStores }, { checkFiles, inspectFile, parseProfile }] = await Promise.all([room('sql'), room('etl')]);
  const { rows } = await inspectFile(path);
  const folder = mkdtempSync(join(tmpdir(), 'concord-little-'));
  const stores = await openStores({ engine: { dataDir: join(folder, 'data') }, operational: { path: join(folder, 'operational.sqlite') } });
  const { delivered, loaded, folded } = await checkFiles(stores, { profile: parseProfile(profileText), files: [path] });
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(JSON.stringify({ shown: rows.length, delivered, loaded, folded }));
}

void main();
