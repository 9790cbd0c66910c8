// A process that deletes for age and is killed by its own hand as soon as its n-th statement is on its way to the engine; or, with none to die at, puts the store in order, says what it finds, and deletes.
'use strict';
const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [dataDir = '', what = '', dieAt = '0'] = process.argv.slice(2);
const room = (name) => import(pathToFileURL(join(__dirname, `../../../${name}/dist/src/index.js`)).href);
const say = (word, told) => { writeSync(1, `${word} ${JSON.stringify(told)}\n`); };
const TODAY = '2031-06-30';

async function found({ engine, operational: { auditLog, loads } }) {
  const ask = async (sql) => (await engine.writer.ask({ sql })).rows;
  const { brokenAt } = await auditLog.verify();
  return {
    current: (await ask('SELECT case_id FROM concord.case_current ORDER BY case_id')).map(([id]) => id),
    versions: (await ask('SELECT DISTINCT case_id FROM concord.case_version ORDER BY case_id')).map(([id]) => id),
    messages: (await ask("SELECT fields['case_no'] FROM concord.record_version ORDER BY 1")).map(([id]) => id),
    rejects: (await ask("SELECT row_no, reason, value != '' AND raw != '', is_emptied FROM concord.reject ORDER BY row_no")).map(([, reason, isThere, isEmptied]) => [reason, Boolean(isThere), Boolean(isEmptied)]),
    scratch: (await ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).map(([name]) => name),
    acts: (await loads.newest(50)).filter(({ message }) => message !== '').map(({ state, message }) => [state, message.split('\n')[0]]),
    events: (await auditLog.search({ limit: 50 })).map(({ action }) => action).reverse(),
    brokenAt,
  };
}

async function main() {
  const { openStores } = await room('sql');
  const { deleteForAge, forget, recover } = await room('etl');
  const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
  await recover(stores);
  say('found', await found(stores));
  const asked = [];
  const { writer } = stores.engine;
  const run = async (statement, options) => {
    asked.push(statement.sql.slice(0, 40));
    const running = writer.run(statement, options);
    if (asked.length === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
    return running;
  };
  // The log is no table of the engine: it dies while its transaction is open, which asks for the time once, or before what was deleted is taken off the disk.
  if (what === 'log' && dieAt === '1') Date.now = () => process.kill(process.pid, 'SIGKILL');
  if (what === 'log' && dieAt === '2') stores.operational.auditLog.scrubbed = async () => { process.kill(process.pid, 'SIGKILL'); };
  const watched = { ...stores, engine: { ...stores.engine, writer: { ...writer, run } } };
  if (what === 'cases') await deleteForAge(watched, 'mine', { today: TODAY, by: 'somebody' });
  else await forget(watched, { what, dataset: what === 'log' ? '' : 'mine' }, { today: TODAY, by: 'somebody' });
  say('asked', asked);
  say('left', await found(stores));
  await stores.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
