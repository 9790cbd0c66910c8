import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from '../tables.js';
import type { Alert, AlertKind, AlertState, AlertStrength, FoundAlert } from './alert.js';
import { moveAlerts, type JudgedEvent } from './move.js';

/** A data version that was judged, and by what. */
export interface Judgement {
  readonly dataset: string;
  readonly dataVersion: number;
  /** Last day the data knew. */
  readonly asOf: string;
  readonly tookMs: number;
  /** JSON; kept as it is. */
  readonly budget: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly judgedAt: string;
}

/** What a person changes of an alert; what is left out stays. */
export interface AlertChange {
  readonly who: string;
  readonly state?: AlertState;
  readonly owner?: string;
  readonly note?: string;
}

/** One entry of an alert's history, as it stood after it. */
export interface AlertEvent {
  readonly happenedAt: string;
  readonly what: JudgedEvent | 'changed';
  /** '' for the judge. */
  readonly who: string;
  readonly dataVersion: number | null;
  readonly state: AlertState;
  readonly strength: AlertStrength;
  readonly owner: string;
  readonly note: string;
}

type Row = Selectable<Tables['alert']>;

const alertOf = (row: Row): Alert => ({
  id: row.id, dataset: row.dataset, kind: row.kind as AlertKind, typeBy: row.type_by, typeKey: row.type_key, placeBy: row.place_by, placeKey: row.place_key,
  state: row.state as AlertState, strength: row.strength as AlertStrength, isFiring: row.is_firing === 1, owner: row.owner, note: row.note,
  firstSeenOn: row.first_seen_on, sinceOn: row.since_on, lastSeenOn: row.last_seen_on, figures: row.figures, raisedBy: row.raised_by, seenBy: row.seen_by,
});

const rowOf = (alert: Alert): Row => ({
  id: alert.id, dataset: alert.dataset, kind: alert.kind, type_by: alert.typeBy, type_key: storable(alert.typeKey), place_by: alert.placeBy, place_key: storable(alert.placeKey),
  state: alert.state, strength: alert.strength, is_firing: alert.isFiring ? 1 : 0, owner: alert.owner, note: alert.note,
  first_seen_on: alert.firstSeenOn, since_on: alert.sinceOn, last_seen_on: alert.lastSeenOn, figures: storable(alert.figures), raised_by: alert.raisedBy, seen_by: alert.seenBy,
});

async function write(trx: Transaction<Tables>, alert: Alert): Promise<void> {
  const { id, ...values } = rowOf(alert);
  await trx.insertInto('alert').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
}

async function note(trx: Transaction<Tables>, alert: Alert, event: Pick<AlertEvent, 'what' | 'who' | 'dataVersion'>): Promise<void> {
  const last = await trx.selectFrom('alert_event').select((eb) => eb.fn.max('event_no').as('no')).where('alert_id', '=', alert.id).executeTakeFirst();
  const { state, strength, owner, note: text } = alert;
  await trx.insertInto('alert_event').values({
    alert_id: alert.id, event_no: (last?.no ?? 0) + 1, happened_at: storeTime(), what: event.what, who: event.who, data_version: event.dataVersion, state, strength, owner, note: text,
  }).execute();
}

/** Alerts with their history, and which data were judged. All methods throw `OperationalError`. */
export class Alerts {
  constructor(private readonly db: OperationalDb) {}

  /**
   * Takes what a judgement found: raises, strengthens, clears, all or nothing. A data version is judged once; what comes again, or of older data than were
   * judged already, changes nothing. Returns whether it did.
   */
  judge(judgement: Omit<Judgement, 'judgedAt'>, judged: readonly AlertKind[], found: readonly FoundAlert[]): Promise<boolean> {
    const { dataset, dataVersion, asOf, tookMs, budget } = judgement;
    return this.db.transaction().execute(async (trx) => {
      const newer = await trx.selectFrom('judgement').select('data_version').where('dataset', '=', dataset).where('data_version', '>=', dataVersion).limit(1).executeTakeFirst();
      if (newer !== undefined) return false;
      const before = (await trx.selectFrom('alert').selectAll().where('dataset', '=', dataset).execute()).map(alertOf);
      for (const { alert, what } of moveAlerts(before, found, judged, dataset, dataVersion, randomUUID)) {
        await write(trx, alert);
        if (what !== undefined) await note(trx, alert, { what, who: '', dataVersion });
      }
      await trx.insertInto('judgement').values({ dataset, data_version: dataVersion, judged_at: storeTime(), as_of_on: asOf, took_ms: tookMs, budget }).execute();
      return true;
    });
  }

  /** Changes an alert as a person wishes, and notes it. Undefined: there is none. */
  change(id: string, { who, state, owner, note: text }: AlertChange): Promise<Alert | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom('alert').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const before = alertOf(row);
      const after: Alert = { ...before, state: state ?? before.state, owner: storable(owner ?? before.owner), note: storable(text ?? before.note) };
      if (after.state === before.state && after.owner === before.owner && after.note === before.note) return before;
      await write(trx, after);
      await note(trx, after, { what: 'changed', who, dataVersion: null });
      return after;
    });
  }

  /** Every alert of a dataset, cleared ones too. */
  async list(dataset: string): Promise<readonly Alert[]> {
    return (await this.db.selectFrom('alert').selectAll().where('dataset', '=', dataset).orderBy('id').execute()).map(alertOf);
  }

  /** One alert. */
  async find(id: string): Promise<Alert | undefined> {
    const row = await this.db.selectFrom('alert').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : alertOf(row);
  }

  /** What happened to an alert, oldest first. */
  async history(id: string): Promise<readonly AlertEvent[]> {
    const rows = await this.db.selectFrom('alert_event').selectAll().where('alert_id', '=', id).orderBy('event_no').execute();
    return rows.map((row) => ({
      happenedAt: row.happened_at, what: row.what as AlertEvent['what'], who: row.who, dataVersion: row.data_version, state: row.state as AlertState, strength: row.strength as AlertStrength,
      owner: row.owner, note: row.note,
    }));
  }

  /** The newest judgement of a dataset. */
  async newest(dataset: string): Promise<Judgement | undefined> {
    const row = await this.db.selectFrom('judgement').selectAll().where('dataset', '=', dataset).orderBy('data_version', 'desc').limit(1).executeTakeFirst();
    return row && { dataset: row.dataset, dataVersion: row.data_version, asOf: row.as_of_on, tookMs: row.took_ms, budget: row.budget, judgedAt: row.judged_at };
  }
}
