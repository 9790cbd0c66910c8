import { Session } from 'chdb';
import type { Row } from './plain.js';

/** As many statements at a time as the product sends. */
const CONNECTIONS = 4;

/** The embedded engine as anybody gets it, with the settings it comes with. */
export class Chdb {
  private readonly idle: Session[];
  private readonly all: readonly Session[];
  private readonly waiting: ((session: Session) => void)[] = [];

  constructor(dataDir: string) {
    this.all = Array.from({ length: CONNECTIONS }, () => new Session(dataDir));
    this.idle = [...this.all];
  }

  /** The rows of one SELECT. */
  async rows(sql: string): Promise<readonly Row[]> {
    const session = this.idle.pop() ?? await new Promise<Session>((resolve) => { this.waiting.push(resolve); });
    try {
      return (JSON.parse((await session.queryAsync(sql, { format: 'JSON' })).text()) as { data: readonly Row[] }).data;
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(session);
      else next(session);
    }
  }

  /** Several at once. */
  ask(statements: readonly string[]): Promise<(readonly Row[])[]> {
    return Promise.all(statements.map((sql) => this.rows(sql)));
  }

  /** The engine remembers which rows a condition met: whoever asked second would be answered sooner. */
  async forget(): Promise<void> {
    await this.all[0]?.queryAsync('SYSTEM DROP QUERY CONDITION CACHE');
  }

  async version(): Promise<string> {
    return String((await this.rows('SELECT version() AS version'))[0]?.['version']);
  }

  close(): void {
    for (const session of this.all) session.close();
  }
}
