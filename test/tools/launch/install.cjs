'use strict';
// Packages, through the one pnpm version the lockfile was written with, so that a machine needs nothing but Node and npm.

const { accessSync, constants, existsSync, readFileSync, statfsSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');
const { fingerprint, note, noted } = require('./fingerprint.cjs');
const { ROOT, diskFull, noNpm, notWritable, offline, stepFailed } = require('./say.cjs');
const { step, tail } = require('./step.cjs');

const PNPM = 'pnpm@12.21.0';
const STAMP = 'node_modules/.concord-install';
const NEEDED_BYTES = 2.5e9;
const ROOMS = ['sql', 'etl', 'server', 'web', 'test'];
/** A folder of packages outside the workspace. */
const PEERS = 'test/bench/peers';
const INPUTS = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...ROOMS.map((room) => `${room}/package.json`)];

/** npx as a script for this very Node (npm's own launcher is a shell script on some systems and a .cmd on others). */
function findNpx() {
  const beside = dirname(process.execPath);
  const running = process.env['npm_execpath'];
  const candidates = [
    ...(running ? [join(dirname(running), 'npx-cli.js')] : []),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npx-cli.js'),
  ];
  const script = candidates.find((path) => existsSync(path));
  if (script !== undefined) return { file: process.execPath, args: [script] };
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'npx')).find((path) => existsSync(path));
  if (onPath === undefined) throw noNpm();
  return { file: onPath, args: [] };
}

/** Refuses early what would fail minutes later. */
function checkDisk() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    throw notWritable(ROOT);
  }
  const disk = statfsSync(ROOT);
  if (disk.bavail * disk.bsize < NEEDED_BYTES) throw diskFull(ROOT);
}

/** The sentence for a failed install, from what npm and pnpm wrote. @param {string} log */
function explain(log) {
  const text = readFileSync(log, 'utf8');
  if (/ENOSPC|no space left/i.test(text)) return diskFull(ROOT);
  if (/EACCES|EPERM|EROFS|permission denied/i.test(text)) return notWritable(/permission denied, \w+ '([^']+)'|error path (\S+)/.exec(text)?.slice(1).find(Boolean) ?? ROOT);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|dns error|error sending request/i.test(text)) return offline();
  console.error(tail(log));
  return stepFailed('安装依赖', log);
}

/** Installs when a manifest or the lockfile differs from the last install. Throws `Halt` with the reason. */
async function install() {
  const print = fingerprint(INPUTS);
  if (noted(STAMP)?.content === print.content) return;
  checkDisk();
  const npx = findNpx();
  const { ok, log } = await step('install', '安装依赖 Installing packages', [{
    file: npx.file,
    args: [...npx.args, '-y', PNPM, 'install', '--frozen-lockfile'],
    // Without a terminal pnpm may stop to ask whether it may replace an older node_modules.
    env: { CI: 'true', npm_config_fetch_retries: '1', npm_config_update_notifier: 'false' },
  }]);
  if (!ok) throw explain(log);
  note(STAMP, print);
}

/** Installs what the product is measured against, which nothing else needs, into its own folder. Throws `Halt` with the reason. */
async function installPeers() {
  const print = fingerprint(['package.json', 'pnpm-lock.yaml'].map((name) => `${PEERS}/${name}`));
  const stamp = `${PEERS}/node_modules/.concord-install`;
  if (noted(stamp)?.content === print.content) return;
  checkDisk();
  const npx = findNpx();
  const { ok, log } = await step('install-peers', '安装对照软件 Installing the peers', [{
    file: npx.file,
    args: [...npx.args, '-y', PNPM, 'install', '--frozen-lockfile', '--ignore-workspace', '--ignore-scripts'],
    cwd: join(ROOT, PEERS),
    env: { CI: 'true', npm_config_fetch_retries: '1', npm_config_update_notifier: 'false' },
  }]);
  if (!ok) throw explain(log);
  note(stamp, print);
}

/** Writes down every package that the lockfile names, in CycloneDX, into a file. Exits with pnpm's code. @param {string} path */
async function billOfMaterials(path) {
  const npx = findNpx();
  const { ok, log } = await step('sbom', '软件物料清单 Bill of materials', [{ file: npx.file, args: [...npx.args, '-y', PNPM, 'sbom', '--sbom-format', 'cyclonedx', '--lockfile-only', '--out', path], env: { CI: 'true' } }]);
  if (!ok) throw explain(log);
  console.error(path);
  return 0;
}

module.exports = { ROOMS, billOfMaterials, install, installPeers };
