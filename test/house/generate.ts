/**
 * Writes every generated file that is committed: what the sql room derives (golden SQL, table schemas, dictionary), the server's
 * settings and contract, the browser's types of it. With `--check` it writes into a copy of the checkout instead, fails when the copy then differs,
 * and names each file that is out of date; the checkout itself, which someone may be editing, is only read.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, ROOMS, ROOT } from './checkout.js';

interface Generator {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** In this order: the contract follows from the catalogue, the browser's types from the contract. */
const GENERATORS: readonly Generator[] = [
  { name: 'sql: catalogue', script: 'sql/catalogue.mjs', args: [], cwd: '.' },
  { name: 'sql: golden SQL, table schemas, dictionary', script: 'sql/dist/src/generate.js', args: [], cwd: '.' },
  { name: 'server: schema.graphql, settings', script: 'server/dist/src/generate.js', args: [], cwd: '.' },
  { name: 'web: types of the contract', script: 'web/node_modules/@graphql-codegen/cli/cjs/bin.js', args: ['--config', 'codegen.ts'], cwd: 'web' },
];

function generate(root: string): void {
  for (const { name, script, args, cwd } of GENERATORS) {
    if (!existsSync(join(root, script))) throw new Error(`${name}: ${script} is missing: not built, or the room has no generator yet.`);
    const { status } = spawnSync(process.execPath, [join(root, script), ...args], { cwd: join(root, cwd), stdio: 'inherit' });
    if (status !== 0) throw new Error(`${name}: ${script} ended with ${String(status)}`);
  }
}

/** Sources and compiled files are copied; packages, which no generator writes to, are linked. */
function copyOf(paths: readonly string[], target: string): void {
  for (const path of [...paths, ...ROOMS.map((room) => `${room}/dist`)]) {
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(target, path), { recursive: true });
  }
  for (const folder of ['', ...ROOMS]) symlinkSync(join(ROOT, folder, 'node_modules'), join(target, folder, 'node_modules'), 'junction');
}

/** Every file of the copy but packages and compiled ones: path from its root → content. */
function contents(target: string, folder = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(join(target, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) found.set(path, readFileSync(join(target, path)).toString('base64'));
    else if (entry.isDirectory() && entry.name !== 'dist') for (const [name, content] of contents(target, path)) found.set(name, content);
  }
  return found;
}

/** Paths that a fresh generation writes otherwise than they stand in the checkout. */
function drift(): string[] {
  const target = mkdtempSync(join(tmpdir(), 'concord-generated-'));
  try {
    copyOf(files(), target);
    const old = contents(target);
    generate(target);
    const now = contents(target);
    return [...new Set([...old.keys(), ...now.keys()])].sort().filter((path) => old.get(path) !== now.get(path));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

try {
  if (process.argv.includes('--check')) {
    const drifted = drift();
    if (drifted.length > 0) throw new Error(`Out of date, run npm run generate:\n${drifted.map((path) => `  ${path}`).join('\n')}`);
  } else {
    generate(ROOT);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
