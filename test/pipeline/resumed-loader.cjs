// A process that puts the store in order and loads the files it is told. It says how far it is and stands still there until it may go on, so that it can be killed at that very place.
'use strict';
const { readSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [stores = '', pseudonymKey = '', profilePath = '', ...files] = process.argv.slice(2);
const room = (name) => import(pathToFileURL(join(__dirname, `../../${name}/dist/src/index.js`)).href);

function say(line) {
  writeSync(1, `${line}\n`);
  readSync(0, Buffer.alloc(1));
}

async function main() {
  const { openStores } = await room('sql');
  const { loadFiles, parseProfile, recover } = await room('etl');
  const profile = parseProfile(require('node:fs').readFileSync(profilePath, 'utf8'));
  const opened = await openStores(JSON.parse(stores));
  await recover(opened);
  await loadFiles(opened, { profile, files, pseudonymKey, onProgress: ({ phase, done }) => { say(`${phase} ${done}`); } });
  await opened.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
