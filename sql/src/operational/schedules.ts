import type { Selectable } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from './tables.js';

/** Something that is loaded by itself: a folder to watch, or a source to ask. */
export interface Schedule {
  readonly id: string;
  /** Id of the source profile its deliveries are read with. */
  readonly profile: string;
  readonly kind: 'folder' | 'source';
  /** The folder's path, or the name of the source; never a password. */
  readonly place: string;
  readonly everyMinutes: number;
  readonly enabled: boolean;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`; undefined before the first run. */
  readonly lastRunAt: string | undefined;
  /** What the last run came to: empty, or a code, a Chinese and an English sentence, one a line. */
  readonly lastResult: string;
}

/** What a person sets of a schedule. */
export type ScheduleSetting = Omit<Schedule, 'lastRunAt' | 'lastResult'>;

const scheduleOf = (row: Selectable<Tables['schedule']>): Schedule => ({
  id: row.id, profile: row.profile, kind: row.kind === 'folder' ? 'folder' : 'source', place: row.place, everyMinutes: row.every_minutes,
  enabled: row.enabled === 1, lastRunAt: row.last_run_at ?? undefined, lastResult: row.last_result,
});

/** What is loaded by itself, and how its last run went. All methods throw `OperationalError`. */
export class Schedules {
  constructor(private readonly db: OperationalDb) {}

  /** Adds a schedule or changes its setting; what its last run came to stays. */
  async save({ id, profile, kind, place, everyMinutes, enabled }: ScheduleSetting): Promise<void> {
    const setting = { profile, kind, place: storable(place), every_minutes: everyMinutes, enabled: enabled ? 1 : 0 };
    await this.db.insertInto('schedule').values({ id, ...setting, last_run_at: null, last_result: '' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(setting)).execute();
  }

  /** Every schedule, by id. */
  async list(): Promise<readonly Schedule[]> {
    return (await this.db.selectFrom('schedule').selectAll().orderBy('id').execute()).map(scheduleOf);
  }

  /**
   * Takes the next run of a schedule, if it is enabled and its last run began at least its interval ago (`nowMs`, since 1970): notes the time
   * and returns it. Undefined when it is not due. Of two processes that ask at once, one gets it.
   */
  claim(id: string, nowMs = Date.now()): Promise<Schedule | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom('schedule').selectAll().where('id', '=', id).where('enabled', '=', 1).executeTakeFirst();
      if (row === undefined) return undefined;
      const notAfter = storeTime(nowMs - row.every_minutes * 60_000);
      if (row.last_run_at !== null && row.last_run_at > notAfter) return undefined;
      const now = storeTime(nowMs);
      await trx.updateTable('schedule').set({ last_run_at: now }).where('id', '=', id).execute();
      return scheduleOf({ ...row, last_run_at: now });
    });
  }

  /** Notes what a run came to: a code, a Chinese and an English sentence, one a line. */
  async note(id: string, result: string): Promise<void> {
    await this.db.updateTable('schedule').set({ last_result: storable(result) }).where('id', '=', id).execute();
  }

  /** Removes a schedule. Returns whether there was one. */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('schedule').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
