import type { Selectable } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from '../tables.js';

/** `made`: its files are kept and it is being sent; `attention`: sent, and a person should look; `passed_over`: missed, and a newer one was run in its place. */
export const RUN_STATES = ['waiting', 'made', 'done', 'attention', 'failed', 'cancelled', 'passed_over'] as const;
/** One of `RUN_STATES`. */
export type RunState = (typeof RUN_STATES)[number];

/** `refused`: for good, by whoever was to take it; `failed`: given up after many tries; `no_scope`: whoever was to get it may see nothing; `skipped`: there was nothing to report. */
export const DELIVERY_STATES = ['waiting', 'sent', 'refused', 'failed', 'no_scope', 'skipped', 'cancelled'] as const;
/** One of `DELIVERY_STATES`. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What one recipient of a run got, or why not. */
export interface ReportDelivery {
  readonly runId: string;
  /** Place among the recipients of the run, from 0. */
  readonly recipientNo: number;
  readonly state: DeliveryState;
  /** Empty, or a code, a Chinese and an English sentence, one a line. */
  readonly message: string;
  readonly messageId: string;
  /** How often it was sent on purpose: what is sent again has another id. */
  readonly sends: number;
  /** JSON; kept as it is. */
  readonly files: string;
  readonly sentAt: string | undefined;
}

/** One time that a report was due, or asked for. Times are UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
export interface ReportRun {
  readonly id: string;
  readonly scheduleId: string;
  readonly name: string;
  readonly dueAt: string;
  readonly period: string;
  readonly cause: 'hand' | 'time';
  readonly askedBy: string;
  /** JSON: the schedule as it was then. */
  readonly body: string;
  /** The load all its numbers are as of; undefined before the first try. */
  readonly dataVersion: number | undefined;
  readonly state: RunState;
  readonly message: string;
  readonly tries: number;
  readonly heldUntil: string | undefined;
  readonly nextTryAt: string | undefined;
  readonly madeAt: string | undefined;
  readonly endedAt: string | undefined;
}

/** How a try of a run ended; undefined `nextTryAtMs`: there is no other. */
export interface RunEnd {
  readonly state: RunState;
  readonly message: string;
  readonly tries: number;
  readonly nextTryAtMs: number | undefined;
}

const runOf = (row: Selectable<Tables['report_run']>): ReportRun => ({
  id: row.id, scheduleId: row.schedule_id, name: row.name, dueAt: row.due_at, period: row.period, cause: row.cause as ReportRun['cause'], askedBy: row.asked_by, body: row.body, dataVersion: row.data_version ?? undefined,
  state: row.state as RunState, message: row.message, tries: row.tries, heldUntil: row.held_until ?? undefined, nextTryAt: row.next_try_at ?? undefined, madeAt: row.made_at ?? undefined, endedAt: row.ended_at ?? undefined,
});

const deliveryOf = (row: Selectable<Tables['report_delivery']>): ReportDelivery =>
  ({ runId: row.run_id, recipientNo: row.recipient_no, state: row.state as DeliveryState, message: row.message, messageId: row.message_id, sends: row.sends, files: row.files, sentAt: row.sent_at ?? undefined });

const OPEN: readonly RunState[] = ['waiting', 'made'];

/** Runs of reports, who runs them now, and what each recipient got. All methods throw `OperationalError`. */
export class ReportRuns {
  constructor(private readonly db: OperationalDb) {}

  /** The newest runs of all schedules, or of one; with `before`, those due before it. */
  async list({ before, limit, scheduleId }: { readonly scheduleId?: string; readonly before?: string; readonly limit: number }): Promise<readonly ReportRun[]> {
    let asked = this.db.selectFrom('report_run').selectAll().orderBy('due_at', 'desc').orderBy('id').limit(limit);
    if (scheduleId !== undefined) asked = asked.where('schedule_id', '=', scheduleId);
    if (before !== undefined) asked = asked.where('due_at', '<', before);
    return (await asked.execute()).map(runOf);
  }

  /** One run. */
  async find(id: string): Promise<ReportRun | undefined> {
    const row = await this.db.selectFrom('report_run').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : runOf(row);
  }

  /** What the recipients of runs got, in their order. */
  async deliveries(runIds: readonly string[]): Promise<readonly ReportDelivery[]> {
    if (runIds.length === 0) return [];
    return (await this.db.selectFrom('report_delivery').selectAll().where('run_id', 'in', runIds).orderBy('run_id').orderBy('recipient_no').execute()).map(deliveryOf);
  }

  /** Takes the run that has waited longest and that nobody works on, for `holder`, who has to `renew` before `heldMs` have passed. Of two processes that ask at once, one gets it. */
  claim(holder: string, heldMs: number, nowMs = Date.now()): Promise<ReportRun | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const now = storeTime(nowMs);
      const row = await trx.selectFrom('report_run').selectAll().where('next_try_at', '<=', now).where('state', 'in', OPEN)
        .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)])).orderBy('next_try_at').orderBy('id').limit(1).executeTakeFirst();
      if (row === undefined) return undefined;
      const held = { holder, held_until: storeTime(nowMs + heldMs) };
      await trx.updateTable('report_run').set(held).where('id', '=', row.id).execute();
      return runOf({ ...row, ...held });
    });
  }

  /** Says that a run is worked on. False when it is somebody else's by now, or was cancelled. */
  async renew(id: string, holder: string, heldMs: number, nowMs = Date.now()): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('report_run').set({ held_until: storeTime(nowMs + heldMs) }).where('id', '=', id).where('holder', '=', holder).where('state', 'in', OPEN).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The data version of a run: the one given, where it has none yet. */
  async pin(id: string, dataVersion: number): Promise<number> {
    await this.db.updateTable('report_run').set({ data_version: dataVersion }).where('id', '=', id).where('data_version', 'is', null).execute();
    return (await this.find(id))?.dataVersion ?? dataVersion;
  }

  /** Notes that everything of a run is made and kept, all of it or nothing. False when it is somebody else's by now, or was cancelled. */
  made(id: string, holder: string, deliveries: readonly Pick<ReportDelivery, 'files' | 'message' | 'messageId' | 'recipientNo' | 'state'>[], nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('report_run').set({ state: 'made', made_at: storeTime(nowMs) }).where('id', '=', id).where('holder', '=', holder).where('state', '=', 'waiting').executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      for (const { files, message, messageId, recipientNo, state } of deliveries) await trx.updateTable('report_delivery').set({ files, message: storable(message), message_id: messageId, state }).where('run_id', '=', id).where('recipient_no', '=', recipientNo).execute();
      return true;
    });
  }

  /** Notes what became of one delivery that was still waiting. */
  async delivered(id: string, recipientNo: number, state: DeliveryState, message: string, nowMs = Date.now()): Promise<void> {
    const sent = state === 'sent' ? { sent_at: storeTime(nowMs) } : {};
    await this.db.updateTable('report_delivery').set({ state, message: storable(message), ...sent }).where('run_id', '=', id).where('recipient_no', '=', recipientNo).where('state', '=', 'waiting').execute();
  }

  /** Ends a try; what waits in a run that is not tried again is called off. Does nothing to a run that is somebody else's by now, or was cancelled. */
  finish(id: string, holder: string, { message, nextTryAtMs, state, tries }: RunEnd, nowMs = Date.now()): Promise<void> {
    const next = nextTryAtMs === undefined ? { next_try_at: null, ended_at: storeTime(nowMs) } : { next_try_at: storeTime(nextTryAtMs) };
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('report_run').set({ holder: '', held_until: null, state, message: storable(message), tries, ...next }).where('id', '=', id).where('holder', '=', holder).where('state', 'in', OPEN).executeTakeFirst();
      if (numUpdatedRows > 0n && nextTryAtMs === undefined) await trx.updateTable('report_delivery').set({ state: 'cancelled' }).where('run_id', '=', id).where('state', '=', 'waiting').execute();
    });
  }

  /** Calls a run off; what was sent is sent. False when it had ended. */
  cancel(id: string, message: string, nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('report_run').set({ state: 'cancelled', message: storable(message), holder: '', held_until: null, next_try_at: null, ended_at: storeTime(nowMs) }).where('id', '=', id).where('state', 'in', OPEN).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await trx.updateTable('report_delivery').set({ state: 'cancelled' }).where('run_id', '=', id).where('state', '=', 'waiting').execute();
      return true;
    });
  }

  /** Has a run that waits for its next try be tried at once. False where there is none that does. */
  async wish(id: string, nowMs = Date.now()): Promise<boolean> {
    const { numUpdatedRows } = await this.db.updateTable('report_run').set({ next_try_at: storeTime(nowMs) }).where('id', '=', id).where('state', 'in', OPEN).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Has a run that could not be made, or was called off before, be made after all, of the data version it was pinned to. False where it was made, or is under way. */
  remake(id: string, nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('report_run').set({ state: 'waiting', message: '', tries: 0, ended_at: null, next_try_at: storeTime(nowMs) }).where('id', '=', id).where('made_at', 'is', null).where('state', 'in', ['failed', 'cancelled']).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await trx.updateTable('report_delivery').set({ state: 'waiting', message: '' }).where('run_id', '=', id).execute();
      return true;
    });
  }

  /**
   * Has a run that was made be sent again: to one recipient, or to all for whom something was made. Each gets the id its number of sendings gives.
   * False when it is still under way, or there is nothing of it to send.
   */
  again(id: string, recipientNo: number | undefined, messageIdOf: (recipientNo: number, sends: number) => string, nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const all = await trx.selectFrom('report_delivery').selectAll().where('run_id', '=', id).where('state', 'in', ['sent', 'refused', 'failed', 'cancelled']).where('files', '<>', '[]').execute();
      const chosen = all.filter((one) => recipientNo === undefined || one.recipient_no === recipientNo);
      if (chosen.length === 0) return false;
      const { numUpdatedRows } = await trx.updateTable('report_run').set({ state: 'made', message: '', tries: 0, ended_at: null, next_try_at: storeTime(nowMs) }).where('id', '=', id).where('made_at', 'is not', null).where('state', 'not in', OPEN).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      for (const { recipient_no: no, sends } of chosen) await trx.updateTable('report_delivery').set({ state: 'waiting', message: '', sends: sends + 1, message_id: messageIdOf(no, sends + 1) }).where('run_id', '=', id).where('recipient_no', '=', no).execute();
      return true;
    });
  }
}
