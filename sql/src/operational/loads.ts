import type { Insertable, Selectable } from 'kysely';
import { operationalFailure } from './failure.js';
import { storable, storeTime, storeTimeMs, type OperationalDb, type Tables } from './tables.js';

/** `running` is of a load under way or killed; `unchanged` of a delivery the store already had; `withdrawn` of one taken back. */
export type LoadState = 'running' | 'published' | 'unchanged' | 'failed' | 'withdrawn';

/** One load as the registry knows it. delivered = loaded + folded + unchanged + rejected once it has ended well. */
export interface LoadEntry {
  readonly loadNo: number;
  readonly dataset: string;
  readonly source: string;
  readonly profile: string;
  readonly profileHash: string;
  readonly profileText: string;
  readonly fileNames: readonly string[];
  readonly fileHash: string;
  readonly fileBytes: number;
  readonly state: LoadState;
  /** Empty, or a code, a Chinese and an English sentence, one a line. */
  readonly message: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly startedAt: string;
  /** Likewise, or '' while it runs. */
  readonly finishedAt: string;
  /** `YYYY-MM-DD`, or '' while unknown. */
  readonly asOf: string;
  /** The table of cases this load made, by the uuid its publication carries; '' until it is about to be published. */
  readonly publicationId: string;
  readonly delivered: number;
  readonly loaded: number;
  readonly folded: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly casesNew: number;
  readonly casesChanged: number;
  /** Who brought it: a viewer's id, `cli`, or `schedule` and its name; '' where it is not known. */
  readonly by: string;
}

/** What tells a delivery from every other one. */
export type Delivery = Pick<LoadEntry, 'dataset' | 'source' | 'profileHash' | 'fileHash'>;

/** A load that is not known to have ended. */
export interface RunningLoad {
  readonly loadNo: number;
  readonly publicationId: string;
  /** Its last sign of life, in ms since 1970. */
  readonly seenMs: number;
}

function rowOf(entry: LoadEntry, seenAt: string): Insertable<Tables['load']> {
  return {
    load_no: entry.loadNo, dataset: entry.dataset, source: entry.source, profile: entry.profile, profile_hash: entry.profileHash,
    profile_text: storable(entry.profileText), file_names: JSON.stringify(entry.fileNames.map(storable)), file_hash: entry.fileHash, file_bytes: entry.fileBytes,
    state: entry.state, message: storable(entry.message), started_at: entry.startedAt, seen_at: seenAt, finished_at: entry.finishedAt || null,
    as_of_on: entry.asOf || null, publication_id: entry.publicationId, delivered: entry.delivered, loaded: entry.loaded, folded: entry.folded,
    unchanged: entry.unchanged, rejected: entry.rejected, cases_new: entry.casesNew, cases_changed: entry.casesChanged, by: storable(entry.by),
  };
}

const entryOf = (row: Selectable<Tables['load']>): LoadEntry => ({
  loadNo: row.load_no, dataset: row.dataset, source: row.source, profile: row.profile, profileHash: row.profile_hash, profileText: row.profile_text,
  fileNames: JSON.parse(row.file_names) as string[], fileHash: row.file_hash, fileBytes: row.file_bytes, state: row.state as LoadState, message: row.message,
  startedAt: row.started_at, finishedAt: row.finished_at ?? '', asOf: row.as_of_on ?? '', publicationId: row.publication_id, delivered: row.delivered,
  loaded: row.loaded, folded: row.folded, unchanged: row.unchanged, rejected: row.rejected, casesNew: row.cases_new, casesChanged: row.cases_changed, by: row.by,
});

/** The registry of loads: every load ever begun, one row each. All methods throw `OperationalError`. */
export class LoadRegistry {
  constructor(private readonly db: OperationalDb) {}

  /**
   * Enters a load under a number that is above `above` and was never given before, with `spare` numbers below it that are never given either.
   * Undefined, and nothing entered, while another load runs: of two processes that ask at once, one is let in.
   */
  begin(entry: Omit<LoadEntry, 'loadNo'>, above: number, spare = 0): Promise<LoadEntry | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const running = await trx.selectFrom('load').select('load_no').where('state', '=', 'running').limit(1).execute();
      if (running.length > 0) return undefined;
      const last = await trx.selectFrom('load').select((eb) => eb.fn.max('load_no').as('no')).executeTakeFirst();
      const begun: LoadEntry = { ...entry, loadNo: Math.max(last?.no ?? 0, above) + spare + 1 };
      await trx.insertInto('load').values(rowOf(begun, storeTime())).execute();
      return begun;
    });
  }

  /** Writes a running load as it is now, which is also its sign of life. False, and nothing written, when somebody else has ended it meanwhile. */
  async update(entry: LoadEntry): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('load').set(rowOf(entry, storeTime()))
      .where('load_no', '=', entry.loadNo).where('state', '=', 'running').executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Ends a running load that others began, keeping what it says about the delivery. Does nothing when it has ended already. */
  async end(loadNo: number, state: LoadState, message: string): Promise<void> {
    const now = storeTime();
    await this.db.updateTable('load').set({ state, message: storable(message), finished_at: now, seen_at: now })
      .where('load_no', '=', loadNo).where('state', '=', 'running').execute();
  }

  /** Says anew why a load failed, where what was said has ceased to be so. Does nothing to one that did not fail. */
  async retell(loadNo: number, message: string): Promise<void> {
    await this.db.updateTable('load').set({ message: storable(message) }).where('load_no', '=', loadNo).where('state', '=', 'failed').execute();
  }

  /** Failed loads whose message begins with this code, oldest first. */
  async failedWith(code: string): Promise<readonly Pick<LoadEntry, 'loadNo' | 'startedAt'>[]> {
    const rows = await this.db.selectFrom('load').select(['load_no', 'started_at', 'message']).where('state', '=', 'failed').where('message', 'like', `${code}%`).orderBy('load_no').execute();
    return rows.filter(({ message }) => message.split('\n')[0] === code).map((row) => ({ loadNo: row.load_no, startedAt: row.started_at }));
  }

  /** Notes that a published load was taken back, and by what. Does nothing to one that is not published. */
  async withdraw(loadNo: number, message: string): Promise<void> {
    await this.db.updateTable('load').set({ state: 'withdrawn', message: storable(message) }).where('load_no', '=', loadNo).where('state', '=', 'published').execute();
  }

  /** Loads not known to have ended, oldest first. */
  async running(): Promise<readonly RunningLoad[]> {
    const rows = await this.db.selectFrom('load').select(['load_no', 'publication_id', 'seen_at']).where('state', '=', 'running').orderBy('load_no').execute();
    return rows.map((row) => ({ loadNo: row.load_no, publicationId: row.publication_id, seenMs: storeTimeMs(row.seen_at) }));
  }

  /** Which of these loads are published and were not taken back. */
  async inForce(loadNos: readonly number[]): Promise<ReadonlySet<number>> {
    const found = new Set<number>();
    for (let at = 0; at < loadNos.length; at += 500) {
      const rows = await this.db.selectFrom('load').select('load_no').where('state', '=', 'published').where('load_no', 'in', loadNos.slice(at, at + 500)).execute();
      for (const row of rows) found.add(row.load_no);
    }
    return found;
  }

  /** Published loads that brought exactly this delivery, newest first. */
  async published({ dataset, source, profileHash, fileHash }: Delivery): Promise<readonly Pick<LoadEntry, 'asOf' | 'loadNo' | 'publicationId'>[]> {
    const rows = await this.db.selectFrom('load').select(['load_no', 'publication_id', 'as_of_on'])
      .where('state', '=', 'published').where('dataset', '=', dataset).where('source', '=', source).where('profile_hash', '=', profileHash).where('file_hash', '=', fileHash)
      .orderBy('load_no', 'desc').execute();
    return rows.map((row) => ({ loadNo: row.load_no, publicationId: row.publication_id, asOf: row.as_of_on ?? '' }));
  }

  /** Later loads recognised as this delivery come again, oldest first: they brought nothing of their own. */
  async repeats({ loadNo, dataset, source, profileHash, fileHash }: Delivery & Pick<LoadEntry, 'loadNo'>): Promise<readonly number[]> {
    const rows = await this.db.selectFrom('load').select('load_no').where('state', '=', 'unchanged').where('load_no', '>', loadNo)
      .where('dataset', '=', dataset).where('source', '=', source).where('profile_hash', '=', profileHash).where('file_hash', '=', fileHash).orderBy('load_no').execute();
    return rows.map((row) => row.load_no);
  }

  /** A load by its number. */
  async find(loadNo: number): Promise<LoadEntry | undefined> {
    const row = await this.db.selectFrom('load').selectAll().where('load_no', '=', loadNo).executeTakeFirst();
    return row === undefined ? undefined : entryOf(row);
  }

  /** Who brought these loads, by number; '' where it is not known. */
  async broughtBy(loadNos: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (loadNos.length === 0) return new Map();
    const rows = await this.db.selectFrom('load').select(['load_no', 'by']).where('load_no', 'in', loadNos).execute();
    return new Map(rows.map((row) => [row.load_no, row.by]));
  }

  /** Loads, newest first, of all datasets or one. */
  async newest(limit: number, dataset?: string): Promise<readonly LoadEntry[]> {
    let query = this.db.selectFrom('load').selectAll().orderBy('load_no', 'desc').limit(limit);
    if (dataset !== undefined) query = query.where('dataset', '=', dataset);
    return (await query.execute()).map(entryOf);
  }

  /**
   * Takes in loads that were noted elsewhere, last seen when they ended. Those already taken in stay as they are; a number that is another load's
   * throws OPERATIONAL_OTHER, and none is taken in.
   */
  async carryOver(entries: readonly LoadEntry[]): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      for (const entry of entries) {
        await trx.insertInto('load').values(rowOf(entry, entry.finishedAt || entry.startedAt)).onConflict((conflict) => conflict.column('load_no').doNothing()).execute();
        const held = await trx.selectFrom('load').select(['file_hash', 'started_at']).where('load_no', '=', entry.loadNo).executeTakeFirst();
        if (held?.file_hash !== entry.fileHash || held.started_at !== entry.startedAt) throw operationalFailure(undefined, String(entry.loadNo), 'OPERATIONAL_OTHER');
      }
    });
  }
}
