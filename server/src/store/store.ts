import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CasesThen } from '@concord/etl';
import { compileDatasetMoved, compileDatasets, compileDataVersion, compileMemberNames, type AskOptions, type Cases, type Engine, type Filter, type Rows, type Scope, type Statement } from '@concord/sql';
import { AnswerCache } from './answer-cache.js';
import { dimensionsNamed, mayAskBy, type DimensionOf } from './dimensions.js';
import { QuestionError } from './errors.js';
import { Reading, type DataVersion } from './reading.js';
import { tableOf, type Row } from './table.js';
import type { Viewer } from './viewer.js';

/** Injection token of the engine. */
export const ENGINE = Symbol('ENGINE');

/** Injection token of the operational store. */
export const OPERATIONAL = Symbol('OPERATIONAL');

/** Injection token of both stores, for who writes to them. */
export const STORES = Symbol('STORES');

const CACHED_ANSWERS = 5_000;
/** Which cases a question is about, before scope. */
export interface Selection {
  readonly dataset: string;
  readonly filters: readonly Filter[];
  readonly asOfLoad?: number | null | undefined;
}

/** A body of cases, as its newest load left it. */
export interface LoadedDataset {
  /** The last day the data knows. */
  readonly asOf: string;
  /** The source profile of the newest load, as it was then. */
  readonly profileText: string;
}

/** What is asked within one data version, for one viewer. */
export interface Snapshot {
  readonly version: DataVersion;
  /** What whoever asks may see; `cases` adds it. */
  readonly scope: Scope;
  /** Adds the viewer's scope and the dataset's as-of date. Throws `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT. */
  cases(selection: Selection): Promise<Cases>;
  /** Dimensions with the names reference data give their members. */
  dimensions(asked: Pick<Selection, 'asOfLoad' | 'dataset'>): Promise<DimensionOf>;
  /** What is loaded, by dataset. */
  datasets(asOfLoad?: number): Promise<ReadonlyMap<string, LoadedDataset>>;
  ask(statement: Statement): Promise<Row[]>;
  /** For what is asked once and never again, page after page: nothing of it is kept. */
  askOnce(statement: Statement): Promise<Row[]>;
}

function scopeOf({ scope }: Viewer): Scope {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return scope;
}

/** Whose a statement is, what waits for it, and whether anybody still does. */
const optionsOf = ({ gone, id, work = 'page' }: Viewer): AskOptions => ({ by: id, work, ...(gone === undefined ? {} : { signal: gone }) });

/** The one read path: scope, data version, cache, engine, rows checked. Everything that reads cases goes through `consistently`. */
@Injectable()
export class Store implements OnModuleDestroy {
  private readonly cache = new AnswerCache<Rows>(CACHED_ANSWERS);
  private known: DataVersion | undefined;
  /** The engine's stillness when `known` was looked up. */
  private knownAt: number | undefined;

  constructor(@Inject(ENGINE) private readonly engine: Engine, private readonly casesThen: CasesThen) {}

  /**
   * Runs `question` within one data version, that of the request the viewer asks in, else its own: see `Reading`. Throws `QuestionError`, `EngineError`.
   */
  async consistently<Answer>(viewer: Viewer, question: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> {
    const scope = scopeOf(viewer);
    return (viewer.reading ?? this.reading()).ask((version) => question(this.snapshot(viewer, scope, version)));
  }

  /** A new request: whatever is asked in it is answered from one data version. */
  reading(): Reading {
    const known = (): DataVersion | undefined => this.known;
    return new Reading({ get known() { return known(); }, current: () => this.currentVersion() });
  }

  /** Things that move without a new data version: the rejects of a load that is running. Throws `QuestionError`, `EngineError`. */
  async askUncached(viewer: Viewer, statement: Statement): Promise<Row[]> {
    scopeOf(viewer);
    return tableOf(await this.engine.reader.ask(statement, optionsOf(viewer)));
  }

  private snapshot(viewer: Viewer, scope: Scope, version: DataVersion): Snapshot {
    const options = optionsOf(viewer);
    const ask = async (statement: Statement) =>
      tableOf(
        await this.cache.get(version.number, `${JSON.stringify(scope)}\n${statement.sql}\n${JSON.stringify(statement.params ?? {})}`, () => this.engine.reader.ask(statement, options), () => viewer.gone?.aborted !== true),
      );
    const datasets = async (asOfLoad?: number) =>
      new Map((await ask(compileDatasets(Math.min(asOfLoad ?? version.number, version.number)))).map((row) => [row.text('dataset'), { asOf: row.text('known_until'), profileText: row.text('newest_profile') }]));
    const movedIn = async (dataset: string): Promise<number> => (await ask(compileDatasetMoved(dataset, version.number)))[0]?.numOrNull('moved_in') ?? 0;
    return {
      version,
      scope,
      ask,
      askOnce: async (statement) => tableOf(await this.engine.reader.ask(statement, options)),
      datasets,
      dimensions: async ({ dataset, asOfLoad }) => dimensionsNamed(await ask(compileMemberNames({ dataset, asOfLoad: Math.min(asOfLoad ?? version.number, version.number) })), viewer),
      cases: async ({ dataset, filters, asOfLoad: givenLoad }) => {
        mayAskBy(viewer, filters.map(({ dimension }) => dimension));
        if (typeof givenLoad === 'number' && givenLoad < 1) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
        // After the newest load of a dataset its cases stood as they stand: what is kept ready for questions of now tells it.
        const asOfLoad = typeof givenLoad === 'number' && givenLoad < await movedIn(dataset) ? givenLoad : undefined;
        const asOf = (await datasets(asOfLoad)).get(dataset)?.asOf;
        if (asOf === undefined) throw new QuestionError('BAD_INPUT', 'no such dataset at that time');
        const thenIn = asOfLoad === undefined ? undefined : this.casesThen.find({ dataset, asOfLoad, dataVersion: version.number });
        return { dataset, filters, asOf, scope, ...(asOfLoad === undefined ? {} : { asOfLoad }), ...(thenIn === undefined ? {} : { thenIn }) };
      },
    };
  }

  /**
   * Puts the cases of a dataset together as they were known after a load, for many questions about that time: each is asked of them from then on, until loads are published or minutes go by without one. Takes as
   * long as a few such questions; no time at all where nothing of the dataset moved since. Throws `QuestionError`, `EngineError`.
   */
  async holdThen(viewer: Viewer, dataset: string, asOfLoad: number): Promise<void> {
    const { number, isPast } = await this.consistently(viewer, async (snapshot) => ({ number: snapshot.version.number, isPast: (await snapshot.cases({ dataset, filters: [], asOfLoad })).asOfLoad !== undefined }));
    if (isPast) await this.casesThen.hold({ dataset, asOfLoad, dataVersion: number });
  }

  async onModuleDestroy(): Promise<void> {
    await this.casesThen.close();
  }

  /** The data version in force now; asked of the engine only when something may have been written since it was last asked. */
  async currentVersion(): Promise<DataVersion> {
    const stillness = this.engine.stillness?.();
    return this.known && stillness !== undefined && stillness === this.knownAt ? this.known : this.lookUpVersion();
  }

  /** Asks the engine for the data version, always: it also shows that the store answers. Throws `EngineError`. */
  async lookUpVersion(): Promise<DataVersion> {
    const stillness = this.engine.stillness?.();
    const [row] = tableOf(await this.engine.reader.ask(compileDataVersion()));
    this.known = row ? { number: row.num('data_version'), publishedAt: row.text('published_at') } : { number: 0, publishedAt: null };
    this.knownAt = stillness;
    return this.known;
  }

  /** The data version last looked up, without looking. */
  lastKnownVersion(): number | undefined {
    return this.known?.number;
  }
}
