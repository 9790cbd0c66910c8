import { sql, type Kysely, type Migration } from 'kysely';

interface Before {
  readonly schedule: { readonly kind: string };
}

const TEXTS = ['name', 'profile', 'place', 'pattern', 'holder', 'last_result'] as const;
const TIMES = ['next_run_at', 'held_until', 'last_run_at', 'last_full_at', 'added_at', 'last_done_at'] as const;

/** A check of a column cannot be changed in place everywhere: the table is made again, and filled from what it was. */
async function rebuild(db: Kysely<unknown>, kinds: readonly string[]): Promise<void> {
  await db.schema.alterTable('schedule').renameTo('schedule_before').execute();
  let schedule = db.schema.createTable('schedule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`))
    .addColumn('enabled', 'bigint', (column) => column.notNull().check(sql`enabled in (0, 1)`))
    .addColumn('last_state', 'text', (column) => column.notNull().check(sql`last_state in ('none', 'done', 'attention', 'failed')`))
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addColumn('full_read', 'text', (column) => column.notNull().defaultTo('never').check(sql`full_read in ('never', 'weekly', 'monthly')`));
  for (const name of TEXTS) schedule = schedule.addColumn(name, 'text', (column) => column.notNull());
  for (const name of TIMES) schedule = schedule.addColumn(name, 'text');
  await schedule.execute();
  const columns = sql.join(['id', 'kind', 'enabled', 'last_state', 'failures', 'full_read', ...TEXTS, ...TIMES].map((name) => sql.ref(name)));
  await sql`insert into schedule (${columns}) select ${columns} from schedule_before`.execute(db);
  await db.schema.dropTable('schedule_before').execute();
}

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('keeping_rule')
    .addColumn('what', 'text', (column) => column.notNull().check(sql`what in ('log', 'rejects')`)).addColumn('dataset', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull()).addColumn('months', 'bigint')
    .addColumn('reason', 'text', (column) => column.notNull()).addColumn('set_at', 'text', (column) => column.notNull()).addColumn('set_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('keeping_rule_key', ['what', 'dataset', 'seq']).execute();
  await rebuild(db, ['folder', 'source', 'backup', 'retention']);
}

async function down(db: Kysely<Before>): Promise<void> {
  await db.deleteFrom('schedule').where('kind', '=', 'retention').execute();
  await rebuild(db as Kysely<unknown>, ['folder', 'source', 'backup']);
  await db.schema.dropTable('keeping_rule').execute();
}

/** How long the log and rejected rows are kept, as set each time; rules that are applied by themselves. */
export const keepingRules: Migration = { up, down };
