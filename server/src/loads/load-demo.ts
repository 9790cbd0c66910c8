import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DEFAULTS, loadFiles, readProfile, recordProfileId, writeDemo, type LoadProgress } from '@concord/etl';
import { compileDataVersion, type Stores } from '@concord/sql';

/** What the registry says of them: nobody asked. */
const BY = 'demo';

/** Loads the bundled 演示数据 into a store in which nothing was ever published. Returns whether it did. */
export async function loadDemoIfEmpty(stores: Stores, pseudonymKey: string | undefined, onProgress: (progress: LoadProgress, part: string) => void): Promise<boolean> {
  const { rows } = await stores.engine.reader.ask(compileDataVersion());
  if (rows.length > 0) return false;
  const dir = await mkdtemp(join(tmpdir(), 'concord-demo-'));
  try {
    const { records, files } = await writeDemo(dir, DEMO_DEFAULTS);
    for (const { kind, file } of records) {
      const profile = await readProfile(recordProfileId(kind));
      await loadFiles(stores, { profile, files: [file], dataset: 'demo', by: BY, onProgress: (p) => onProgress(p, profile.label.zh) });
    }
    const profile = await readProfile('demo');
    for (const [i, file] of files.entries()) {
      await loadFiles(stores, { profile, files: [file], by: BY, onProgress: (p) => onProgress(p, `${i + 1}/${files.length}`), ...(pseudonymKey === undefined ? {} : { pseudonymKey }) });
    }
    return true;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
