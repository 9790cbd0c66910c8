import { createHash } from 'node:crypto';
import { scrub } from '../dialect/scrub.js';
import { sealOf, type LogSeal, type OldEvents } from './log-seal.js';
import { storable, storeTime, type OperationalDb } from '../tables.js';

/** Something somebody did. */
export interface AuditEvent {
  /** From 1, without a gap. */
  readonly seq: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  /** JSON: what it was done to; no names of parties, nothing secret. */
  readonly subject: string;
  /** Of this event and the one before it. */
  readonly hash: string;
}

/** Where the chain does not hold: the first event that is not what was written, or `null` where all are. */
export interface AuditVerdict {
  readonly events: number;
  readonly brokenAt: number | null;
  /** Of the newest event: kept elsewhere, it shows whether the end was cut off. */
  readonly head: string;
  /** What was deleted for its age, as the log itself tells: the chain begins behind it. Null where nothing was. */
  readonly sealed: LogSeal | null;
}

/** What is looked for among events. */
export interface AuditSearch {
  readonly by?: string;
  readonly action?: string;
  /** Within the subject. */
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
  /** Events before this one; absent: the newest. */
  readonly before?: number;
  readonly limit: number;
}

/** Before the first event. */
const GENESIS = '0'.repeat(64);
const BATCH = 2_000;
const SEALED = 'log_deleted';

const hashOf = (before: string, { seq, at, by, action, subject }: Omit<AuditEvent, 'hash'>): string => createHash('sha256').update(JSON.stringify([before, seq, at, by, action, subject])).digest('hex');

const COLUMNS = ['seq', 'at', 'by', 'action', 'subject', 'hash'] as const;

/** What was done, each event chained to the one before by its hash: what is changed or taken out shows. All methods throw `OperationalError`. */
export class AuditLog {
  /** Of this process: two events written at once would be behind the same one. */
  private newest: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: OperationalDb) {}

  /** Writes an event behind the newest. */
  add(by: string, action: string, subject: Readonly<Record<string, unknown>>): Promise<AuditEvent> {
    const written = this.newest.then(() => this.write(by, action, subject));
    this.newest = written.catch(() => undefined);
    return written;
  }

  /** Resolves once everything that was to be written is. */
  async settled(): Promise<void> {
    await this.newest;
  }

  /** The kinds of action there are. */
  async actions(): Promise<string[]> {
    return (await this.db.selectFrom('audit_event').select('action').distinct().orderBy('action').execute()).map(({ action }) => action);
  }

  private write(by: string, action: string, subject: Readonly<Record<string, unknown>>): Promise<AuditEvent> {
    return this.db.transaction().execute((trx) => append(trx, by, action, subject));
  }

  /** The events before a time (UTC), told and left as they are; null where there is none. */
  old(before: string): Promise<OldEvents | null> {
    return oldest(this.db, before);
  }

  /**
   * Deletes the events before a time, down to the disk, and writes behind the newest the one that stands for them: in one transaction, so that no kill leaves a log without the other. Null where none was as
   * old, or where they are not the `events` that were shown.
   */
  async forget(before: string, { by, events, months, reason }: Pick<LogSeal, 'by' | 'events' | 'months' | 'reason'>): Promise<AuditEvent | null> {
    const forgotten = this.newest.then(() => this.db.transaction().execute(async (trx) => {
      const found = await oldest(trx, before);
      if (found?.events !== events) return null;
      const last = await trx.selectFrom('audit_event').select('hash').where('seq', '=', found.upTo).executeTakeFirstOrThrow();
      const seal = await append(trx, by, SEALED, { ...found, hash: last.hash, before, months, reason });
      await trx.deleteFrom('audit_event').where('seq', '<=', found.upTo).execute();
      return seal;
    }));
    this.newest = forgotten.catch(() => undefined);
    const seal = await forgotten;
    await this.scrubbed();
    return seal;
  }

  /** Takes what was deleted off the disk; safe to repeat. */
  scrubbed(): Promise<void> {
    return scrub(this.db, 'audit_event');
  }

  /** What was deleted last for its age; null where nothing was, or where the log does not tell of what is missing at its beginning. */
  async sealed(): Promise<LogSeal | null> {
    const first = await this.db.selectFrom('audit_event').select(['seq', 'before_hash']).orderBy('seq').limit(1).executeTakeFirst();
    if (first === undefined || first.seq === 1) return null;
    const seals = await this.db.selectFrom('audit_event').select(COLUMNS).where('action', '=', SEALED).orderBy('seq', 'desc').execute();
    return seals.map(sealOf).find((seal) => seal?.upTo === first.seq - 1 && seal.hash === first.before_hash) ?? null;
  }

  /** Events that fit, newest first. */
  search({ by, action, text, from, to, before, limit }: AuditSearch): Promise<AuditEvent[]> {
    let found = this.db.selectFrom('audit_event').select(COLUMNS).orderBy('seq', 'desc').limit(limit);
    if (by !== undefined) found = found.where('by', '=', by);
    if (action !== undefined) found = found.where('action', '=', action);
    if (text !== undefined) found = found.where((is) => is(is.fn('replace', ['subject', is.val(text), is.val('')]), '!=', is.ref('subject')));
    if (from !== undefined) found = found.where('at', '>=', from);
    if (to !== undefined) found = found.where('at', '<', to);
    if (before !== undefined) found = found.where('seq', '<', before);
    return found.execute();
  }

  /** Whether an event with a hash is in the log: the head that was noted once still is, unless the end was cut off. */
  async holds(hash: string): Promise<boolean> {
    return (await this.db.selectFrom('audit_event').select('seq').where('hash', '=', hash).executeTakeFirst()) !== undefined;
  }

  /** Works every hash out again, from the first event, or what stands for those deleted before it, to the newest. */
  async verify(): Promise<AuditVerdict> {
    const sealed = await this.sealed();
    const begin = sealed?.upTo ?? 0;
    let [last, head] = [begin, sealed?.hash ?? GENESIS];
    for (;;) {
      const batch = await this.db.selectFrom('audit_event').select([...COLUMNS, 'before_hash']).where('seq', '>', last).orderBy('seq').limit(BATCH).execute();
      for (const { hash, before_hash: before, ...bare } of batch) {
        if (bare.seq !== last + 1 || before !== head || hash !== hashOf(head, bare)) return { events: last - begin, brokenAt: last + 1, head, sealed };
        [last, head] = [bare.seq, hash];
      }
      if (batch.length < BATCH) return { events: last - begin, brokenAt: null, head, sealed };
    }
  }
}

/** Writes an event behind the newest, in a transaction that does what it tells: one is not without the other. */
export async function append(trx: OperationalDb, by: string, action: string, subject: Readonly<Record<string, unknown>>): Promise<AuditEvent> {
  const newest = await trx.selectFrom('audit_event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const bare = { seq: (newest?.seq ?? 0) + 1, at: storeTime(), by: storable(by), action, subject: storable(JSON.stringify(subject)) };
  const before = newest?.hash ?? GENESIS;
  const hash = hashOf(before, bare);
  await trx.insertInto('audit_event').values({ ...bare, before_hash: before, hash }).execute();
  return { ...bare, hash };
}

/** Up to the first event that is not as old: a clock that was set back tears no hole into the chain. */
async function oldest(db: OperationalDb, before: string): Promise<OldEvents | null> {
  const young = await db.selectFrom('audit_event').select('seq').where('at', '>=', before).orderBy('seq').limit(1).executeTakeFirst();
  const all = db.selectFrom('audit_event').select((is) => [is.fn.countAll<number>().as('events'), is.fn.max('seq').as('upTo'), is.fn.min('at').as('from'), is.fn.max('at').as('to')]);
  const found = await (young === undefined ? all : all.where('seq', '<', young.seq)).executeTakeFirstOrThrow();
  return found.events === 0 ? null : found;
}
