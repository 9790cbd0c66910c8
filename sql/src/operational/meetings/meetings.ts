import { storable, storeTime, type OperationalDb } from '../tables.js';

/** A series of meetings; `body` is JSON, checked by who saves it. */
export interface MeetingSeriesEntry {
  readonly id: string;
  readonly dataset: string;
  readonly body: string;
  /** 1 when first saved, one more with each change. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`, as all times here. */
  readonly savedAt: string;
  readonly savedBy: string;
}

/** A meeting: what lists are found by, as its events have made it. */
export interface MeetingHead {
  readonly id: string;
  readonly dataset: string;
  readonly seriesId: string;
  /** `YYYY-MM-DD`. */
  readonly heldOn: string;
  readonly state: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something that was done in a meeting, `seq` counted from 1; `body` is JSON. */
export interface MeetingEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

/** What is to be done in one. */
export type NewMeetingEntry = Pick<MeetingEntry, 'body' | 'by' | 'kind'>;

/** What follows from the events there are: the next ones, and how the meeting stands after them. */
export interface MeetingStep extends Pick<MeetingHead, 'heldOn' | 'state'> {
  readonly entries: readonly NewMeetingEntry[];
}

const HEAD = ['id', 'dataset', 'series_id as seriesId', 'held_on as heldOn', 'state', 'created_at as createdAt', 'created_by as createdBy'] as const;
const SERIES = ['id', 'dataset', 'body', 'revision', 'saved_at as savedAt', 'saved_by as savedBy'] as const;
const ENTRY = ['seq', 'at', 'by', 'kind', 'body'] as const;

/** Series of meetings, and meetings as what was done in them: events are added, never changed or removed. All methods throw `OperationalError`. */
export class Meetings {
  constructor(private readonly db: OperationalDb) {}

  /** The series of a dataset, as last saved first. */
  series(dataset: string): Promise<readonly MeetingSeriesEntry[]> {
    return this.db.selectFrom('meeting_series').select(SERIES).where('dataset', '=', dataset).orderBy('saved_at', 'desc').orderBy('id').execute();
  }

  /** One series. */
  findSeries(id: string): Promise<MeetingSeriesEntry | undefined> {
    return this.db.selectFrom('meeting_series').select(SERIES).where('id', '=', id).executeTakeFirst();
  }

  /** Adds a series (`revision` 0), or changes one that is still at `revision`; false where somebody else changed it meanwhile. */
  async saveSeries({ id, dataset, body, revision, savedBy }: Omit<MeetingSeriesEntry, 'savedAt'>): Promise<boolean> {
    const saved = { body: storable(body), revision: revision + 1, saved_at: storeTime(), saved_by: savedBy };
    if (revision > 0) return (await this.db.updateTable('meeting_series').set(saved).where('id', '=', id).where('revision', '=', revision).executeTakeFirst()).numUpdatedRows === 1n;
    return (await this.db.insertInto('meeting_series').values({ id, dataset, ...saved }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
  }

  /** Begins a meeting with its first event. */
  async begin({ id, dataset, seriesId, heldOn, state, createdBy }: Omit<MeetingHead, 'createdAt'>, entry: NewMeetingEntry): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const at = storeTime();
      await trx.insertInto('meeting').values({ id, dataset, series_id: seriesId, held_on: heldOn, state, created_at: at, created_by: createdBy }).execute();
      await trx.insertInto('meeting_event').values({ meeting_id: id, seq: 1, at, by: entry.by, kind: entry.kind, body: storable(entry.body) }).execute();
    });
  }

  /** The meetings of a dataset, the latest first. */
  list(dataset: string): Promise<readonly MeetingHead[]> {
    return this.db.selectFrom('meeting').select(HEAD).where('dataset', '=', dataset).orderBy('held_on', 'desc').orderBy('created_at', 'desc').orderBy('id').execute();
  }

  /** Every meeting on a day or after it, the earliest first. */
  since(day: string): Promise<readonly MeetingHead[]> {
    return this.db.selectFrom('meeting').select(HEAD).where('held_on', '>=', day).orderBy('held_on').orderBy('id').execute();
  }

  /** One meeting. */
  find(id: string): Promise<MeetingHead | undefined> {
    return this.db.selectFrom('meeting').select(HEAD).where('id', '=', id).executeTakeFirst();
  }

  /** What was done in a meeting, in order. */
  events(id: string): Promise<readonly MeetingEntry[]> {
    return this.db.selectFrom('meeting_event').select(ENTRY).where('meeting_id', '=', id).orderBy('seq').execute();
  }

  /** What was done in meetings, by meeting and in order. */
  async eventsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly MeetingEntry[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.selectFrom('meeting_event').select([...ENTRY, 'meeting_id as meetingId']).where('meeting_id', 'in', [...ids]).orderBy('meeting_id').orderBy('seq').execute();
    const all = new Map<string, MeetingEntry[]>(ids.map((id) => [id, []]));
    for (const { meetingId, ...entry } of rows) all.get(meetingId)?.push(entry);
    return all;
  }

  /**
   * Does something in a meeting: what, `decide` says of the events there are, and nobody adds one meanwhile, so that of two who act at once the second sees what the first did. Whatever `decide` throws is thrown, and
   * nothing is written then. It must not ask this store for anything.
   */
  async act(id: string, decide: (events: readonly MeetingEntry[]) => MeetingStep): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const events = await trx.selectFrom('meeting_event').select(ENTRY).where('meeting_id', '=', id).orderBy('seq').execute();
      const { entries, heldOn, state } = decide(events);
      if (entries.length === 0) return;
      const at = storeTime();
      await trx.insertInto('meeting_event').values(entries.map(({ body, by, kind }, i) => ({ meeting_id: id, seq: events.length + 1 + i, at, by, kind, body: storable(body) }))).execute();
      await trx.updateTable('meeting').set({ held_on: heldOn, state }).where('id', '=', id).execute();
    });
  }

  /** Has a program read somebody's meetings by a secret, of which the digest is kept; the one before is good for nothing from then on. */
  async openFeed(accountId: string, digest: string): Promise<void> {
    await this.db.insertInto('calendar_feed').values({ account_id: accountId, digest, made_at: storeTime() }).onConflict((conflict) => conflict.column('account_id').doUpdateSet({ digest, made_at: storeTime() })).execute();
  }

  /** Ends it. */
  async closeFeed(accountId: string): Promise<void> {
    await this.db.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute();
  }

  /** Since when somebody's meetings are read by a program. */
  async feedSince(accountId: string): Promise<string | undefined> {
    return (await this.db.selectFrom('calendar_feed').select('made_at').where('account_id', '=', accountId).executeTakeFirst())?.made_at;
  }

  /** Whose meetings a secret reads, by its digest. */
  async feedOf(digest: string): Promise<string | undefined> {
    return (await this.db.selectFrom('calendar_feed').select('account_id').where('digest', '=', digest).executeTakeFirst())?.account_id;
  }
}
