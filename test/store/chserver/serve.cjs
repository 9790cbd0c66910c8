// A ClickHouse server for tests: libchdb holds clickhouse-local, which can listen. It blocks this process and lives until stdin closes.
// Loopback, throw-away data directories and tests only: nobody has to sign in, and it may abort when it stops.
'use strict';
const { createRequire } = require('node:module');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { DataType, load, open } = require('ffi-rs');

// With the cluster's shards, as ports of this machine, the one that is this server first named: it listens for them as well.
const [dataDir, httpPort, cluster = '', tcpPort, ...shards] = process.argv.slice(2);

function library() {
  const fromSql = createRequire(join(__dirname, '../../../sql/package.json'));
  const fromChdb = createRequire(fromSql.resolve('chdb/package.json'));
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
  return join(fromChdb.resolve(`@chdb/lib-${platform}/package.json`), '..', 'libchdb.so');
}

// Accounts of a file have their own rights, held to as strictly as by a server that is installed, on other shards as well, which know them by a secret; without them everybody may do everything.
const { ACCOUNTS: accounts } = process.env;
const strictly = accounts === undefined ? '' : `<users_config>${accounts}</users_config><access_control_improvements><select_from_system_db_requires_grant>true</select_from_system_db_requires_grant></access_control_improvements>`;
const config = join(dataDir, 'server.xml');
const shard = (port) => `<shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`;
const servers = cluster === '' ? '' : `<remote_servers><${cluster}>${accounts === undefined ? '' : '<secret>of these tests</secret>'}${shards.map(shard).join('')}</${cluster}></remote_servers>`;
writeFileSync(config, `<clickhouse>${strictly}<backups><allowed_path>${dataDir}/backups/</allowed_path></backups>${servers}</clickhouse>`);
const keepAlive = "SELECT count() FROM file('-', 'LineAsString', 'line String') FORMAT Null";
const argv = [
  'clickhouse', '--path', dataDir, '--http_port', httpPort, '--listen_host', '127.0.0.1', '--config-file', config, ...(tcpPort === undefined ? [] : ['--tcp_port', tcpPort]),
  '--multiquery', '--query', `${tcpPort === undefined ? '' : 'SYSTEM START LISTEN TCP; '}SYSTEM START LISTEN HTTP; ${keepAlive}`,
];
open({ library: 'chdb', path: library() });
load({
  library: 'chdb', funcName: 'query_stable_v2', retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray], paramsValue: [argv.length, argv],
});
