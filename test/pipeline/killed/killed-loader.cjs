// A process that, when told what, puts the store in order, says what it finds there, and loads that; it says in which stage it is, until it is killed, by others or by
// itself. What a process needs before it can open a store is read before it is told, so that a test need not wait for it.
'use strict';
const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { pathToFileURL } = require('node:url');

const [dataDir = '', pseudonymKey = ''] = process.argv.slice(2);
const room = (name) => import(pathToFileURL(join(__dirname, `../../../${name}/dist/src/index.js`)).href);
const say = (word, what = '') => { writeSync(1, `${word} ${JSON.stringify(what)}\n`); };

let stage = '';
/** Says that a stage begins, once; returns whether it just did. */
function reach(next) {
  if (next === stage) return false;
  stage = next;
  say(next);
  return true;
}

/** Stages in which the engine is asked something that tells where a load is. */
const ASKED = [['write', /^INSERT INTO concord\.case_version/], ['build', /^INSERT INTO concord\.case_next/], ['note', /^INSERT INTO concord\.publication/], ['exchange', /^EXCHANGE TABLES/]];

const die = () => { process.kill(process.pid, 'SIGKILL'); };

/** The engine, telling what it is asked. Who is to die in a stage dies as soon as its first statement is on its way. */
function told(engine, dieIn) {
  const { writer } = engine;
  let [typing, both] = [0, undefined];
  const areBoth = new Promise((resolve) => { both = resolve; });
  return {
    ...engine,
    writer: {
      ...writer,
      run: async (statement, options) => {
        const [next] = ASKED.find(([, pattern]) => pattern.test(statement.sql)) ?? [];
        if (next !== undefined) reach(next);
        const running = writer.run(statement, options);
        if (dieIn !== undefined && dieIn === (next ?? stage) && (next !== undefined || stage === 'recover')) die();
        await running;
        if (next === 'exchange' && reach('tell') && dieIn === 'tell') die();
      },
      insertFile: async (table, ...rest) => {
        if (!table.startsWith('concord.typed_')) return writer.insertFile(table, ...rest);
        typing += 1;
        if (typing === 2) reach('abreast');
        else if (stage !== 'abreast') reach('type');
        const running = writer.insertFile(table, ...rest);
        if (dieIn === stage) die();
        if (typing === 2) both();
        await running;
        // However fast the engine is: the first is not done before there is a second.
        if (dieIn === 'abreast') await areBoth;
        typing -= 1;
      },
    },
  };
}

async function found({ engine, operational }) {
  const ask = async (sql) => (await engine.writer.ask({ sql })).rows;
  return {
    amounts: await ask('SELECT toFloat64(amount_claimed) AS amount, toFloat64(count()) FROM concord.case_current GROUP BY amount ORDER BY amount'),
    scratch: await ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')"),
    versions: await ask('SELECT load_no, toFloat64(amount_claimed) AS amount, toFloat64(count()) FROM concord.case_version GROUP BY load_no, amount ORDER BY load_no, amount'),
    publications: await ask('SELECT load_no FROM concord.publication ORDER BY load_no'),
    loads: (await operational.loads.newest(500)).map(({ loadNo, state, message }) => [loadNo, state, message.split('\n')[0]]),
  };
}

/** Stages that a load tells of by itself; it reads on while it types. */
const PHASES = ['check', 'read', 'done'];

async function run({ files, profile, places, dieIn }, { openStores }, { loadFiles, parseProfile, readPlaces, readProfile, recover }) {
  reach('open');
  const opening = openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  if (dieIn === 'open') die();
  const opened = await opening;
  const stores = { ...opened, engine: told(opened.engine, dieIn) };
  reach('recover');
  await recover(stores);
  say('found', await found(stores));
  const { state } = await loadFiles(stores, {
    profile: profile === undefined ? await readProfile('canonical') : parseProfile(profile), files, pseudonymKey, ...(places === undefined ? {} : { places: readPlaces(places) }),
    onProgress: ({ phase }) => { if (PHASES.includes(phase) && !['type', 'abreast'].includes(stage) && reach(phase) && dieIn === phase) die(); },
  });
  say(state);
  await opened.close();
}

async function main() {
  const rooms = await Promise.all([room('sql'), room('etl')]);
  const input = createInterface({ input: process.stdin });
  input.once('line', (line) => {
    input.close();
    run(JSON.parse(line), ...rooms).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exitCode = 1;
    });
  });
}

void main();
