import { createHash } from 'node:crypto';
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
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('audit_event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      const bare = { seq: (newest?.seq ?? 0) + 1, at: storeTime(), by: storable(by), action, subject: storable(JSON.stringify(subject)) };
      const before = newest?.hash ?? GENESIS;
      const hash = hashOf(before, bare);
      await trx.insertInto('audit_event').values({ ...bare, before_hash: before, hash }).execute();
      return { ...bare, hash };
    });
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

  /** Works every hash out again, from the first event to the newest. */
  async verify(): Promise<AuditVerdict> {
    let [events, head] = [0, GENESIS];
    for (;;) {
      const batch = await this.db.selectFrom('audit_event').select([...COLUMNS, 'before_hash']).where('seq', '>', events).orderBy('seq').limit(BATCH).execute();
      for (const { hash, before_hash: before, ...bare } of batch) {
        if (bare.seq !== events + 1 || before !== head || hash !== hashOf(head, bare)) return { events, brokenAt: events + 1, head };
        [events, head] = [bare.seq, hash];
      }
      if (batch.length < BATCH) return { events, brokenAt: null, head };
    }
  }
}
