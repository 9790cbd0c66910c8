// Keeps bytes on a disk of one megabyte until it is full, and says what became of them: one JSON object.
'use strict';
require('reflect-metadata');
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [mount = ''] = process.argv.slice(2);

/** Files below a folder. */
const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [name]));

async function main() {
  const { KeptBytes } = await import(pathToFileURL(join(__dirname, '../../../server/dist/src/sending/running/kept-bytes.js')).href);
  const kept = new KeptBytes({ keep: mount, isLocal: true });
  const attempt = (bytes) => kept.keep(bytes).then(() => 'kept', ({ code }) => code);
  const small = await attempt(Buffer.alloc(100_000, 'a'));
  const large = await attempt(Buffer.alloc(2_000_000, 'b'));
  const left = files(mount).length;
  process.stdout.write(JSON.stringify({ small, large, left, again: await attempt(Buffer.alloc(100_000, 'c')) }));
}

main().catch((error) => { process.stderr.write(String(error)); process.exitCode = 1; });
