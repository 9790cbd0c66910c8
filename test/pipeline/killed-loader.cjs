// A process that, when told which file, puts the store in order, says what it finds there, and loads the file; until it is killed. What a process
// needs before it can open a store is read before it is told, so that a test need not wait for it.
'use strict';
const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { pathToFileURL } = require('node:url');

const [dataDir = '', pseudonymKey = ''] = process.argv.slice(2);
const room = (name) => import(pathToFileURL(join(__dirname, `../../${name}/dist/src/index.js`)).href);
const say = (word, what = '') => { writeSync(1, `${word} ${JSON.stringify(what)}\n`); };

async function found({ engine, operational }) {
  const ask = async (sql) => (await engine.writer.ask({ sql })).rows;
  return {
    amounts: await ask('SELECT toFloat64(amount_claimed), toFloat64(count()) FROM concord.case_current GROUP BY amount_claimed'),
    scratch: await ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')"),
    versions: await ask('SELECT load_no, toFloat64(count()) FROM concord.case_version GROUP BY load_no ORDER BY load_no'),
    loads: (await operational.loads.newest(500)).map(({ loadNo, state }) => [loadNo, state]),
  };
}

async function run(file, { openStores }, { loadFiles, readProfile, recover }) {
  say('open');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  await recover(stores);
  say('found', await found(stores));
  let told = '';
  const { state } = await loadFiles(stores, {
    profile: await readProfile('canonical'), files: [file], pseudonymKey,
    onProgress: ({ phase }) => {
      if (phase !== told) say(phase);
      told = phase;
    },
  });
  say(state);
  await stores.close();
}

async function main() {
  const rooms = await Promise.all([room('sql'), room('etl')]);
  const told = createInterface({ input: process.stdin });
  told.once('line', (file) => {
    told.close();
    run(file, ...rooms).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exitCode = 1;
    });
  });
}

void main();
