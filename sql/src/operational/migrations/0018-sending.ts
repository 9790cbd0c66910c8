import { sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely';

const table = (db: Kysely<unknown>, name: string, texts: readonly string[], counts: readonly string[] = []): CreateTableBuilder<string, string> => {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const text of texts) made = made.addColumn(text.replace('?', ''), 'text', (column) => (text.endsWith('?') ? column : column.notNull()));
  for (const count of counts) made = made.addColumn(count.replace('?', ''), 'bigint', (column) => (count.endsWith('?') ? column : column.notNull()));
  return made;
};

const HELD = ['holder', 'held_until?', 'next_try_at?'] as const;

async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'report_schedule', ['id', 'name', 'body', 'owner', 'owner_grant', 'owner_scope', 'counted_to', 'next_at?', 'fault', 'saved_at'], ['enabled'])
    .addPrimaryKeyConstraint('report_schedule_key', ['id']).addCheckConstraint('report_schedule_enabled', sql`enabled in (0, 1)`).execute();
  await table(db, 'report_run', ['id', 'schedule_id', 'name', 'due_at', 'period', 'cause', 'asked_by', 'body', 'state', 'message', 'made_at?', 'ended_at?', ...HELD], ['data_version?', 'tries'])
    .addPrimaryKeyConstraint('report_run_key', ['id']).addUniqueConstraint('report_run_due', ['schedule_id', 'due_at'])
    .addCheckConstraint('report_run_state', sql`state in ('waiting', 'made', 'done', 'attention', 'failed', 'cancelled', 'passed_over')`).execute();
  await db.schema.createIndex('report_run_try').on('report_run').column('next_try_at').execute();
  await table(db, 'report_delivery', ['run_id', 'state', 'message', 'message_id', 'files', 'sent_at?'], ['recipient_no', 'sends'])
    .addPrimaryKeyConstraint('report_delivery_key', ['run_id', 'recipient_no'])
    .addCheckConstraint('report_delivery_state', sql`state in ('waiting', 'sent', 'refused', 'failed', 'no_scope', 'skipped', 'cancelled')`).execute();
  await table(db, 'alert_subscription', ['account_id', 'grant_id', 'body', 'saved_at']).addPrimaryKeyConstraint('alert_subscription_key', ['account_id']).execute();
  await table(db, 'notice', ['id', 'account_id', 'message_id', 'body', 'state', 'message', 'made_at', 'sent_at?', ...HELD], ['tries'])
    .addPrimaryKeyConstraint('notice_key', ['id']).addCheckConstraint('notice_state', sql`state in ('waiting', 'sent', 'refused', 'failed')`).execute();
  await db.schema.createIndex('notice_try').on('notice').column('next_try_at').execute();
  await table(db, 'notice_item', ['account_id', 'source', 'item', 'notice_id']).addPrimaryKeyConstraint('notice_item_key', ['account_id', 'source', 'item']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['notice_item', 'notice', 'alert_subscription', 'report_delivery', 'report_run', 'report_schedule']) await db.schema.dropTable(name).execute();
}

/** Reports that are sent by themselves, what became of each sending, and what people are reminded of. */
export const sending: Migration = { up, down };
