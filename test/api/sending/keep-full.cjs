// Keeps bytes in a store on a disk of a few megabytes until it is full, and says what became of them: one JSON object.
'use strict';
require('reflect-metadata');
const { createHash } = require('node:crypto');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [mount = ''] = process.argv.slice(2);
const built = (path) => import(pathToFileURL(join(__dirname, '../../..', path)).href);

async function main() {
  const [{ KeptBytes }, { openOperational }] = [await built('server/dist/src/sending/running/kept-bytes.js'), await built('sql/dist/src/index.js')];
  const operational = await openOperational({ path: join(mount, 'operational.sqlite') });
  const kept = new KeptBytes({ operational }, { keep: join(mount, 'sent') });
  const [small, large, more] = [Buffer.alloc(100_000, 'a'), Buffer.alloc(20_000_000, 'b'), Buffer.alloc(100_000, 'c')];
  const attempt = (bytes) => kept.keep(bytes).then(() => 'kept', ({ code }) => code);
  const isThere = (bytes) => kept.read(createHash('sha256').update(bytes).digest('hex')).then((found) => Buffer.from(found).equals(bytes), ({ code }) => code);
  const told = { small: await attempt(small), large: await attempt(large), left: [await isThere(small), await isThere(large)], again: await attempt(more), whole: await isThere(more) };
  await operational.close();
  process.stdout.write(JSON.stringify(told));
}

main().catch((error) => { process.stderr.write(String(error)); process.exitCode = 1; });
