import { storable, storeTime, type OperationalDb } from './tables.js';

/** What became of a file of a watched folder, as it was when it was looked at. */
export interface WatchedFile {
  readonly name: string;
  /** Size, times and inode as one text: a file that shows the same has not changed and is not read again. */
  readonly look: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** Of the profile it was tried with. */
  readonly profileHash: string;
  /** `unchanged`: its contents had been loaded before. */
  readonly state: 'loaded' | 'unchanged' | 'refused';
  readonly loadNo: number | undefined;
  /** Of a refused file: a code, a Chinese and an English sentence, one a line. */
  readonly message: string;
}

/** What became of the files of watched folders. The files themselves stay where they are. All methods throw `OperationalError`. */
export class WatchedFiles {
  constructor(private readonly db: OperationalDb) {}

  /** The files a schedule has met, by name, with when each was noted (UTC, `YYYY-MM-DD hh:mm:ss.mmm`). */
  async list(scheduleId: string): Promise<readonly (WatchedFile & { readonly seenAt: string })[]> {
    const rows = await this.db.selectFrom('watched_file').selectAll().where('schedule_id', '=', scheduleId).orderBy('name').execute();
    return rows.map((row) => ({
      name: row.name, look: row.look, hash: row.hash, profileHash: row.profile_hash, state: row.state as WatchedFile['state'], loadNo: row.load_no ?? undefined, message: row.message,
      seenAt: row.seen_at,
    }));
  }

  /** Notes what became of a file, in the place of what was noted under its name before. */
  async note(scheduleId: string, file: WatchedFile): Promise<void> {
    const values = { look: file.look, hash: file.hash, profile_hash: file.profileHash, state: file.state, load_no: file.loadNo ?? null, message: storable(file.message), seen_at: storeTime() };
    await this.db.insertInto('watched_file').values({ schedule_id: scheduleId, name: storable(file.name), ...values })
      .onConflict((conflict) => conflict.columns(['schedule_id', 'name']).doUpdateSet(values)).execute();
  }
}
