import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PROCESS_ID, SCRATCH_MARK, type Engine, type LoadEntry } from '@concord/sql';
import type { ReadFrom } from '../read/delivery.js';
import { loadTables } from './load-context.js';

/** How much has to be read and typed before it is worth keeping: less is read again in a second. */
export const WORTH_KEEPING_BYTES = 16 << 20;
/** How long what an interrupted load had read waits for the same load. */
export const KEPT_DAYS = 7;

const LOAD_FOLDER = 'concord-load-';

/** How the private folders of a load are named: after it and the process that runs it. */
export const folderOf = ({ scratchDir }: Pick<Engine, 'scratchDir'>, loadNo: number): string => join(scratchDir, `${LOAD_FOLDER}${String(loadNo)}-${PROCESS_ID}-`);

/** Whose folder that is. */
function ownerOf(name: string): Pick<LoadFolder, 'loadNo' | 'processId'> {
  const [, loadNo = Number.NaN, processId = ''] = /^concord-load-(\d+)-([^-]*-\d+-[^-]*)-/u.exec(name) ?? [];
  return { loadNo: Number(loadNo), processId };
}

/** A file of staged rows as the mark has it: its name, its place in `layouts`, its last row and its size. */
export type KeptSegment = readonly [name: string, layout: number, upTo: number, bytes: number];

/** A file of the reader's rejects; of its rows only those below `below` count. */
export interface KeptRejects {
  readonly name: string;
  readonly below: number;
}

/** What was asked for, so that a process that starts again can ask for it again. */
export interface LoadOrder {
  /** Whole paths. */
  readonly files: readonly string[];
  readonly within?: string;
  readonly dataset?: string;
  readonly asOf?: string;
  readonly full?: boolean;
  readonly by?: string;
  readonly profileText: string;
}

/** What of a load is wholly read and typed. It lies beside what it speaks of, so that neither is ever there without the other. */
export interface Mark {
  readonly loadNo: number;
  readonly startedAt: string;
  readonly order: LoadOrder;
  /** It had gone on from another load itself. */
  readonly wentOn: boolean;
  /** Says what else has to be the same for this to be what a load would read and type itself. */
  readonly identity: string;
  /** Where reading goes on. */
  readonly from: ReadFrom;
  /** Bytes of its files. */
  readonly bytes: number;
  readonly layouts: readonly (readonly string[])[];
  readonly segments: readonly KeptSegment[];
  readonly rejects: readonly KeptRejects[];
}

/** What an interrupted load left: its mark, and the folder both lie in. */
export interface KeptWork extends Mark {
  readonly folder: string;
}

/** Writes a mark in one step: there is the old one or the new one, never half of one. */
export async function writeMark(folder: string, mark: Mark): Promise<void> {
  const next = join(folder, `${SCRATCH_MARK}.next`);
  await writeFile(next, JSON.stringify(mark), { mode: 0o600 });
  await rename(next, join(folder, SCRATCH_MARK));
}

/** From now on nothing of the load is worth keeping: what follows is read anew. */
export const removeMark = (folder: string): Promise<void> => rm(join(folder, SCRATCH_MARK), { force: true });

async function readMark(folder: string): Promise<KeptWork | undefined> {
  try {
    return { ...JSON.parse(await readFile(join(folder, SCRATCH_MARK), 'utf8')) as Mark, folder };
  } catch {
    // None, or none that can be read: nothing to go on from.
    return undefined;
  }
}

/** The private folder of a load, and what is kept in it. */
export interface LoadFolder {
  readonly folder: string;
  readonly loadNo: number;
  /** The process that made it. */
  readonly processId: string;
  readonly kept: KeptWork | undefined;
}

/** True where the scratch folder is the product's own: in one that everybody uses nothing is kept, and nothing that others may need is removed. */
export const hasOwnFolder = ({ scratchDir }: Pick<Engine, 'scratchDir'>): boolean => scratchDir !== tmpdir();

/** The folders of loads in the product's own scratch folder. */
export async function loadFolders(engine: Engine): Promise<readonly LoadFolder[]> {
  if (!hasOwnFolder(engine)) return [];
  const { scratchDir } = engine;
  const names = (await readdir(scratchDir)).filter((name) => name.startsWith(LOAD_FOLDER));
  return Promise.all(names.map(async (name) => ({ folder: join(scratchDir, name), ...ownerOf(name), kept: await readMark(join(scratchDir, name)) })));
}

/** Removes the private folders of a load that is over; safe to repeat. */
export async function removeFolders(engine: Engine, loadNo: number): Promise<void> {
  for (const own of await loadFolders(engine)) if (own.loadNo === loadNo) await rm(own.folder, { recursive: true, force: true });
}

/** What of an earlier load this one may go on from, if its files and its table are as the mark says. */
export async function findKept(engine: Engine, identity: string, { loadNo }: Pick<LoadEntry, 'loadNo'>): Promise<KeptWork | undefined> {
  const kept = (await loadFolders(engine)).map((one) => one.kept).find((one) => one !== undefined && one.identity === identity && one.loadNo !== loadNo);
  return kept !== undefined && await isWhole(engine, kept) ? kept : undefined;
}

/** After a power cut files may be shorter than they were, and rows be missing. */
async function isWhole(engine: Engine, { folder, loadNo, segments, rejects, from }: KeptWork): Promise<boolean> {
  try {
    for (const [name, , , bytes] of segments) if ((await stat(join(folder, basename(name)))).size !== bytes) return false;
    for (const { name } of rejects) await stat(join(folder, basename(name)));
    const { rows } = await engine.writer.ask({ sql: `SELECT count() FROM ${loadTables(loadNo).typed} WHERE segment < ${String(segments.length)}` });
    return Number(rows[0]?.[0]) === from.rows - from.rejected;
  } catch {
    return false;
  }
}

/** Takes away what was kept of a load; safe to repeat. */
export async function discardKept(engine: Engine, { folder, loadNo }: Pick<KeptWork, 'folder' | 'loadNo'>): Promise<void> {
  await removeMark(folder);
  await engine.writer.run({ sql: `DROP TABLE IF EXISTS ${loadTables(loadNo).typed} SYNC` });
  await rm(folder, { recursive: true, force: true });
}
