/**
 * Writes every generated file that is committed: what the sql room derives (golden SQL, table schemas, dictionary), the server's
 * contract, the browser's types of it. With `--check` nothing stays changed: it fails, and names each file that is out of date.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files, ROOT } from './checkout.js';

interface Generator {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** In this order: the contract follows from the catalogue, the browser's types from the contract. */
const GENERATORS: readonly Generator[] = [
  { name: 'sql: golden SQL, table schemas, dictionary', script: 'sql/dist/src/generate.js', args: [], cwd: '.' },
  { name: 'server: schema.graphql', script: 'server/dist/src/generate.js', args: [], cwd: '.' },
  { name: 'web: types of the contract', script: 'web/node_modules/@graphql-codegen/cli/cjs/bin.js', args: ['--config', 'codegen.ts'], cwd: 'web' },
];

function run({ name, script, args, cwd }: Generator): void {
  const path = join(ROOT, script);
  if (!existsSync(path)) throw new Error(`${name}: ${script} is missing; not built, or the room has no generator yet.`);
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: join(ROOT, cwd), stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name}: ${script} ended with ${String(status)}`);
}

/** Contents of all files of the rooms that generate. */
function snapshot(): Map<string, Buffer> {
  return new Map(files().filter((path) => /^(sql|server|web)\//.test(path)).map((path) => [path, readFileSync(join(ROOT, path))]));
}

function restore(before: ReadonlyMap<string, Buffer>, drifted: readonly string[]): void {
  for (const path of drifted) {
    const content = before.get(path);
    if (content === undefined) rmSync(join(ROOT, path), { force: true });
    else {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), content);
    }
  }
}

function differences(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().filter((path) => {
    const old = before.get(path);
    const now = after.get(path);
    return old === undefined || now === undefined || !old.equals(now);
  });
}

/** Generates, compares, and puts everything back. Paths that differ from what is in the checkout. */
function drift(): string[] {
  const before = snapshot();
  try {
    GENERATORS.forEach(run);
    return differences(before, snapshot());
  } finally {
    restore(before, differences(before, snapshot()));
  }
}

try {
  if (process.argv.includes('--check')) {
    const drifted = drift();
    if (drifted.length > 0) throw new Error(`Out of date, run npm run generate:\n${drifted.map((path) => `  ${path}`).join('\n')}`);
  } else {
    GENERATORS.forEach(run);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
