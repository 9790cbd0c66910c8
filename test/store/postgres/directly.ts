import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OperationalConfig } from '@concord/sql';
import pg from 'pg';

/** The library that the file is kept by; another one's files beside it would spoil it. */
const Libsql = createRequire(join(__dirname, '../../../sql/package.json'))('libsql') as new (path: string) => { exec(statement: string): void; close(): void };

/** Changes an operational database past the product, as somebody with the disk or the database's password would. */
export async function directly({ path, url }: OperationalConfig, statement: string): Promise<void> {
  if (url === undefined) {
    const database = new Libsql(path);
    database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
