'use strict';
// Hands the terminal over to one of the product's programs and ends as it ends.

const { spawn } = require('node:child_process');
const { constants } = require('node:os');

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a Node script with the terminal attached. Resolves with its exit code (128 + n when signal n ended it).
 * @param {string[]} args @param {{ cwd: string, nodeEnv?: 'test' }} options @returns {Promise<number>}
 */
function program(args, options) {
  // Every running query of the embedded engine holds a thread of libuv's pool, whose size is read once, when the process starts.
  const env = { UV_THREADPOOL_SIZE: '24', NODE_ENV: options.nodeEnv ?? 'production', ...process.env };
  const child = spawn(process.execPath, args, { cwd: options.cwd, env, stdio: 'inherit' });
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // Ctrl-C reaches the whole terminal group: the child has had it already.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => done(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)));
  });
}

module.exports = { program };
