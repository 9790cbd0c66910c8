import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const HEAD = 'case_id,received_on,closed_on,outcome,business,organisation,complexity,mediator';

/** An API over datasets whose cases are made to measure: so many closed in a month, so many of them settled. */
export class MadeCases {
  private made = 0;

  private constructor(readonly api: Api, private readonly folder: string) {}

  static async start(): Promise<MadeCases> {
    return new MadeCases(await startApi(), await mkdtemp(join(tmpdir(), 'concord-made-')));
  }

  /** Rows of cases closed in a month, the first `settled` of them settled. */
  rows(month: string, settled: number, all: number, ...[business = '', organisation = '', complexity = '', mediator = '']: readonly string[]): string[] {
    return Array.from({ length: Math.round(all) }, (_, i) => `C${String(this.made += 1)},${month}-01,${month}-20,${i < Math.round(settled) ? 'S2' : 'U1'},${business},${organisation},${complexity},${mediator}`);
  }

  async load(dataset: string, rows: readonly string[]): Promise<void> {
    const path = join(this.folder, `${dataset}.csv`);
    await writeFile(path, [HEAD, ...rows, ''].join('\n'));
    await this.api.load('canonical', path, dataset);
  }

  /** The answer to the only field of a question; an error is a failed test. */
  async ask<Data>(query: string, input: object): Promise<Data> {
    const { data, errors } = await this.api.ask<Record<string, Data>>(query, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Data;
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
