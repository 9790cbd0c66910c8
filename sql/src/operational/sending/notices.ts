import type { Selectable } from 'kysely';
import { storable, storeTime, type OperationalDb, type Tables } from '../tables.js';

/** That somebody wants to be told by mail, and how. */
export interface AlertSubscription {
  readonly accountId: string;
  /** The grant they acted by, or ''. */
  readonly grantId: string;
  /** JSON; kept as it is. */
  readonly body: string;
  readonly savedAt: string;
}

/** A mail to one person, about things they are told of once. */
export interface Notice {
  readonly id: string;
  readonly accountId: string;
  readonly messageId: string;
  /** JSON; kept as it is. */
  readonly body: string;
  readonly tries: number;
}

/** Something somebody may be told of once, by where it comes from. */
export interface NoticeItem {
  readonly source: string;
  readonly item: string;
}

const noticeOf = (row: Selectable<Tables['notice']>): Notice => ({ id: row.id, accountId: row.account_id, messageId: row.message_id, body: row.body, tries: row.tries });
const subscriptionOf = (row: Selectable<Tables['alert_subscription']>): AlertSubscription => ({ accountId: row.account_id, grantId: row.grant_id, body: row.body, savedAt: row.saved_at });

/** Who is told of what by mail, once. All methods throw `OperationalError`. */
export class Notices {
  constructor(private readonly db: OperationalDb) {}

  /** Subscribes somebody, or changes how. */
  async subscribe({ accountId, body, grantId }: Omit<AlertSubscription, 'savedAt'>): Promise<void> {
    const values = { grant_id: grantId, body: storable(body), saved_at: storeTime() };
    await this.db.insertInto('alert_subscription').values({ account_id: accountId, ...values }).onConflict((conflict) => conflict.column('account_id').doUpdateSet(values)).execute();
  }

  /** Ends somebody's subscription; what they were told of they are not told again. */
  async unsubscribe(accountId: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('alert_subscription').where('account_id', '=', accountId).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Every subscription. */
  async subscriptions(): Promise<readonly AlertSubscription[]> {
    return (await this.db.selectFrom('alert_subscription').selectAll().orderBy('account_id').execute()).map(subscriptionOf);
  }

  /** Somebody's subscription. */
  async subscription(accountId: string): Promise<AlertSubscription | undefined> {
    const row = await this.db.selectFrom('alert_subscription').selectAll().where('account_id', '=', accountId).executeTakeFirst();
    return row === undefined ? undefined : subscriptionOf(row);
  }

  /** Of a source, what somebody was told of already. */
  async toldOf(accountId: string, source: string): Promise<ReadonlySet<string>> {
    return new Set((await this.db.selectFrom('notice_item').select('item').where('account_id', '=', accountId).where('source', '=', source).execute()).map(({ item }) => item));
  }

  /** Puts a mail out to be sent, about things nobody told them of before. False, and nothing written, when one of them was told meanwhile. */
  post({ accountId, body, id, messageId }: Omit<Notice, 'tries'>, items: readonly NoticeItem[], nowMs = Date.now()): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      for (const { item, source } of items) {
        const before = await trx.selectFrom('notice_item').select('item').where('account_id', '=', accountId).where('source', '=', source).where('item', '=', item).executeTakeFirst();
        if (before !== undefined) return false;
      }
      await trx.insertInto('notice_item').values(items.map(({ item, source }) => ({ account_id: accountId, source, item, notice_id: id }))).execute();
      const now = storeTime(nowMs);
      await trx.insertInto('notice').values({ id, account_id: accountId, message_id: messageId, body: storable(body), state: 'waiting', message: '', made_at: now, sent_at: null, holder: '', held_until: null, next_try_at: now, tries: 0 }).execute();
      return true;
    });
  }

  /** Takes the mail that has waited longest, for `holder`, for so long. Of two processes that ask at once, one gets it. */
  claim(holder: string, heldMs: number, nowMs = Date.now()): Promise<Notice | undefined> {
    return this.db.transaction().execute(async (trx) => {
      const now = storeTime(nowMs);
      const row = await trx.selectFrom('notice').selectAll().where('next_try_at', '<=', now).where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)])).orderBy('next_try_at').orderBy('id').limit(1).executeTakeFirst();
      if (row === undefined) return undefined;
      await trx.updateTable('notice').set({ holder, held_until: storeTime(nowMs + heldMs) }).where('id', '=', row.id).execute();
      return noticeOf(row);
    });
  }

  /** Ends a try: sent, refused or given up, or tried again then. */
  async finish(id: string, holder: string, { message, nextTryAtMs, state }: { readonly state: 'failed' | 'refused' | 'sent' | 'waiting'; readonly message: string; readonly nextTryAtMs: number | undefined }, nowMs = Date.now()): Promise<void> {
    await this.db.updateTable('notice').set((eb) => ({ state, message: storable(message), tries: eb('tries', '+', 1), holder: '', held_until: null, next_try_at: nextTryAtMs === undefined ? null : storeTime(nextTryAtMs), ...(state === 'sent' ? { sent_at: storeTime(nowMs) } : {}) }))
      .where('id', '=', id).where('holder', '=', holder).execute();
  }

  /** What became of the newest mails to somebody: how they stand, and what was said. */
  async newest(accountId: string, limit: number): Promise<readonly { readonly state: string; readonly message: string; readonly madeAt: string; readonly sentAt: string | null }[]> {
    return this.db.selectFrom('notice').select(['state', 'message', 'made_at as madeAt', 'sent_at as sentAt']).where('account_id', '=', accountId).orderBy('made_at', 'desc').limit(limit).execute();
  }

  /** Alerts of a dataset that fire, each with the number of the event since when it does: the next time it fires it has another. */
  async firing(dataset: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.selectFrom('alert_event').innerJoin('alert', 'alert.id', 'alert_event.alert_id').where('alert.dataset', '=', dataset).where('alert.is_firing', '=', 1)
      .where('alert_event.what', 'in', ['raised', 'fired_again']).groupBy('alert_id').select((eb) => ['alert_id', eb.fn.max('event_no').as('since')]).execute();
    return new Map(rows.map(({ alert_id: id, since }) => [id, since]));
  }
}
