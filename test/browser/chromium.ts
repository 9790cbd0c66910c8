import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { ROOT } from '../house/checkout.js';

/** A browser that was seen to open a page, and the arguments it needs here. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Shared libraries that come with it, for a machine that lacks them. */
  readonly libraries?: string;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Containers run as root and without a GPU or much shared memory. Nothing here weakens what a page may do. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
/** The packaged build has no zygote: it was made for places that start one process only. */
const PACKAGED_ARGS = [...ARGS, '--no-zygote'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(path: string): string[] {
  return path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))).filter(isExecutable);
}

const UNPACKED = join(ROOT, '.concord/chromium');
const UNPACK = join(ROOT, 'test/browser/unpack-chromium.cjs');

/**
 * The build that comes as a package, unpacked once. It unpacks into TMPDIR and trusts what lies there, so it gets a folder of its own;
 * it unpacks its shared libraries only where it believes to be in the cloud, and changes the environment, so it gets a process of its own.
 */
async function packaged(): Promise<Chromium> {
  if (!existsSync(UNPACKED)) {
    mkdirSync(join(UNPACKED, '..'), { recursive: true });
    const folder = mkdtempSync(`${UNPACKED}-`);
    const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await promisify(execFile)(process.execPath, [UNPACK], { env });
    renameSync(folder, UNPACKED);
  }
  return { executablePath: join(UNPACKED, 'chromium'), args: PACKAGED_ARGS, libraries: join(UNPACKED, 'al2023', 'lib') };
}

/** Playwright's options to launch it. */
export function launchOptions({ executablePath, args, libraries }: Chromium): { executablePath: string; args: string[]; env?: Record<string, string> } {
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return { executablePath, args: [...args], ...(libraries ? { env: { ...env, LD_LIBRARY_PATH: libraries } } : {}) };
}

/** Opens and closes a page. The first line of what went wrong, or null when it worked. */
async function tryOut(candidate: Chromium): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...launchOptions(candidate), timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent('<p>和衷</p>');
    await browser.close();
    return null;
  } catch (error) {
    const lines = String(error).split('\n');
    return (lines.find((line) => /error while loading|cannot open/.test(line)) ?? lines[0] ?? '').trim();
  }
}

async function* candidates(env: NodeJS.ProcessEnv): AsyncGenerator<Chromium> {
  const named = env['CHROMIUM'];
  if (named) {
    yield { executablePath: named, args: ARGS };
    return;
  }
  for (const executablePath of onPath(env['PATH'] ?? '')) yield { executablePath, args: ARGS };
  yield packaged();
}

/**
 * `CHROMIUM` when it is set, and nothing else then; otherwise the first that works of the system's and the packaged one.
 * Throws one line that says what to install, with what was tried.
 */
export async function findChromium(env: NodeJS.ProcessEnv): Promise<Chromium> {
  const tried: string[] = [];
  for await (const candidate of candidates(env)) {
    const fault = await tryOut(candidate);
    if (fault === null) return candidate;
    tried.push(`${candidate.executablePath}: ${fault}`);
  }
  throw new Error(`No Chromium runs here: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM to its path. Tried ${tried.join('; ')}`);
}
