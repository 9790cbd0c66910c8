import { sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely';

const table = (db: Kysely<unknown>, name: string, texts: readonly string[], counts: readonly string[] = []): CreateTableBuilder<string, string> => {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const text of texts) made = made.addColumn(text, 'text', (column) => column.notNull());
  for (const count of counts) made = made.addColumn(count, 'bigint', (column) => column.notNull());
  return made;
};

async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'action', ['id', 'dataset', 'state', 'owner', 'due_on', 'meeting', 'body', 'created_at', 'created_by'], ['revision'])
    .addPrimaryKeyConstraint('action_key', ['id']).addCheckConstraint('action_state', sql`state in ('open', 'in_progress', 'done', 'closed', 'cancelled')`).execute();
  await db.schema.createIndex('action_dataset').on('action').columns(['dataset', 'due_on']).execute();
  await db.schema.createIndex('action_owner').on('action').column('owner').execute();
  await table(db, 'action_event', ['action_id', 'at', 'by', 'kind', 'body'], ['seq']).addPrimaryKeyConstraint('action_event_key', ['action_id', 'seq']).execute();
  await table(db, 'action_verdict', ['action_id', 'stage', 'judged_at', 'as_of_on', 'rule', 'verdict', 'reason'], ['data_version'])
    .addPrimaryKeyConstraint('action_verdict_key', ['action_id', 'stage']).addCheckConstraint('action_verdict_stage', sql`stage in ('review', 'later')`).execute();
  await table(db, 'comment_thread', ['id', 'dataset', 'metric', 'state', 'number', 'created_at', 'created_by'], ['revision'])
    .addPrimaryKeyConstraint('comment_thread_key', ['id']).addCheckConstraint('comment_thread_state', sql`state in ('open', 'resolved')`).execute();
  await db.schema.createIndex('comment_thread_metric').on('comment_thread').columns(['dataset', 'metric']).execute();
  await table(db, 'comment_event', ['thread_id', 'at', 'by', 'kind', 'body'], ['seq']).addPrimaryKeyConstraint('comment_event_key', ['thread_id', 'seq']).execute();
  await table(db, 'comment_mention', ['thread_id', 'account_id'], ['seq']).addPrimaryKeyConstraint('comment_mention_key', ['thread_id', 'seq', 'account_id']).execute();
  await db.schema.createIndex('comment_mention_account').on('comment_mention').column('account_id').execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['comment_mention', 'comment_event', 'comment_thread', 'action_verdict', 'action_event', 'action']) await db.schema.dropTable(name).execute();
}

/** Actions with their history, what was said of them at their review, and what people say to numbers. */
export const actions: Migration = { up, down };
