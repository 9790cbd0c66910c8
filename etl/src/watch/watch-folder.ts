import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Stores, WatchedFile } from '@concord/sql';
import type { Profile } from '../profile/profile.js';
import { filesInFolder } from '../read/folder.js';
import { openFile } from '../read/bytes/open-file.js';
import { hashSources } from '../read/source.js';
import { refusalMessage } from '../reject/refusal.js';
import type { LoadResult } from '../run-load.js';
import { refusalOfFile } from './refusal-of-file.js';

/** One look at a watched folder. */
export interface WatchRequest {
  readonly scheduleId: string;
  /** Its real path. */
  readonly folder: string;
  readonly profile: Profile;
  /** Loads one file. */
  readonly load: (path: string) => Promise<LoadResult>;
}

/** What a look at a folder came to, in files. */
export interface WatchRound {
  readonly loaded: number;
  /** Their contents had been loaded before, under this name or another. */
  readonly unchanged: number;
  /** Refused, in this round or an earlier one, and lying there as they did. */
  readonly refused: number;
  /** Still being written: looked at again the next time. */
  readonly waiting: number;
  /** Rows that were rejected of the files loaded. */
  readonly rejectedRows: number;
}

/** A file that shows the same has not changed: a new time of change would also show that it may be read now. */
async function lookAt(path: string): Promise<string> {
  const { size, mtimeNs, ctimeNs, ino } = await lstat(path, { bigint: true });
  return [size, mtimeNs, ctimeNs, ino].map(String).join(' ');
}

async function hashOf(path: string, folder: string): Promise<string> {
  const file = await openFile(path, folder);
  try {
    return await hashSources([file]);
  } finally {
    await file.handle.close();
  }
}

class Round {
  private readonly tally = { loaded: 0, unchanged: 0, refused: 0, waiting: 0, rejectedRows: 0 };
  private readonly byName: ReadonlyMap<string, WatchedFile>;
  /** The load in force that brought each contents. */
  private readonly loads: Map<string, number>;

  constructor(private readonly stores: Stores, private readonly request: WatchRequest, known: readonly WatchedFile[], inForce: ReadonlySet<number>) {
    this.byName = new Map(known.map((file) => [file.name, file]));
    this.loads = new Map(known.flatMap(({ state, hash, loadNo }) => (state === 'refused' || loadNo === undefined || !inForce.has(loadNo) ? [] : [[hash, loadNo] as const])));
  }

  /**
   * A file whose load is in force waits until its contents change. One that was refused, or whose load was taken back, waits until it or the profile changes: what somebody took back
   * may not come again by itself.
   */
  private isSettled(was: WatchedFile | undefined): was is WatchedFile {
    return was !== undefined && (this.isHeld(was) || was.profileHash === this.request.profile.hash);
  }

  private isHeld({ state, hash }: WatchedFile): boolean {
    return state !== 'refused' && this.loads.has(hash);
  }

  private async note(file: Omit<WatchedFile, 'profileHash'>, counts = file.state): Promise<void> {
    this.tally[counts] += 1;
    await this.stores.operational.watchedFiles.note(this.request.scheduleId, { ...file, profileHash: this.request.profile.hash });
  }

  async take(path: string): Promise<void> {
    const name = basename(path);
    const was = this.byName.get(name);
    const look = await lookAt(path);
    if (this.isSettled(was) && was.look === look) {
      if (was.state === 'refused') this.tally.refused += 1;
      return;
    }
    let hash = '';
    try {
      hash = await hashOf(path, this.request.folder);
      const loadNo = this.loads.get(hash);
      if (this.isSettled(was) && was.hash === hash && (was.state === 'refused' || loadNo !== undefined)) await this.note({ ...was, look }, was.state === 'refused' ? 'refused' : 'unchanged');
      else if (loadNo !== undefined) await this.note({ name, look, hash, state: 'unchanged', loadNo, message: '' });
      else await this.load(path, { name, look });
    } catch (error) {
      const refused = refusalOfFile(error);
      if (refused === undefined) throw error;
      if (refused.code === 'FILE_CHANGED') this.tally.waiting += 1;
      else await this.note({ name, look, hash, state: 'refused', loadNo: undefined, message: refusalMessage(refused) });
    }
  }

  private async load(path: string, { name, look }: Pick<WatchedFile, 'name' | 'look'>): Promise<void> {
    const { state, loadNo, sameAs, fileHash, rejected } = await this.request.load(path);
    this.loads.set(fileHash, sameAs ?? loadNo);
    if (state !== 'unchanged') this.tally.rejectedRows += rejected;
    await this.note({ name, look, hash: fileHash, state: state === 'unchanged' ? 'unchanged' : 'loaded', loadNo: sameAs ?? loadNo, message: '' });
  }

  end(waiting: number): WatchRound {
    return { ...this.tally, waiting: this.tally.waiting + waiting };
  }
}

/**
 * Loads what is new in a folder, file by file in the order of their names, each as a delivery of its own. Files are neither moved nor deleted. Links, hard
 * ones as well, are left out; so is what is still being written. Throws what says nothing about a file (`LOAD_RUNNING`, `CANCELLED`, the stores' errors).
 */
export async function watchFolder(stores: Stores, request: WatchRequest): Promise<WatchRound> {
  const { files, leftOut } = await filesInFolder(request.folder, { hardLinks: false });
  const known = await stores.operational.watchedFiles.list(request.scheduleId);
  const inForce = await stores.operational.loads.inForce(known.flatMap(({ loadNo }) => loadNo ?? []));
  const round = new Round(stores, request, known, inForce);
  for (const path of files) await round.take(path);
  return round.end(leftOut.filter(({ why }) => why === 'unfinished').length);
}
