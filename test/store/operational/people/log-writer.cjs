// A process that opens the store, says so, waits for a word, writes so many events into the log, one behind the other or all at once, and ends.
'use strict';
const { readSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [config = '', by = '', count = '', how = ''] = process.argv.slice(2);

async function write() {
  const { openOperational } = await import(pathToFileURL(join(__dirname, '../../../../sql/dist/src/index.js')).href);
  const { auditLog, close } = await openOperational(JSON.parse(config));
  writeSync(1, 'open\n');
  readSync(0, Buffer.alloc(1));
  const add = (i) => auditLog.add(by, 'saw', { i });
  if (how === 'at once') await Promise.all(Array.from({ length: Number(count) }, (_, i) => add(i)));
  else for (let i = 0; i < Number(count); i += 1) await add(i);
  await close();
}

write().catch((error) => {
  process.stderr.write(`${error.stack}\n${error.cause?.stack ?? ''}\n`);
  process.exitCode = 1;
});
