'use strict';
// The commands behind package.json's scripts. Each installs and builds what is out of date, then does its one thing.

const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { build } = require('./build.cjs');
const { billOfMaterials, install } = require('./install.cjs');
const { program } = require('./program.cjs');
const { Halt, ROOT } = require('./say.cjs');

/** Settings kept in a file of the checkout; what the environment already says wins. One data folder, wherever a command is typed. */
function settle() {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  process.env['CONCORD_DATA_DIR'] = resolve(ROOT, process.env['CONCORD_DATA_DIR'] ?? 'data');
}

/** Where the person typed the command: npm changes to the package's folder, and file names are meant from here. */
const typedIn = () => process.env['INIT_CWD'] ?? process.cwd();

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const COMMANDS = {
  async start(args) {
    await install();
    await build('server');
    await build('web');
    return program([join(ROOT, 'server/dist/src/main.js'), ...args], { cwd: ROOT });
  },
  async etl(args) {
    await install();
    await build('server');
    return program([join(ROOT, 'etl/dist/src/cli.js'), ...args], { cwd: typedIn() });
  },
  async 'verify-pack'(args) {
    await install();
    await build('server');
    return program([join(ROOT, 'server/dist/src/verify-pack.js'), ...args], { cwd: typedIn() });
  },
  async bench(args) {
    await install();
    await build('test');
    await build('web');
    return program([join(ROOT, 'test/dist/bench/bench.js'), ...args], { cwd: ROOT });
  },
  async build() {
    await install();
    await build('server');
    await build('web');
    return 0;
  },
  async generate(args) {
    await install();
    // A new metric or dimension must be in the catalogue before anything is compiled from it.
    const listed = await program([join(ROOT, 'sql/catalogue.mjs')], { cwd: ROOT });
    if (listed !== 0) return listed;
    await build('test');
    return program([join(ROOT, 'test/dist/house/generate.js'), ...args], { cwd: ROOT });
  },
  async sbom(args) {
    return billOfMaterials(resolve(typedIn(), args[0] ?? 'sbom.cdx.json'));
  },
  async check() {
    await install();
    return require('./checks.cjs').withoutTests();
  },
  async 'test:engines'(args) {
    await install();
    await build('server');
    return require('./checks.cjs').overEngines(args);
  },
  async test(args) {
    await install();
    const { someTests, everything } = require('./checks.cjs');
    return args.length > 0 ? someTests(args) : everything();
  },
};

/** Runs one command and leaves its exit code behind. @param {string[]} args */
async function main([name, ...rest]) {
  try {
    const command = COMMANDS[name ?? ''];
    if (command === undefined) {
      const names = Object.keys(COMMANDS).join(' | ');
      throw new Halt(`用法：node bootstrap.cjs ${names}`, `Usage: node bootstrap.cjs ${names}`, 2);
    }
    settle();
    process.exitCode = await command(rest);
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}

module.exports = { main };
