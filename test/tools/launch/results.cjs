'use strict';
// What Jest and Playwright found, from the JSON they write: counts, and the failures short enough to read in a terminal.

const { existsSync, readFileSync } = require('node:fs');
const { stripVTControlCharacters: plain } = require('node:util');

const SHOWN = 20;
const LINES_EACH = 25;
/** Lines of a stack inside packages or Node say nothing about the fault. */
const IS_FOREIGN_FRAME = /^\s+at .*(node_modules|node:|<anonymous>)/;

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Found */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} JestTest */
/** @typedef {{ name: string, status: string, message: string, assertionResults: JestTest[] }} JestFile */
/** @typedef {{ numPassedTests: number, numPendingTests: number, numTodoTests: number, testResults: JestFile[] }} JestReport */
/** @typedef {{ message?: string }} Fault */
/** @typedef {{ status: string, projectName: string, results: { errors: Fault[] }[] }} PageTest */
/** @typedef {{ file: string, title: string, tests: PageTest[] }} PageSpec */
/** @typedef {{ specs?: PageSpec[], suites?: PageSuite[] }} PageSuite */
/** @typedef {{ suites: PageSuite[], errors: Fault[], stats: { expected: number, skipped: number } }} PageReport */

/** @param {string} name @param {string} message */
function failure(name, message) {
  const lines = plain(message).split('\n').filter((line) => !IS_FOREIGN_FRAME.test(line));
  return [`✗ ${name}`, ...lines.slice(0, LINES_EACH).map((line) => `    ${line}`)].join('\n');
}

/** A test file that could not even be loaded counts as one failed test. @param {JestReport} report @returns {Found} */
function fromJest(report) {
  const failures = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [failure(file.name, file.message)];
    return failed.map((one) => failure(`${file.name} › ${one.fullName}`, one.failureMessages.join('\n')));
  });
  const { numPassedTests: passed, numPendingTests, numTodoTests } = report;
  return { passed, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
}

/** @param {PageSuite} suite @returns {PageSpec[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @param {Fault[]} faults */
const messages = (faults) => faults.map((fault) => fault.message ?? '').join('\n');

/** A test that only passed on a second try did fail: pages that work now and then do not work. @param {PageReport} report @returns {Found} */
function fromPlaywright(report) {
  const failures = report.suites.flatMap(specsOf).flatMap((spec) => spec.tests
    .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
    .map((test) => failure(`${spec.file} › ${spec.title} [${test.projectName}]`, messages(test.results.flatMap((one) => one.errors)))));
  const outside = report.errors.map((fault) => failure('browser', fault.message ?? ''));
  const { expected: passed, skipped } = report.stats;
  return { passed, failed: failures.length + outside.length, skipped, failures: [...failures, ...outside] };
}

/** Reads a runner's report. Null when there is none: the runner itself broke. @param {'jest' | 'playwright'} runner @param {string} path */
function readReport(runner, path) {
  if (!existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return runner === 'jest' ? fromJest(report) : fromPlaywright(report);
}

/** The first failures in full, and how many more there are. @param {Found} found */
function shown({ failures }) {
  const more = failures.length - SHOWN;
  return [...failures.slice(0, SHOWN), ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
}

module.exports = { readReport, shown };
