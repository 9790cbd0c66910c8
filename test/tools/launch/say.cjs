'use strict';
// What the launcher tells a person: two languages, one sentence each.

const { mkdirSync } = require('node:fs');
const { join, resolve } = require('node:path');

/** Absolute path of the checkout. */
const ROOT = resolve(__dirname, '..', '..', '..');
/** Where the launcher keeps logs and test results; never part of a commit. */
const NOTES = join(ROOT, '.concord');

/** A fault a person can mend: shown as the two sentences alone, without a stack. */
class Halt extends Error {
  /** @param {string} zh @param {string} en @param {number} [exitCode] */
  constructor(zh, en, exitCode = 1) {
    super(`${zh}\n${en}`);
    this.exitCode = exitCode;
  }
}

const noNpm = () => new Halt(
  '找不到 npm：请安装 Node.js 官方发行包（自带 npm）后重试。',
  'npm was not found: install the official Node.js distribution, which brings npm, and run again.',
);
/** @param {string} path */
const notWritable = (path) => new Halt(
  `没有写入权限：${path}；请检查该目录的所有者或换一个目录。`,
  `No permission to write ${path}: check who owns the folder, or use another one.`,
);
/** @param {string} path */
const diskFull = (path) => new Halt(
  `磁盘空间不足：${path} 所在磁盘至少需要 2.5 GB 可用空间。`,
  `Not enough disk space: the disk of ${path} needs at least 2.5 GB free.`,
);
const offline = () => new Halt(
  '无法连接软件包仓库：首次运行需要联网（或设置 npm 的 registry / proxy）。',
  'The package registry cannot be reached: the first run needs a network (or npm\'s registry / proxy settings).',
);
/** @param {string} what @param {string} log */
const stepFailed = (what, log) => new Halt(`${what}失败，完整日志见 ${log}`, `That step failed; the whole log is in ${log}`);

/** Folder of a kind of note inside `.concord`, made when missing. Throws `Halt` when it cannot be written. @param {string} name */
function notesFolder(name) {
  const folder = join(NOTES, name);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw String(error).includes('ENOSPC') ? diskFull(folder) : notWritable(folder);
  }
  return folder;
}

module.exports = { ROOT, Halt, noNpm, notWritable, diskFull, offline, stepFailed, notesFolder };
