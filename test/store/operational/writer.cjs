// A process that saves one version of a profile after the other, and tells each one that was acknowledged, until it is killed.
'use strict';
const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [config = '', id = ''] = process.argv.slice(2);

async function write() {
  const { openOperational } = await import(pathToFileURL(join(__dirname, '../../../sql/dist/src/index.js')).href);
  const store = await openOperational(JSON.parse(config));
  for (;;) {
    const { version } = await store.profiles.save({ id, yaml: `${process.pid}`, hash: `${process.pid} ${process.hrtime.bigint()}` });
    writeSync(1, `${version}\n`);
  }
}

void write();
