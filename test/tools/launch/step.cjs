'use strict';
// One long step: its output goes to a log, the terminal shows what runs and for how long, and on failure the end of the log.

const { spawn } = require('node:child_process');
const { closeSync, openSync, readFileSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');
const { ROOT, notesFolder } = require('./say.cjs');

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const TAIL_LINES = 80;
const HEARTBEAT_MS = 60_000;
const isLive = process.stderr.isTTY === true && process.env['CI'] !== 'true';

/** Elapsed time for people: `850 ms`, `12.3 s`, `2 min 05 s`. @param {number} ms */
function elapsed(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/** Shows a title and the time that passes until the returned function is called with the end's mark. @param {string} title */
function progress(title) {
  const from = Date.now();
  let frame = 0;
  const draw = () => process.stderr.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${title} ${elapsed(Date.now() - from)}`);
  const beat = () => console.error(`… ${title} ${elapsed(Date.now() - from)}`);
  if (!isLive) console.error(`… ${title}`);
  const timer = setInterval(isLive ? draw : beat, isLive ? 120 : HEARTBEAT_MS);
  return (/** @type {boolean} */ ok) => {
    clearInterval(timer);
    const ms = Date.now() - from;
    console.error(`${isLive ? '\r\x1b[K' : ''}${ok ? '✓' : '✗'} ${title} ${elapsed(ms)}`);
    return ms;
  };
}

/** The last lines of a log, blank ends cut. @param {string} path */
function tail(path) {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

/** @typedef {{ file: string, args: string[], cwd?: string, env?: Record<string, string> }} Command */

/** Runs one command into an open log. Resolves with the exit code; 127 when it cannot be started. @param {Command} command @param {number} log */
function runInto(command, log) {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...command.env };
    const child = spawn(command.file, command.args, { cwd: command.cwd ?? ROOT, env, stdio: ['ignore', log, log] });
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const end = (/** @type {number} */ code) => {
      process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
      done(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs commands one after the other until one fails. The log is `.concord/logs/<name>.log`.
 * @param {string} name @param {string} title @param {Command[]} commands
 * @returns {Promise<{ ok: boolean, ms: number, log: string }>}
 */
async function step(name, title, commands) {
  const log = join(notesFolder('logs'), `${name}.log`);
  const handle = openSync(log, 'w');
  const finish = progress(title);
  let ok = true;
  for (const command of commands) {
    ok = (await runInto(command, handle)) === 0;
    if (!ok) break;
  }
  closeSync(handle);
  return { ok, ms: finish(ok), log };
}

module.exports = { elapsed, step, tail };
