'use strict';
// Has anything changed since the last time? Answered from file contents, so that a fresh clone, a touched file or a restored backup
// never rebuilds without need and never skips a needed build.

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { ROOT } = require('./say.cjs');

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'test-results']);
const IS_NO_SOURCE = /\.(test|spec)\.ts$|\.md$/;

/** Every file under a folder of the checkout, as paths relative to the root, in a fixed order. @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The files a build of these rooms depends on; tests beside the sources and prose do not count. @param {string[]} rooms */
const sourcesOf = (rooms) => [...rooms.flatMap(filesUnder).filter((path) => !IS_NO_SOURCE.test(path)), 'tsconfig.base.json', 'pnpm-lock.yaml'];

/** Hash of names alone (`list`: a file came or went) and of names with contents (`content`). @param {string[]} paths */
function fingerprint(paths) {
  const list = createHash('sha256');
  const content = createHash('sha256');
  for (const path of paths) {
    list.update(`${path}\0`);
    content.update(`${path}\0`);
    content.update(readFileSync(join(ROOT, path)));
  }
  return { list: list.digest('hex'), content: content.digest('hex') };
}

/** What was noted under a stamp's path, or null. @param {string} stamp @returns {{ list: string, content: string } | null} */
function noted(stamp) {
  try {
    return JSON.parse(readFileSync(join(ROOT, stamp), 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps a fingerprint for the next time. @param {string} stamp @param {{ list: string, content: string }} print */
function note(stamp, print) {
  mkdirSync(dirname(join(ROOT, stamp)), { recursive: true });
  writeFileSync(join(ROOT, stamp), `${JSON.stringify(print)}\n`);
}

module.exports = { fingerprint, note, noted, sourcesOf };
