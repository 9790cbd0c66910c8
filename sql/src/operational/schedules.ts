import type { Selectable } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from './tables.js';

/** What a person sets of a schedule. */
export interface ScheduleSetting {
  readonly id: string;
  readonly name: string;
  /** Id of the source profile its deliveries are read with; '' where it loads nothing. */
  readonly profile: string;
  readonly kind: 'folder' | 'source' | 'backup' | 'retention';
  /** The name the operator gave the folder or the source, or of the folder backups go to, '' where there is none; neither a path nor an address. */
  readonly place: string;
  /** When it runs: five fields of cron, in the institution's zone. */
  readonly pattern: string;
  readonly enabled: boolean;
  /** How often a table is read whole, and not only what its watermark says is new. */
  readonly fullRead: 'never' | 'weekly' | 'monthly';
}

/** Something that is done by itself: a folder to watch, a source to ask, a backup to make, rules of how long is kept to apply. Times are UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
export interface Schedule extends ScheduleSetting {
  /** Undefined of one that was there before this was kept. */
  readonly addedAt: string | undefined;
  readonly nextRunAt: string | undefined;
  /** Until when the process that runs it has said it is alive; undefined while nobody runs it. */
  readonly heldUntil: string | undefined;
  readonly lastRunAt: string | undefined;
  /** When the last run that did what it was there for ended. */
  readonly lastDoneAt: string | undefined;
  /** When the last run that read the whole table began. */
  readonly lastFullAt: string | undefined;
  /** `attention`: it ran, and a person should look at what came of it. */
  readonly lastState: 'none' | 'done' | 'attention' | 'failed';
  /** Empty, or a code, a Chinese and an English sentence, one a line. */
  readonly lastResult: string;
  /** Runs that failed since the last that did not. */
  readonly failures: number;
}

/** How a run ended; a state that is left out leaves what the run before came to. */
export interface ScheduleEnd {
  readonly nextRunAtMs: number | undefined;
  readonly came?: Pick<Schedule, 'lastState' | 'lastResult' | 'failures'>;
  /** It read the whole table, and began then. */
  readonly wasFullAt?: string | undefined;
}

const scheduleOf = (row: Selectable<Tables['schedule']>): Schedule => ({
  id: row.id, name: row.name, profile: row.profile, kind: row.kind as Schedule['kind'], place: row.place, pattern: row.pattern, enabled: row.enabled === 1,
  fullRead: row.full_read as Schedule['fullRead'], lastFullAt: row.last_full_at ?? undefined,
  addedAt: row.added_at ?? undefined, lastDoneAt: row.last_done_at ?? undefined,
  nextRunAt: row.next_run_at ?? undefined, heldUntil: row.held_until ?? undefined, lastRunAt: row.last_run_at ?? undefined,
  lastState: row.last_state as Schedule['lastState'], lastResult: row.last_result, failures: row.failures,
});

const timeOf = (ms: number | undefined): string | null => (ms === undefined ? null : storeTime(ms));

/** What is done by itself, who runs it now, and how its last run went. All methods throw `OperationalError`. */
export class Schedules {
  constructor(private readonly db: OperationalDb) {}

  /** Adds a schedule or changes its setting and when it runs next (since 1970; undefined: never); what its last run came to stays. */
  async save({ id, name, profile, kind, place, pattern, enabled, fullRead }: ScheduleSetting, nextRunAtMs: number | undefined, nowMs = Date.now()): Promise<void> {
    const setting = { name: storable(name), profile, kind, place: storable(place), pattern, enabled: enabled ? 1 : 0, full_read: fullRead, next_run_at: timeOf(nextRunAtMs) };
    await this.db.insertInto('schedule').values({ id, ...setting, added_at: storeTime(nowMs), holder: '', held_until: null, last_run_at: null, last_done_at: null, last_full_at: null, last_state: 'none', last_result: '', failures: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(setting)).execute();
  }

  /** Every schedule, by name. */
  async list(): Promise<readonly Schedule[]> {
    return (await this.db.selectFrom('schedule').selectAll().orderBy('name').orderBy('id').execute()).map(scheduleOf);
  }

  /** One schedule. */
  async find(id: string): Promise<Schedule | undefined> {
    const row = await this.db.selectFrom('schedule').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : scheduleOf(row);
  }

  /** Has a schedule run as soon as somebody can, also one that is off: the wish is kept as the time of the next run. */
  async wish(id: string, nowMs = Date.now()): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('schedule').set({ next_run_at: storeTime(nowMs) }).where('id', '=', id).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /**
   * Takes the schedule that has been due longest and that nobody runs, for `holder`, who has to `renew` before `heldMs` have passed; a holder that did
   * not is taken for dead. Undefined when none is due. Of two processes that ask at once, one gets it.
   */
  claim(holder: string, heldMs: number, nowMs = Date.now()): Promise<Schedule | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const now = storeTime(nowMs);
      const row = await trx.selectFrom('schedule').selectAll().where('next_run_at', '<=', now)
        .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)])).orderBy('next_run_at').limit(1).executeTakeFirst();
      if (row === undefined) return undefined;
      const held = { holder, held_until: storeTime(nowMs + heldMs), last_run_at: now };
      await trx.updateTable('schedule').set(held).where('id', '=', row.id).execute();
      return scheduleOf({ ...row, ...held });
    });
  }

  /** Says that a run is alive. False when the schedule is somebody else's by now, or gone. */
  async renew(id: string, holder: string, heldMs: number, nowMs = Date.now()): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('schedule').set({ held_until: storeTime(nowMs + heldMs) }).where('id', '=', id).where('holder', '=', holder).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Ends a run and says when the next one is. Does nothing to a schedule that is somebody else's by now. */
  async finish(id: string, holder: string, { nextRunAtMs, came, wasFullAt }: ScheduleEnd, nowMs = Date.now()): Promise<void> {
    const result = came === undefined ? {} : { last_state: came.lastState, last_result: storable(came.lastResult), failures: came.failures };
    const done = came === undefined || came.lastState === 'failed' ? {} : { last_done_at: storeTime(nowMs) };
    const full = wasFullAt === undefined ? {} : { last_full_at: wasFullAt };
    await this.db.updateTable('schedule').set({ holder: '', held_until: null, next_run_at: timeOf(nextRunAtMs), ...result, ...done, ...full }).where('id', '=', id).where('holder', '=', holder).execute();
  }

  /** Removes a schedule with what it knew of its files. Returns whether there was one. */
  remove(id: string): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      await trx.deleteFrom('watched_file').where('schedule_id', '=', id).execute();
      const { numDeletedRows } = await trx.deleteFrom('schedule').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    });
  }
}
