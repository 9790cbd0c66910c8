import type { Engine } from '@concord/sql';
import { checkNumber, loadsInHand } from '../load-lock.js';
import { loadTables } from './load-context.js';
import { clearLoad } from './stage.js';

/** As many are kept at hand; the one asked for longest ago goes. */
const MOST = 4;
/** Kept so long after it was last asked for, and well within what recovery of another process takes for dead. */
const IDLE_MS = 10 * 60_000;

/** Cases of a dataset as they were known after a load. */
interface Then {
  readonly dataset: string;
  readonly asOfLoad: number;
  /** The data version in force when they were put together: a load taken back later changes what was known then. */
  readonly dataVersion: number;
}

interface Held extends Then {
  readonly number: number;
  readonly made: Promise<void>;
  usedAt: number;
  isMade: boolean;
}

/**
 * Cases as they were known after past loads, put together once and asked many times. The view that tells them looks through every version of every case and all reference data for each question:
 * a report of a hundred questions would take a hundred times as long. Nothing lasts: what a kill leaves behind recovery clears away like the tables of a load.
 */
export class CasesThen {
  private readonly held: Held[] = [];

  constructor(private readonly engine: Engine) {}

  /** Puts them together, unless they are at hand. Throws `EngineError`. */
  async hold({ asOfLoad, dataset, dataVersion }: Then): Promise<void> {
    await this.sweep(dataVersion);
    const known = this.held.find((one) => one.dataset === dataset && one.asOfLoad === asOfLoad);
    if (known !== undefined) {
      known.usedAt = Date.now();
      return known.made;
    }
    const number = checkNumber();
    const held: Held = { asOfLoad, dataset, dataVersion, number, usedAt: Date.now(), isMade: false, made: this.make(number, dataset, asOfLoad) };
    this.held.push(held);
    try {
      await held.made;
      held.isMade = true;
    } catch (error) {
      await this.drop(held);
      throw error;
    }
  }

  /** The table they are in, where they are at hand. */
  find({ asOfLoad, dataset, dataVersion }: Then): string | undefined {
    const known = this.held.find((one) => one.isMade && one.dataset === dataset && one.asOfLoad === asOfLoad && one.dataVersion === dataVersion);
    if (known === undefined) return undefined;
    known.usedAt = Date.now();
    return loadTables(known.number).then;
  }

  /** Drops all of them, for a process that is about to end. */
  async close(): Promise<void> {
    for (const one of [...this.held]) await this.drop(one);
  }

  private async make(number: number, dataset: string, asOfLoad: number): Promise<void> {
    const { writer } = this.engine;
    const { then } = loadTables(number);
    loadsInHand(this.engine).add(number);
    await writer.run({ sql: `CREATE TABLE ${then} AS concord.case_current` });
    await writer.run({ sql: `INSERT INTO ${then} SELECT * FROM concord.case_fact_as_of(as_of_load = {as_of_load:UInt32}) WHERE dataset = {dataset:String}`, params: { as_of_load: asOfLoad, dataset } });
  }

  private async drop(one: Held): Promise<void> {
    this.held.splice(this.held.indexOf(one), 1);
    await one.made.catch(() => undefined);
    await clearLoad(this.engine, one.number);
    loadsInHand(this.engine).delete(one.number);
  }

  private async sweep(dataVersion: number): Promise<void> {
    const old = this.held.filter((one) => one.dataVersion !== dataVersion || Date.now() - one.usedAt > IDLE_MS);
    const rest = this.held.filter((one) => !old.includes(one)).sort((a, b) => a.usedAt - b.usedAt);
    for (const one of [...old, ...rest.slice(0, Math.max(0, rest.length - MOST + 1))]) await this.drop(one);
  }
}
