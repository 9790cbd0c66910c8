import type { CreateTableBuilder, Kysely, Migration } from 'kysely';

const table = (db: Kysely<unknown>, name: string, texts: readonly string[], counts: readonly string[] = []): CreateTableBuilder<string, string> => {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const text of texts) made = made.addColumn(text.replace('?', ''), 'text', (column) => (text.endsWith('?') ? column : column.notNull()));
  for (const count of counts) made = made.addColumn(count, 'bigint', (column) => column.notNull());
  return made;
};

async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'account', ['id', 'login', 'name', 'password_hash', 'subject?', 'mediator', 'state', 'locked_until?', 'created_at', 'created_by'], ['failures', 'revision'])
    .addPrimaryKeyConstraint('account_key', ['id']).addUniqueConstraint('account_login', ['login']).addUniqueConstraint('account_subject', ['subject']).execute();
  await table(db, 'role_grant', ['id', 'account_id', 'role', 'scope', 'valid_from', 'valid_to?', 'granted_at', 'granted_by', 'revoked_at?', 'revoked_by?']).addPrimaryKeyConstraint('role_grant_key', ['id']).execute();
  await db.schema.createIndex('role_grant_account').on('role_grant').column('account_id').execute();
  await table(db, 'session', ['digest', 'account_id', 'begun_at', 'seen_at', 'ends_at', 'how', 'grant_id?']).addPrimaryKeyConstraint('session_key', ['digest']).execute();
  await db.schema.createIndex('session_account').on('session').column('account_id').execute();
  await table(db, 'api_token', ['id', 'digest', 'account_id', 'name', 'rights', 'made_at', 'ends_at', 'used_at?', 'revoked_at?'])
    .addPrimaryKeyConstraint('api_token_key', ['id']).addUniqueConstraint('api_token_digest', ['digest']).execute();
  await table(db, 'once_code', ['purpose', 'digest', 'ends_at'], ['tries']).addPrimaryKeyConstraint('once_code_key', ['purpose']).execute();
  await table(db, 'audit_event', ['at', 'by', 'action', 'subject', 'before_hash', 'hash'], ['seq']).addPrimaryKeyConstraint('audit_event_key', ['seq']).execute();
}

async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['audit_event', 'once_code', 'api_token', 'session', 'role_grant', 'account']) await db.schema.dropTable(name).execute();
}

/** People, what they may do, by what they are known, and what they did. */
export const people: Migration = { up, down };
