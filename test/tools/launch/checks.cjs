'use strict';
// `npm test`: every check in turn, all of them even when one fails, then one table and one line.

const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { build, node, tool, tsc } = require('./build.cjs');
const { program } = require('./program.cjs');
const { readReport, shown } = require('./results.cjs');
const { Halt, ROOT, notesFolder } = require('./say.cjs');
const { elapsed, step, tail } = require('./step.cjs');

const JEST = tool('node_modules/jest/bin/jest.js');
const POOL = { UV_THREADPOOL_SIZE: '24' };

/** @typedef {import('./step.cjs').Command} Command */
/** @typedef {{ name: string, title: string, commands: Command[], runner?: 'jest' | 'playwright' }} Check */
/** @typedef {'embedded' | 'server' | 'cluster'} Engine */
/** @typedef {{ name: string, ms: number, passed: number, failed: number, skipped: number }} Row */

/** @returns {Check[]} */
function staticChecks() {
  return [
    { name: 'types', title: 'types', commands: [
      tsc('sql', 'etl', 'server', 'test'),
      { ...node(tool('web/node_modules/vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'tsconfig.json'), cwd: join(ROOT, 'web') },
      node(tool('node_modules/typescript/bin/tsc'), '-p', 'test/tools'),
    ] },
    { name: 'lint', title: 'lint', commands: [node(tool('node_modules/eslint/bin/eslint.js'), '.', '--max-warnings', '0')] },
    { name: 'arrows', title: 'arrows between rooms', commands: [
      node(tool('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'sql', 'etl', 'server', 'web', 'test'),
    ] },
    { name: 'unused', title: 'unused code and packages', commands: [node(tool('node_modules/knip/bin/knip.js'), '--no-progress')] },
    { name: 'generated', title: 'generated files', commands: [{ ...node('test/dist/house/generate.js', '--check'), env: POOL }] },
  ];
}

/** `engine`: what cases lie in (test/store/engine-under-test.ts), with `only` the files that match. @param {string} name @param {string} title @param {string[]} projects @param {{ engine?: Engine, only?: string }} [more] @returns {Check} */
const jest = (name, title, projects, { engine = 'embedded', only } = {}) => ({
  name,
  title,
  runner: 'jest',
  commands: [{ ...node(JEST, '--selectProjects', ...projects, '--json', `--outputFile=${reportOf(name)}`, ...(only === undefined ? [] : ['--', only])), env: { ...POOL, CONCORD_TEST_ENGINE: engine } }],
});

/** What differs between engines is in these: loads that die, loads taken back, deletion down to the disk, every number worked out by hand, joins over cases, survival, the board. The whole on each: `npm run test:engines`. */
const WHERE_ENGINES_DIFFER = '(pipeline/(interrupted|retention|withdrawn)|api/(board|issues|looked-up|survival|worked))\\.spec';

/** @returns {Check[]} */
const tests = () => [
  jest('small', 'small tests', ['small', 'web']),
  jest('house', 'house tests', ['house']),
  jest('store', 'store tests', ['store']),
  jest('sources', 'live source tests', ['sources']),
  jest('pipeline', 'pipeline tests', ['pipeline']),
  jest('api', 'api tests', ['api']),
  jest('server', 'some over a server', ['pipeline', 'api'], { engine: 'server', only: WHERE_ENGINES_DIFFER }),
  jest('cluster', 'some over a cluster', ['pipeline', 'api'], { engine: 'cluster', only: WHERE_ENGINES_DIFFER }),
  { name: 'browser', title: 'browser tests', runner: 'playwright', commands: [{
    ...node(tool('test/node_modules/@playwright/test/cli.js'), 'test', '-c', 'test/web/playwright.config.ts'),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('browser') },
  }] },
];

/** @param {string} name */
const reportOf = (name) => join(notesFolder('results'), `${name}.json`);

/** Runs one check; what failed is printed at once. A check without its own count is one. @param {Check} check @returns {Promise<Row>} */
async function run(check) {
  rmSync(reportOf(check.name), { force: true });
  const { ok, ms, log } = await step(check.name, check.title, check.commands);
  const found = check.runner === undefined ? null : readReport(check.runner, reportOf(check.name));
  if (!ok) console.error(found !== null && found.failed > 0 ? shown(found) : `${tail(log)}\n${log}`);
  const one = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  const { passed, failed, skipped } = found ?? one;
  return { name: check.title, ms, passed, skipped, failed: !ok && failed === 0 ? 1 : failed };
}

/** The builds the later checks stand on. A failed build is a row like any other. @returns {Promise<Row>} */
async function builds() {
  const from = Date.now();
  let failed = 0;
  for (const target of /** @type {const} */ (['server', 'web'])) {
    try {
      await build(target);
    } catch (error) {
      if (!(error instanceof Halt)) throw error;
      console.error(error.message);
      failed += 1;
    }
  }
  return { name: 'build', ms: Date.now() - from, passed: 2 - failed, failed, skipped: 0 };
}

/** @param {Row[]} rows */
function table(rows) {
  const line = (/** @type {string[]} */ [name = '', ...cells]) => `${name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`;
  const body = rows.map((row) => line([row.name, String(row.passed), String(row.failed), String(row.skipped), elapsed(row.ms)]));
  return [line(['', 'passed', 'failed', 'skipped', 'time']), ...body].join('\n');
}

/** @param {Row[]} rows @param {Check[]} checks */
async function report(rows, checks) {
  for (const check of checks) rows.push(await run(check));
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${table(rows)}\n`);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') > 0 ? 1 : 0;
}

/** All checks. Resolves with 0 when nothing failed. @returns {Promise<number>} */
const everything = async () => report([await builds()], [...staticChecks(), ...tests()]);

/** Everything about cases over the engines that are named, or over the server and the cluster: hours. @param {string[]} engines @returns {Promise<number>} */
async function overEngines(engines) {
  const known = /** @type {const} */ (['embedded', 'server', 'cluster']);
  const asked = engines.length === 0 ? ['server', 'cluster'] : engines;
  const named = known.filter((one) => asked.includes(one));
  if (named.length !== asked.length) throw new Halt(`引擎：${known.join(' | ')}`, `Engines: ${known.join(' | ')}`, 2);
  return report([], named.map((engine) => jest(`all-${engine}`, `all over: ${engine}`, ['store', 'pipeline', 'api'], { engine })));
}

/** The checks that run nothing of the product: a minute, before a commit. @returns {Promise<number>} */
const withoutTests = () => report([], staticChecks());

/** Jest alone, on the files that match, with its own output. @param {string[]} args @returns {Promise<number>} */
const someTests = (args) => program([JEST, ...args], { cwd: ROOT, nodeEnv: 'test' });

module.exports = { everything, overEngines, someTests, withoutTests };
