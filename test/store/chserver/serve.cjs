// A ClickHouse server for tests: libchdb holds clickhouse-local, which can listen. It blocks this process and lives until stdin closes.
// Loopback, throw-away data directories and tests only: nobody has to sign in, and it may abort when it stops.
'use strict';
const { createRequire } = require('node:module');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { DataType, load, open } = require('ffi-rs');

const [dataDir, httpPort] = process.argv.slice(2);

function library() {
  const fromSql = createRequire(join(__dirname, '../../../sql/package.json'));
  const fromChdb = createRequire(fromSql.resolve('chdb/package.json'));
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
  return join(fromChdb.resolve(`@chdb/lib-${platform}/package.json`), '..', 'libchdb.so');
}

const config = join(dataDir, 'server.xml');
writeFileSync(config, `<clickhouse><backups><allowed_path>${dataDir}/backups/</allowed_path></backups></clickhouse>`);
const keepAlive = "SELECT count() FROM file('-', 'LineAsString', 'line String') FORMAT Null";
const argv = [
  'clickhouse', '--path', dataDir, '--http_port', httpPort, '--listen_host', '127.0.0.1', '--config-file', config,
  '--multiquery', '--query', `SYSTEM START LISTEN HTTP; ${keepAlive}`,
];
open({ library: 'chdb', path: library() });
load({
  library: 'chdb', funcName: 'query_stable_v2', retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray], paramsValue: [argv.length, argv],
});
