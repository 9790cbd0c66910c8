import type { Selectable } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from '../tables.js';

/** A report that is sent by itself, as it was set and by whom. Times are UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
export interface ReportScheduleEntry {
  readonly id: string;
  readonly name: string;
  /** JSON; kept as it is. */
  readonly body: string;
  readonly owner: string;
  /** The grant the owner acted by, or ''. */
  readonly ownerGrant: string;
  /** JSON: what the owner saw when it was saved. */
  readonly ownerScope: string;
  readonly enabled: boolean;
  /** Up to when its times were seen to: the next one is the first after. */
  readonly countedTo: string;
  /** Undefined: it is off, or the next time is not known. */
  readonly nextAt: string | undefined;
  /** Why it is not known, or ''. */
  readonly fault: string;
  readonly savedAt: string;
}

/** A run to begin: one time that a schedule was due, or that somebody asked for. */
export interface RunToBegin {
  readonly id: string;
  readonly scheduleId: string;
  readonly name: string;
  readonly dueAt: string;
  readonly period: string;
  readonly cause: 'hand' | 'time';
  readonly askedBy: string;
  /** JSON: the schedule as it is now. */
  readonly body: string;
  /** It is only noted that nobody runs it. */
  readonly isPassedOver: boolean;
  readonly message: string;
  readonly recipients: number;
}

const entryOf = (row: Selectable<Tables['report_schedule']>): ReportScheduleEntry => ({
  id: row.id, name: row.name, body: row.body, owner: row.owner, ownerGrant: row.owner_grant, ownerScope: row.owner_scope, enabled: row.enabled === 1, countedTo: row.counted_to,
  nextAt: row.next_at ?? undefined, fault: row.fault, savedAt: row.saved_at,
});

/** Writes a run with a delivery for each of its recipients; nothing where the schedule has one of that time already. */
async function insertRun(trx: OperationalDb, run: RunToBegin, now: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await trx.insertInto('report_run').values({
    id: run.id, schedule_id: run.scheduleId, name: storable(run.name), due_at: run.dueAt, period: run.period, cause: run.cause, asked_by: run.askedBy, body: storable(run.body), data_version: null,
    state: run.isPassedOver ? 'passed_over' : 'waiting', message: storable(run.message), tries: 0, made_at: null, ended_at: run.isPassedOver ? now : null, holder: '', held_until: null, next_try_at: run.isPassedOver ? null : now,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added !== 1n) return false;
  const deliveries = Array.from({ length: run.isPassedOver ? 0 : run.recipients }, (_, at) => ({ run_id: run.id, recipient_no: at, state: 'waiting', message: '', message_id: '', sends: 0, files: '[]', sent_at: null }));
  if (deliveries.length > 0) await trx.insertInto('report_delivery').values(deliveries).execute();
  return true;
}

/** Reports that are sent by themselves. All methods throw `OperationalError`. */
export class ReportSchedules {
  constructor(private readonly db: OperationalDb) {}

  /** Adds a schedule, or sets it anew. */
  async save(entry: ReportScheduleEntry): Promise<void> {
    const { id, name, body, owner, ownerGrant, ownerScope, enabled, countedTo, nextAt, fault, savedAt } = entry;
    const values = { name: storable(name), body: storable(body), owner, owner_grant: ownerGrant, owner_scope: storable(ownerScope), enabled: enabled ? 1 : 0, counted_to: countedTo, next_at: nextAt ?? null, fault: storable(fault), saved_at: savedAt };
    await this.db.insertInto('report_schedule').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  }

  /** Every schedule, by name. */
  async list(): Promise<readonly ReportScheduleEntry[]> {
    return (await this.db.selectFrom('report_schedule').selectAll().orderBy('name').orderBy('id').execute()).map(entryOf);
  }

  /** One schedule. */
  async find(id: string): Promise<ReportScheduleEntry | undefined> {
    const row = await this.db.selectFrom('report_schedule').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : entryOf(row);
  }

  /** Schedules to look at now: those that are due, and those whose next time was not known. */
  async toLookAt(nowMs = Date.now()): Promise<readonly ReportScheduleEntry[]> {
    const rows = await this.db.selectFrom('report_schedule').selectAll().where('enabled', '=', 1).where((eb) => eb.or([eb('next_at', '<=', storeTime(nowMs)), eb('next_at', 'is', null)])).orderBy('next_at').orderBy('id').execute();
    return rows.map(entryOf);
  }

  /**
   * Sees to the times of a schedule up to `countedTo`, with the runs of it that were due. False, and nothing written, when it was set anew or somebody else saw to them
   * since it was read: of two processes that look at once, one begins the runs.
   */
  advance({ id, countedTo, savedAt }: ReportScheduleEntry, to: Pick<ReportScheduleEntry, 'countedTo' | 'fault' | 'nextAt'>, runs: readonly RunToBegin[], nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('report_schedule').set({ counted_to: to.countedTo, next_at: to.nextAt ?? null, fault: storable(to.fault) })
        .where('id', '=', id).where('counted_to', '=', countedTo).where('saved_at', '=', savedAt).where('enabled', '=', 1).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      for (const run of runs) await insertRun(trx, run, storeTime(nowMs));
      return true;
    });
  }

  /** Begins a run that somebody asked for; false where the schedule has one of that very time. */
  begin(run: RunToBegin, nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute((trx) => insertRun(trx, run, storeTime(nowMs)));
  }

  /** Removes a schedule; its runs stay. Returns whether there was one. */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('report_schedule').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
