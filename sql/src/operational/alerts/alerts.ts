import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from '../tables.js';
import { inOrder, type Alert, type AlertKind, type AlertReason, type AlertState, type AlertStrength, type AlertVerdict, type FoundAlert } from './alert.js';
import { episodesOf, type Episode } from './episodes.js';
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
  /** Null takes back what was said. */
  readonly verdict?: AlertVerdict | null;
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
  readonly verdict: AlertVerdict | null;
  /** Kinds of the reasons that fire after it. */
  readonly kinds: readonly AlertKind[];
}

type Row = Selectable<Tables['alert']>;

type ReasonRow = Selectable<Tables['alert_reason']>;

const verdictOf = (text: string): AlertVerdict | null => (text === '' ? null : (text as AlertVerdict));
const kindsOf = (text: string): AlertKind[] => (text === '' ? [] : (text.split(' ') as AlertKind[]));
const reasonOf = (row: ReasonRow): AlertReason => ({ kind: row.kind as AlertKind, strength: row.strength as AlertStrength, sinceOn: row.since_on, seenOn: row.seen_on, figures: row.figures });

const alertOf = (row: Row, reasons: readonly AlertReason[]): Alert => ({
  id: row.id, dataset: row.dataset, typeBy: row.type_by, typeKey: row.type_key, placeBy: row.place_by, placeKey: row.place_key,
  state: row.state as AlertState, strength: row.strength as AlertStrength, isFiring: row.is_firing === 1, owner: row.owner, note: row.note, verdict: verdictOf(row.verdict),
  firstSeenOn: row.first_seen_on, sinceOn: row.since_on, lastSeenOn: row.last_seen_on, reasons: inOrder(reasons), raisedBy: row.raised_by, seenBy: row.seen_by,
});

const rowOf = (alert: Alert): Row => ({
  id: alert.id, dataset: alert.dataset, type_by: alert.typeBy, type_key: storable(alert.typeKey), place_by: alert.placeBy, place_key: storable(alert.placeKey),
  state: alert.state, strength: alert.strength, is_firing: alert.isFiring ? 1 : 0, owner: alert.owner, note: alert.note, verdict: alert.verdict ?? '',
  first_seen_on: alert.firstSeenOn, since_on: alert.sinceOn, last_seen_on: alert.lastSeenOn, raised_by: alert.raisedBy, seen_by: alert.seenBy,
});

/** Alerts of a dataset, or one by its id. */
async function read(db: Kysely<Tables>, by: 'dataset' | 'id', value: string): Promise<Alert[]> {
  const rows = await db.selectFrom('alert').selectAll().where(by, '=', value).orderBy('id').execute();
  const reasons = await db.selectFrom('alert_reason').selectAll('alert_reason').innerJoin('alert', 'alert.id', 'alert_reason.alert_id').where(`alert.${by}`, '=', value).execute();
  const byAlert = new Map<string, AlertReason[]>(rows.map(({ id }) => [id, []]));
  for (const row of reasons) byAlert.get(row.alert_id)?.push(reasonOf(row));
  return rows.map((row) => alertOf(row, byAlert.get(row.id) ?? []));
}

async function write(trx: Transaction<Tables>, alert: Alert): Promise<void> {
  const { id, ...values } = rowOf(alert);
  await trx.insertInto('alert').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  await trx.deleteFrom('alert_reason').where('alert_id', '=', id).execute();
  const reasons = alert.reasons.map(({ kind, strength, sinceOn, seenOn, figures }) => ({ alert_id: id, kind, strength, since_on: sinceOn, seen_on: seenOn, figures: storable(figures) }));
  await trx.insertInto('alert_reason').values(reasons).execute();
}

async function note(trx: Transaction<Tables>, alert: Alert, event: Pick<AlertEvent, 'what' | 'who' | 'dataVersion'>): Promise<void> {
  const last = await trx.selectFrom('alert_event').select((eb) => eb.fn.max('event_no').as('no')).where('alert_id', '=', alert.id).executeTakeFirst();
  const { state, strength, owner, note: text, verdict, isFiring, reasons } = alert;
  await trx.insertInto('alert_event').values({
    alert_id: alert.id, event_no: (last?.no ?? 0) + 1, happened_at: storeTime(), what: event.what, who: event.who, data_version: event.dataVersion, state, strength, owner, note: text,
    verdict: verdict ?? '', kinds: isFiring ? reasons.map(({ kind }) => kind).join(' ') : '',
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
      for (const { alert, what } of moveAlerts(await read(trx, 'dataset', dataset), found, { dataset, version: dataVersion, kinds: judged }, randomUUID)) {
        await write(trx, alert);
        if (what !== undefined) await note(trx, alert, { what, who: '', dataVersion });
      }
      await trx.insertInto('judgement').values({ dataset, data_version: dataVersion, judged_at: storeTime(), as_of_on: asOf, took_ms: tookMs, budget }).execute();
      return true;
    });
  }

  /** Changes alerts as a person wishes, all or none, and notes it; answers how they stand. Ids that are not there are left out. */
  change(ids: readonly string[], { who, state, owner, note: text, verdict }: AlertChange): Promise<readonly Alert[]> {
    return this.db.transaction().execute(async (trx) => {
      const changed: Alert[] = [];
      for (const id of ids) {
        const [before] = await read(trx, 'id', id);
        if (before === undefined) continue;
        const after: Alert = { ...before, state: state ?? before.state, owner: storable(owner ?? before.owner), note: storable(text ?? before.note), verdict: verdict === undefined ? before.verdict : verdict };
        changed.push(after);
        if (after.state === before.state && after.owner === before.owner && after.note === before.note && after.verdict === before.verdict) continue;
        await write(trx, after);
        await note(trx, after, { what: 'changed', who, dataVersion: null });
      }
      return changed;
    });
  }

  /** Every alert of a dataset, cleared ones too. */
  list(dataset: string): Promise<readonly Alert[]> {
    return read(this.db, 'dataset', dataset);
  }

  /** One alert. */
  async find(id: string): Promise<Alert | undefined> {
    return (await read(this.db, 'id', id))[0];
  }

  /** Every time that alerts of a dataset were dealt with by people, and what they held of them. */
  async episodes(dataset: string): Promise<readonly Episode[]> {
    const rows = await this.db.selectFrom('alert_event').innerJoin('alert', 'alert.id', 'alert_event.alert_id').where('alert.dataset', '=', dataset)
      .select(['alert_id', 'who', 'alert_event.state', 'alert_event.verdict', 'kinds']).orderBy('alert_id').orderBy('event_no').execute();
    return episodesOf(rows.map((row) => ({ alertId: row.alert_id, who: row.who, state: row.state as AlertState, verdict: verdictOf(row.verdict), kinds: kindsOf(row.kinds) })));
  }

  /** What happened to an alert, oldest first. */
  async history(id: string): Promise<readonly AlertEvent[]> {
    const rows = await this.db.selectFrom('alert_event').selectAll().where('alert_id', '=', id).orderBy('event_no').execute();
    return rows.map((row) => ({
      happenedAt: row.happened_at, what: row.what as AlertEvent['what'], who: row.who, dataVersion: row.data_version, state: row.state as AlertState, strength: row.strength as AlertStrength,
      owner: row.owner, note: row.note, verdict: verdictOf(row.verdict), kinds: kindsOf(row.kinds),
    }));
  }

  /** The newest judgement of a dataset. */
  async newest(dataset: string): Promise<Judgement | undefined> {
    const row = await this.db.selectFrom('judgement').selectAll().where('dataset', '=', dataset).orderBy('data_version', 'desc').limit(1).executeTakeFirst();
    return row && { dataset: row.dataset, dataVersion: row.data_version, asOf: row.as_of_on, tookMs: row.took_ms, budget: row.budget, judgedAt: row.judged_at };
  }
}
