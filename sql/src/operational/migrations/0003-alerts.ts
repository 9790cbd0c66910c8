import { sql, type Kysely, type Migration } from 'kysely';

async function createAlert(db: Kysely<unknown>): Promise<void> {
  let alert = db.schema.createTable('alert')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('open', 'acknowledged', 'explained', 'closed')`))
    .addColumn('strength', 'text', (column) => column.notNull().check(sql`strength in ('notice', 'warning', 'critical')`))
    .addColumn('is_firing', 'bigint', (column) => column.notNull().check(sql`is_firing in (0, 1)`));
  for (const name of ['dataset', 'kind', 'type_by', 'type_key', 'place_by', 'place_key']) alert = alert.addColumn(name, 'text', (column) => column.notNull());
  for (const name of ['owner', 'note', 'first_seen_on', 'since_on', 'last_seen_on', 'figures']) alert = alert.addColumn(name, 'text', (column) => column.notNull());
  for (const name of ['raised_by', 'seen_by']) alert = alert.addColumn(name, 'bigint', (column) => column.notNull());
  await alert.execute();
  await db.schema.createIndex('alert_by_subject').unique().on('alert').columns(['dataset', 'kind', 'type_by', 'type_key', 'place_by', 'place_key']).execute();
}

async function createAlertEvent(db: Kysely<unknown>): Promise<void> {
  let event = db.schema.createTable('alert_event')
    .addColumn('alert_id', 'text', (column) => column.notNull())
    .addColumn('event_no', 'bigint', (column) => column.notNull())
    .addColumn('data_version', 'bigint')
    .addPrimaryKeyConstraint('alert_event_key', ['alert_id', 'event_no']);
  for (const name of ['happened_at', 'what', 'who', 'state', 'strength', 'owner', 'note']) event = event.addColumn(name, 'text', (column) => column.notNull());
  await event.execute();
}

async function createJudgement(db: Kysely<unknown>): Promise<void> {
  let judgement = db.schema.createTable('judgement')
    .addColumn('dataset', 'text', (column) => column.notNull())
    .addColumn('data_version', 'bigint', (column) => column.notNull())
    .addColumn('took_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('judgement_key', ['dataset', 'data_version']);
  for (const name of ['judged_at', 'as_of_on', 'budget']) judgement = judgement.addColumn(name, 'text', (column) => column.notNull());
  await judgement.execute();
}

async function up(db: Kysely<unknown>): Promise<void> {
  await createAlert(db);
  await createAlertEvent(db);
  await createJudgement(db);
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['judgement', 'alert_event', 'alert']) await db.schema.dropTable(table).execute();
}

/** What was found unusual, how people dealt with it, and which data were judged. */
export const alerts: Migration = { up, down };
