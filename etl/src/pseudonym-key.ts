import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key of the embedded store in `dataDir`: made at random the first time and kept beside the data, readable by its owner only.
 * It must stay with the data: another key would give the same party another pseudonym. Hex, 64 characters.
 */
export async function keptPseudonymKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'pseudonym.key');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}
