import { Inject, Injectable } from '@nestjs/common';
import { compileDatasets, compileDataVersion, type Cases, type Engine, type Filter, type Rows, type Scope, type Statement } from '@concord/sql';
import { AnswerCache } from './answer-cache.js';
import { QuestionError } from './errors.js';
import { tableOf, type Row } from './table.js';
import type { Viewer } from './viewer.js';

/** Injection token of the engine. */
export const ENGINE = Symbol('ENGINE');

const CACHED_ANSWERS = 5_000;
/** How often a question is asked again because a load was published under it. */
const TRIES = 3;

/** Which load is in force. */
export interface DataVersion {
  /** 0: nothing loaded yet. */
  readonly number: number;
  readonly publishedAt: string | null;
}

/** Which cases a question is about, before scope. */
export interface Selection {
  readonly dataset: string;
  readonly filters: readonly Filter[];
  readonly asOfLoad?: number | null | undefined;
}

/** What is asked within one data version, for one viewer. */
export interface Snapshot {
  readonly version: DataVersion;
  /** Adds the viewer's scope and the dataset's as-of date. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  cases(selection: Selection): Promise<Cases>;
  /** Datasets and the last day each knows. */
  datasets(asOfLoad?: number): Promise<ReadonlyMap<string, string>>;
  ask(statement: Statement): Promise<Row[]>;
}

function scopeOf({ scope }: Viewer): Scope {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return scope;
}

/** The one read path: scope, data version, cache, engine, rows checked. Everything that reads cases goes through `consistently`. */
@Injectable()
export class Store {
  private readonly cache = new AnswerCache<Rows>(CACHED_ANSWERS);
  private known: DataVersion = { number: 0, publishedAt: null };

  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /**
   * Runs `question` within one data version: when a load is published meanwhile, everything is asked again, so that numbers of two
   * versions never stand side by side. Throws `QuestionError`, `EngineError`.
   */
  async consistently<Answer>(viewer: Viewer, question: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> {
    const scope = scopeOf(viewer);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const version = await this.currentVersion();
      const used = { engine: false };
      const answer = await question(this.snapshot(scope, version, () => { used.engine = true; }));
      if (!used.engine || (await this.currentVersion()).number === version.number) return answer;
    }
    throw new QuestionError('DATA_MOVED', 'loads were published faster than the question could be answered');
  }

  /** Things that move without a new data version: the ledger of loads while one is running. Throws `QuestionError`, `EngineError`. */
  async askUncached(viewer: Viewer, statement: Statement): Promise<Row[]> {
    scopeOf(viewer);
    return tableOf(await this.engine.reader.ask(statement));
  }

  private snapshot(scope: Scope, version: DataVersion, touched: () => void): Snapshot {
    const ask = async (statement: Statement) =>
      tableOf(
        await this.cache.get(version.number, `${JSON.stringify(scope)}\n${statement.sql}\n${JSON.stringify(statement.params ?? {})}`, () => {
          touched();
          return this.engine.reader.ask(statement);
        }),
      );
    const datasets = async (asOfLoad?: number) =>
      new Map((await ask(compileDatasets(asOfLoad))).map((row) => [row.text('dataset'), row.text('known_until')]));
    return {
      version,
      ask,
      datasets,
      cases: async ({ dataset, filters, asOfLoad: givenLoad }) => {
        const asOfLoad = givenLoad ?? undefined;
        if (asOfLoad !== undefined && asOfLoad < 1) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
        const asOf = (await datasets(asOfLoad)).get(dataset);
        if (asOf === undefined) throw new QuestionError('BAD_INPUT', 'no such dataset at that time');
        return { dataset, filters, asOf, scope, ...(asOfLoad === undefined ? {} : { asOfLoad }) };
      },
    };
  }

  /** The data version in force now. */
  async currentVersion(): Promise<DataVersion> {
    const [row] = tableOf(await this.engine.reader.ask(compileDataVersion()));
    const now = row ? { number: row.num('data_version'), publishedAt: `${row.text('published_at').replace(' ', 'T')}Z` } : this.known;
    if (now.number > this.known.number) this.known = now;
    return now;
  }
}
