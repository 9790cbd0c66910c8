import { sql, type Kysely, type Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let view = db.schema.createTable('saved_view')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('is_shared', 'bigint', (column) => column.notNull().check(sql`is_shared in (0, 1)`))
    .addColumn('revision', 'bigint', (column) => column.notNull().check(sql`revision > 0`));
  for (const name of ['owner', 'name', 'definition', 'saved_at']) view = view.addColumn(name, 'text', (column) => column.notNull());
  await view.execute();
  await db.schema.createIndex('saved_view_by_owner').on('saved_view').columns(['owner', 'is_shared']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('saved_view').execute();
}

/** What people explored and wish to see again, their own or shared. */
export const savedViews: Migration = { up, down };
