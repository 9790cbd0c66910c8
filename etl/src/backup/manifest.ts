import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LoadRefused } from '../reject/refusal.js';
import { badBackup } from './seal.js';

/** The files of a backup, beside the engine's own folder. */
export const FILES = { manifest: 'manifest.json', operational: 'operational.jsonl', cases: 'cases', pseudonymKey: 'pseudonym.key' } as const;

const FORMAT = 1;

const manifest = z.object({
  format: z.int(),
  madeAt: z.iso.datetime(),
  /** Where the engine's copy is: in the backup, or under a name on the server it was made by. */
  cases: z.discriminatedUnion('at', [z.object({ at: z.literal('here') }), z.object({ at: z.literal('server'), name: z.string().regex(/^[\w.-]{1,100}$/u) })]),
  dataVersion: z.int().min(0),
  /** The table that was in force; null where nothing had been published. */
  inForce: z.uuid().nullable(),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof manifest>;

/** Writes the manifest of a backup into its folder. */
export async function writeManifest(folder: string, content: Omit<Manifest, 'format'>): Promise<void> {
  await writeFile(join(folder, FILES.manifest), `${JSON.stringify({ format: FORMAT, ...content }, null, 2)}\n`, { mode: 0o600 });
}

function readAs<Shape>(shape: z.ZodType<Shape>, text: string): Shape {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw badBackup(error);
  }
}

const anyForm = z.object({ format: z.int() });

/** Throws `LoadRefused` BACKUP_NEWER for a form this version does not know, BAD_BACKUP for none at all. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, FILES.manifest), 'utf8').catch((error: unknown) => { throw badBackup(error); });
  const content = readAs(anyForm, text);
  if (content.format > FORMAT) throw new LoadRefused('BACKUP_NEWER', '此备份由更新的版本制作，请用该版本恢复。', 'This backup was made by a newer version; bring it back with that.');
  return readAs(manifest, text);
}
