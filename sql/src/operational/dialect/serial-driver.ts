import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type { OperationalError } from '../failure.js';

/** How one database differs from the other. */
export interface SerialOptions {
  /** Statements that begin a transaction beside which no other one runs. */
  readonly begin: readonly string[];
  readonly failure: (error: unknown) => OperationalError;
  /** Longest wait for another one's transaction, in ms, where the database itself does not wait. */
  readonly busyMs: number;
}

/** Between two tries, in ms: about as long as a commit takes. */
const PAUSE_MS = 4;

class NamedConnection implements DatabaseConnection {
  constructor(readonly inner: DatabaseConnection, private readonly options: SerialOptions) {}

  /** A statement that found the store busy has done nothing; it waits here, where it holds up nobody else in this process, and tries again. */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (const deadline = Date.now() + this.options.busyMs; ;) {
      try {
        return await this.inner.executeQuery<Row>(query);
      } catch (error) {
        const failure = this.options.failure(error);
        if (failure.code !== 'OPERATIONAL_BUSY' || Date.now() >= deadline) throw failure;
        await delay(PAUSE_MS);
      }
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize);
  }
}

/**
 * A driver of Kysely whose transactions run one after the other, on both databases alike and across processes, and whose errors are
 * `OperationalError`. The store is small and rarely written: what is read in a transaction is still true when it commits, without retries.
 */
export class SerialDriver implements Driver {
  constructor(private readonly inner: Driver, private readonly options: SerialOptions) {}

  private async named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.options.failure(error);
    }
  }

  init(): Promise<void> {
    return this.named(() => this.inner.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new NamedConnection(await this.named(() => this.inner.acquireConnection()), this.options);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (const statement of this.options.begin) await connection.executeQuery(CompiledQuery.raw(statement));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof NamedConnection) await this.inner.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }
}
