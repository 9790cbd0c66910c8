import type { Kysely, Migration } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  let plan = db.schema.createTable('rollout_plan').addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['dataset', 'name', 'body', 'starts_on', 'drawn_at', 'drawn_by']) plan = plan.addColumn(name, 'text', (column) => column.notNull());
  await plan.addColumn('seed', 'bigint', (column) => column.notNull()).execute();
  await db.schema.createIndex('rollout_plan_dataset').on('rollout_plan').column('dataset').execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('rollout_plan').execute();
}

/** Stepped roll-outs whose order was drawn by chance: written down before they begin, never changed. */
export const rolloutPlans: Migration = { up, down };
