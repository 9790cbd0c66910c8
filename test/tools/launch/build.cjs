'use strict';
// Compiles what is out of date. A room's outcome lies in its `dist`, with the fingerprint it was built from beside it.

const { existsSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { fingerprint, note, noted, sourcesOf } = require('./fingerprint.cjs');
const { ROOT, notWritable, stepFailed } = require('./say.cjs');
const { step, tail } = require('./step.cjs');

/** Path of a tool's script among the installed packages. @param {string} path */
const tool = (path) => join(ROOT, path);
const node = (/** @type {string[]} */ ...args) => ({ file: process.execPath, args });
const tsc = (/** @type {string[]} */ ...projects) => node(tool('node_modules/typescript/bin/tsc'), '-b', ...projects);

const TARGETS = {
  server: {
    title: '编译服务端 Building the server',
    rooms: ['sql', 'etl', 'server'],
    entry: 'server/dist/src/main.js',
    command: () => tsc('server/tsconfig.build.json'),
  },
  web: {
    title: '编译网页 Building the pages',
    rooms: ['web'],
    entry: 'web/dist/index.html',
    command: () => ({ ...node(tool('web/node_modules/vite/bin/vite.js'), 'build'), cwd: join(ROOT, 'web') }),
  },
  test: {
    title: '编译测试 Building the proofs',
    rooms: ['test', 'sql', 'etl', 'server'],
    entry: 'test/dist',
    command: () => tsc('test'),
  },
};

/** Output of a source that is gone must not live on in `dist`. @param {string[]} rooms */
function clear(rooms) {
  for (const room of rooms) {
    try {
      rmSync(join(ROOT, room, 'dist'), { recursive: true, force: true });
    } catch {
      throw notWritable(join(ROOT, room, 'dist'));
    }
  }
}

/** Builds one target when its sources changed since its last build. Throws `Halt`. @param {keyof typeof TARGETS} name */
async function build(name) {
  const target = TARGETS[name];
  const stamp = `${target.rooms[name === 'server' ? 2 : 0]}/dist/.concord-build`;
  const print = fingerprint(sourcesOf(target.rooms));
  const last = noted(stamp);
  if (last?.content === print.content && existsSync(join(ROOT, target.entry))) return;
  if (last?.list !== print.list) clear(name === 'test' ? ['test'] : target.rooms);
  const { ok, log } = await step(`build-${name}`, target.title, [target.command()]);
  if (!ok) {
    console.error(tail(log));
    throw stepFailed('编译', log);
  }
  note(stamp, print);
}

module.exports = { build, node, tool, tsc };
