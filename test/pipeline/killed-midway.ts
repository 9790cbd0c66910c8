import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StoresConfig } from '@concord/sql';
import { rowProfile } from './scratch-store.js';

const LOADER = join(__dirname, 'resumed-loader.cjs');
const ROWS = 60_000;

/** Rows of half a kilobyte, so that a file is several segments; some with too few fields, some at fault, some twice, some quoted. */
function delivery(file: number): string {
  const row = (n: number): string => {
    const id = `R${String(file)}-${String(n)}`;
    if (n % 9_001 === 5) return `${id},2024-01-05`;
    const day = n % 7_001 === 6 ? '2024-02-30' : `2024-0${String(1 + (n % 9))}-1${String(n % 9)}`;
    const twice = n % 8_009 === 7 ? `R${String(file)}-${String(n - 1)}` : id;
    return `${twice},${day},,,${String(n % 977)}.5,"上海, ${'长'.repeat(150)}",当事人${String(n)},1,是,3`;
  };
  return ['编号,收案,办结,结果,金额,地区,当事人,次数,回访,评分', ...Array.from({ length: ROWS }, (_, n) => row(n)), ''].join('\r\n');
}

/** Writes two files of a delivery, and its profile, into a folder; returns the files. */
export async function writeDelivery(folder: string): Promise<string[]> {
  const files = [join(folder, 'a.csv'), join(folder, 'b.csv')];
  for (const [index, path] of files.entries()) await writeFile(path, delivery(index));
  await writeFile(join(folder, 'profile.yaml'), rowProfile().text);
  return files;
}

/** What a process is to load, and where. */
export interface MidwayLoad {
  /** Where `writeDelivery` put the profile. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly pseudonymKey: string;
  readonly stores: StoresConfig;
}

/** Loads files in a process of its own, and kills it without warning once `when` holds for what it said and for the mark it left; it stands still until that is known. */
export async function killMidway({ folder, files, pseudonymKey, stores }: MidwayLoad, when: (phase: string, marked: boolean) => boolean): Promise<void> {
  const home = dirname(stores.operational.path);
  const scratch = (): string[] => (existsSync(home) ? readdirSync(home).filter((one) => one.startsWith('scratch')).map((one) => join(home, one)) : []);
  const marked = (): boolean => scratch().some((folder) => readdirSync(folder).some((one) => existsSync(join(folder, one, 'mark.json'))));
  const child = spawn(process.execPath, [LOADER, JSON.stringify(stores), pseudonymKey, join(folder, 'profile.yaml'), ...files], { env: { ...process.env, UV_THREADPOOL_SIZE: '24' }, stdio: ['pipe', 'pipe', 'inherit'] });
  // What was killed takes no more answers.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (when(line.split(' ')[0] ?? '', marked())) child.kill('SIGKILL');
    else child.stdin.write('.');
  });
  const [, signal] = await once(child, 'close') as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}
