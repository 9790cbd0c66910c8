import { storable, storeTime, type OperationalDb } from './tables.js';

/** One version of a source profile as somebody saved it. */
export interface SavedProfile {
  readonly id: string;
  /** 1 for the first one saved under this id. */
  readonly version: number;
  readonly hash: string;
  readonly yaml: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly savedAt: string;
}

const COLUMNS = ['id', 'version', 'hash', 'yaml', 'saved_at as savedAt'] as const;

/** Saved source profiles: every version is kept, the newest counts. All methods throw `OperationalError`. */
export class SavedProfiles {
  constructor(private readonly db: OperationalDb) {}

  /** Saves a profile as the next version of its id. When the newest version has the same hash, that one is returned and nothing is written. */
  save(profile: Pick<SavedProfile, 'id' | 'hash' | 'yaml'>): Promise<SavedProfile> {
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('profile').select(COLUMNS).where('id', '=', profile.id).orderBy('version', 'desc').limit(1).executeTakeFirst();
      if (newest?.hash === profile.hash) return newest;
      const saved: SavedProfile = { id: profile.id, version: (newest?.version ?? 0) + 1, hash: profile.hash, yaml: storable(profile.yaml), savedAt: storeTime() };
      await trx.insertInto('profile').values({ id: saved.id, version: saved.version, hash: saved.hash, yaml: saved.yaml, saved_at: saved.savedAt }).execute();
      return saved;
    });
  }

  /** A version of a profile, the newest unless one is named. */
  find(id: string, version?: number): Promise<SavedProfile | undefined> {
    let query = this.db.selectFrom('profile').select(COLUMNS).where('id', '=', id).orderBy('version', 'desc').limit(1);
    if (version !== undefined) query = query.where('version', '=', version);
    return query.executeTakeFirst();
  }

  /** Every version of a profile, newest first. */
  versions(id: string): Promise<readonly SavedProfile[]> {
    return this.db.selectFrom('profile').select(COLUMNS).where('id', '=', id).orderBy('version', 'desc').execute();
  }

  /** The newest version of each profile, by id. */
  newest(): Promise<readonly SavedProfile[]> {
    return this.db.selectFrom('profile').select(COLUMNS)
      .where((eb) => {
        const newest = eb.selectFrom('profile').select((inner) => ['id', inner.fn.max('version').as('version')]).groupBy('id');
        return eb(eb.refTuple('id', 'version'), 'in', newest.$asTuple('id', 'version'));
      })
      .orderBy('id').execute();
  }
}
