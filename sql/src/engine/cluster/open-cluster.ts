import { randomUUID } from 'node:crypto';
import type { ClickHouseSettings } from '@clickhouse/client';
import { EngineError, type Archive, type AskOptions, type Engine, type Reader, type Rows, type Statement, type Writer } from '../engine.js';
import { openHttp, type HttpAddress, type HttpEngine } from '../http.js';
import type { EngineLimits } from '../limits.js';
import { stringLiteral } from '../statement/literal.js';
import { gathered } from './gathered.js';
import { greetCluster, MARK } from './greet.js';
import { actOf, changesTables, SHARES, type Act, type Placement } from './placement.js';
import { replicatedDdl } from './replicated.js';

/** A cluster: its name in the servers' own `remote_servers`, and its shards in that order. Small tables lie on the first. */
export interface ClusterAddress {
  readonly cluster: string;
  readonly shards: readonly [HttpAddress, ...HttpAddress[]];
  /** Each shard has replicas that know each other by a keeper; one of them is named here. */
  readonly isReplicated?: boolean;
}

/**
 * What is joined or looked up in is gathered by the statement itself (`gathered`), and refused by the engine where it is not; a shard that is down is an error and never a smaller number; rows are on
 * their shards when an insert returns, and what is inserted goes by this server, since only here are the small tables.
 */
const OVER_SHARDS: ClickHouseSettings = { distributed_product_mode: 'deny', skip_unavailable_shards: 0, distributed_foreground_insert: 1, parallel_distributed_insert_select: '0' };

/** What the engine says when a statement had been done already: that database, table or column is there, or is not any more. */
const DONE_BEFORE: ReadonlySet<number> = new Set([15, 36, 44, 57, 60, 82]);
const TABLE_EXISTS = 57;

/** A share that no table of `concord` reads any more, so long after it was last changed, was left by a death. */
const LEFT_AFTER_HOURS = 24;

const global = <One extends Statement>(statement: One): One => ({ ...statement, sql: gathered(statement.sql) });

const isDoneBefore = (reason: unknown): boolean => reason instanceof EngineError && DONE_BEFORE.has(reason.detail.engineCode ?? 0);

/** Says which shards it is, and what the matter is where it is not silence. */
const shardDown = (shards: readonly number[], of: number, { detail, message }: EngineError): EngineError =>
  new EngineError('SHARD_DOWN', `Shard ${shards.join(', ')} of ${of}: ${message}`, { ...detail, down: { shards, of } });

class Cluster {
  constructor(private readonly name: string, private readonly isReplicated: boolean, readonly nodes: readonly [HttpEngine, ...HttpEngine[]]) {}

  get home(): HttpEngine {
    return this.nodes[0];
  }

  /** Asks for each statement that makes, changes or drops a table: other processes do so, too. */
  async placement(): Promise<Placement> {
    const { rows } = await this.home.writer.ask({ sql: "SELECT name, extract(engine_full, {share:String}) FROM system.tables WHERE database = 'concord' AND engine = 'Distributed'", params: { share: `'${SHARES}', '(\\w+)'` } });
    return new Map(rows.map(([name, share]) => [String(name), String(share)]));
  }

  /** Names the shard that does not answer, where one is at fault. */
  async named<Answer>(work: Promise<Answer>): Promise<Answer> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'STORE_DOWN') throw error;
      const silent = await Promise.all(this.nodes.map((node) => node.isUp().then((isUp) => !isUp)));
      const down = silent.flatMap((isSilent, i) => (isSilent ? [i + 1] : []));
      if (down.length === 0) throw error;
      throw shardDown(down, this.nodes.length, error);
    }
  }

  /** On all shards at once. A repeat after a death finds it done on some: that is no failure as long as it is done on all in the end. */
  async onShards(statement: Statement, options?: AskOptions): Promise<void> {
    const ended = await Promise.allSettled(this.nodes.map((node) => node.writer.run(this.kept(statement), options)));
    const failed = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
    const [first] = failed.filter((reason) => failed.length === this.nodes.length || !isDoneBefore(reason));
    if (first !== undefined) throw first;
  }

  /** On as many replicas as there are. */
  private kept(statement: Statement): Statement {
    return this.isReplicated ? { ...statement, sql: replicatedDdl(statement.sql) } : statement;
  }

  async run(statement: Statement, options?: AskOptions): Promise<void> {
    const act: Act = changesTables(statement.sql) ? actOf(statement.sql, await this.placement()) : { kind: 'here' };
    if (act.kind === 'create') return this.create(act, options);
    if (act.kind === 'drop') {
      // First what reads it: a death in between leaves shares that nothing reads, never a table without shares.
      await this.home.writer.run(statement, options);
      return this.onShards({ sql: `DROP TABLE IF EXISTS ${SHARES}.${act.share} SYNC` }, options);
    }
    if (act.kind !== 'here') await this.onShards({ ...statement, sql: act.onShards }, options);
    if (act.kind !== 'shards') await this.home.writer.run(this.kept(global(statement)), options);
  }

  private async create({ table, isOptional, onShards }: Extract<Act, { kind: 'create' }>, options?: AskOptions): Promise<void> {
    if ((await this.placement()).has(table)) {
      if (isOptional) return;
      throw new EngineError('QUERY_FAILED', 'The store could not run the statement.', { engineCode: TABLE_EXISTS });
    }
    const share = `${table}_${randomUUID().slice(0, 8)}`;
    await this.onShards({ sql: onShards(share) }, options);
    await this.home.writer.run({ sql: `CREATE TABLE concord.${table} AS ${SHARES}.${share} ENGINE = Distributed(${stringLiteral(this.name)}, ${SHARES}, ${share}, cityHash64(case_id))` }, options);
  }

  /** Asks of a table where its rows lie: on every shard where they are spread. */
  async askBeside(table: string, question: (database: string, table: string) => Statement): Promise<Rows[]> {
    const share = (await this.placement()).get(table);
    const asked = share === undefined ? [this.home.writer.ask(question('concord', table))] : this.nodes.map((node) => node.writer.ask(question(SHARES, share)));
    return this.named(Promise.all(asked));
  }

  /** Shares that nothing reads, left by a death while a table was made or dropped. */
  async sweep(): Promise<void> {
    const read = [MARK, ...(await this.placement()).values()];
    await Promise.all(this.nodes.map(async ({ writer }) => {
      const { rows } = await writer.ask({
        sql: `SELECT name FROM system.tables WHERE database = '${SHARES}' AND name NOT IN {read:Array(String)} AND metadata_modification_time < now() - INTERVAL ${LEFT_AFTER_HOURS} HOUR`, params: { read },
      });
      for (const [share] of rows) await writer.run({ sql: `DROP TABLE IF EXISTS ${SHARES}.${String(share)} SYNC` });
    }));
  }

  get archive(): Archive {
    const placeOf = (place: string, i: number): string => `${place}-shard-${i + 1}`;
    return {
      backUp: async (place, options) => { await Promise.all([this.home.archive.backUp(place, options), ...this.nodes.map((node, i) => node.archiveOf(SHARES).backUp(placeOf(place, i), options))]); },
      restore: async (place, options) => {
        await Promise.all(this.nodes.map((node, i) => node.archiveOf(SHARES).restore(placeOf(place, i), options)));
        await this.home.archive.restore(place, options);
      },
    };
  }
}

/**
 * Opens a cluster: cases are spread over its shards by `cityHash64(case_id)`, so that all versions of one case meet; what is small lies on the first, which puts every answer together.
 * Throws `EngineError` STORE_DOWN, SHARD_DOWN, STORE_UNFIT.
 */
export async function openCluster({ cluster: name, isReplicated = false, shards: [first, ...others] }: ClusterAddress, limits: EngineLimits): Promise<Engine> {
  const nodes: HttpEngine[] = [];
  const close = async (): Promise<void> => { await Promise.all(nodes.map((node) => node.close())); };
  try {
    const home = await openHttp(first, limits, OVER_SHARDS);
    nodes.push(home);
    for (const [i, address] of others.entries()) {
      nodes.push(await openHttp(address, limits, OVER_SHARDS).catch((error: unknown) => {
        if (!(error instanceof EngineError)) throw error;
        throw error.code === 'STORE_DOWN' ? shardDown([i + 2], others.length + 1, error) : error;
      }));
    }
    const cluster = new Cluster(name, isReplicated, [home, ...nodes.slice(1)]);
    await greetCluster(name, nodes);
    await cluster.sweep();
    const reader: Reader = { ask: (statement, options) => cluster.named(home.reader.ask(global(statement), options)) };
    const writer: Writer = {
      run: (statement, options) => cluster.named(cluster.run(statement, options)),
      ask: (statement, options) => cluster.named(home.writer.ask(global(statement), options)),
      insertFile: (table, path, { transform, ...file }, options) => {
        const whole = transform === undefined ? file : { ...file, transform: { ...transform, select: (rows: string) => gathered(transform.select(rows)) } };
        return cluster.named(home.writer.insertFile(table, path, whole, options));
      },
      exportFile: (statement, path, options) => cluster.named(home.writer.exportFile(global(statement), path, options)),
      askBeside: (table, question) => cluster.askBeside(table, question),
    };
    const endWritingOf = async (processId: string): Promise<void> => { await cluster.named(Promise.all(nodes.map((node) => node.endWritingOf(processId)))); };
    return { kind: 'http', reader, writer, archive: cluster.archive, scratchDir: home.scratchDir, endWritingOf, close };
  } catch (error) {
    await close();
    throw error;
  }
}
