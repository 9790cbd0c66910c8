import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  if (dirname(folder) === folder) throw new Error('This file is not inside a checkout of Concord.');
  return rootAbove(dirname(folder));
}

/** Absolute path of the checkout, from the source as from its compiled form. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The five rooms, from the ground floor up. */
export const ROOMS = ['sql', 'etl', 'server', 'web', 'test'] as const;

/** Every file that is, or would be, committed: paths from the root, with forward slashes. Throws without git. */
export function files(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(ROOT, path))).sort();
}

/** Text of a file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
