import { sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely';

const table = (db: Kysely<unknown>, name: string, texts: readonly string[], count: string): CreateTableBuilder<string, string> => {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const text of texts) made = made.addColumn(text, 'text', (column) => column.notNull());
  return made.addColumn(count, 'bigint', (column) => column.notNull());
};

async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'cause_record', ['id', 'kind', 'dataset', 'dimension', 'member', 'institution', 'state', 'due_on', 'body', 'created_at', 'created_by'], 'revision').addColumn('number', 'text')
    .addPrimaryKeyConstraint('cause_record_key', ['id']).addUniqueConstraint('cause_record_number', ['dataset', 'number']).addCheckConstraint('cause_record_kind', sql`kind in ('hypothesis', 'rectification')`).execute();
  await db.schema.createIndex('cause_record_dataset').on('cause_record').columns(['dataset', 'kind']).execute();
  await table(db, 'cause_event', ['record_id', 'at', 'by', 'kind', 'body'], 'seq').addPrimaryKeyConstraint('cause_event_key', ['record_id', 'seq']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['cause_event', 'cause_record']) await db.schema.dropTable(name).execute();
}

/** What is supposed of stuck types, and what institutions were asked to put right, with everything that was done about either. */
export const causes: Migration = { up, down };
