import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from '../api.js';
import type { Person } from './people.js';
import { ALIAS, COLUMNS, csv, deliveries, handovers, KNOWN, MEDIATORS, posts, type RawCase } from './raw.js';
import type { Random } from './random.js';
import { isKept, isWithin, seenAfter, type Narrowed, type Records, type Seen } from './seen.js';

/** A dataset at a time: its cases as figures have to show them, and the last day it knows. */
export interface State { readonly rows: readonly Seen[]; readonly asOf: string }
/** A dataset now, and as it stood after a load. */
export interface Loaded { readonly now: State; readonly then: State; readonly thenLoad: number; readonly lastLoad: number; readonly restated: readonly RawCase[]; readonly records: Records }
/** Which cases a question is about. */
export interface Selected { readonly dataset: string; readonly filters?: readonly Narrowed[]; readonly asOfLoad?: number | null }

/** All that was delivered, by dataset. */
export class World {
  private constructor(private readonly datasets: ReadonlyMap<string, Loaded>) {}

  /** Makes two datasets that share every name and no case, and loads them as anybody would. */
  static async loadedInto(api: Api, folder: string, random: Random): Promise<World> {
    const datasets = new Map<string, Loaded>();
    for (const [dataset, letter, count] of [['centre', 'A', 1_100], ['other', 'B', 250]] as const) datasets.set(dataset, await load(api, folder, random, dataset, letter, count));
    return new World(datasets);
  }

  /** Names of the datasets. */
  get names(): string[] {
    return [...this.datasets.keys()];
  }

  /** A dataset. */
  of(dataset: string): Loaded {
    return this.datasets.get(dataset) as Loaded;
  }

  /** What a question is about, for somebody. */
  seenBy({ within }: Pick<Person, 'within'>, { dataset, filters = [], asOfLoad }: Selected): State {
    const { now, then } = this.of(dataset);
    const { asOf, rows } = typeof asOfLoad === 'number' ? then : now;
    return { asOf, rows: rows.filter((one) => isWithin(one, within) && isKept(one, filters)) };
  }

  /** Every name and number of a case that may stand in an answer to somebody, whatever they ask: what any version says of a case they may see, and the records of that scope. */
  toldTo(person: Person, token: RegExp): ReadonlySet<string> {
    const told = new Set<string>();
    for (const { now, then, records } of this.datasets.values()) {
      const seen = [...now.rows, ...then.rows].filter((one) => isWithin(one, person.within));
      const ids = new Set(seen.map(({ caseId }) => caseId));
      const said = [seen.map(({ keys, versions, caseId }) => [caseId, keys, versions]), records.handovers.filter((one) => ids.has(one['case_id'] ?? '')), records.posts.filter((one) => isKept({ keys: one }, person.within === 'all' ? [] : (person.within ?? [])))];
      for (const [found] of JSON.stringify(said).matchAll(token)) if (person.seesNames || !found.startsWith('QM')) told.add(found);
    }
    return told;
  }
}

async function load(api: Api, folder: string, random: Random, dataset: string, letter: 'A' | 'B', count: number): Promise<Loaded> {
  const { first, second } = deliveries(random, letter, count);
  const records: Records = { posts: posts(random), handovers: handovers(random, first) };
  const alias = { alias: ALIAS, mediator: MEDIATORS[0] ?? '', decided_on: '2026-01-05', decided_by: 'somebody', reason: 'the same person' };
  const put = async (profile: string, columns: readonly string[], rows: readonly Readonly<Record<string, string>>[], asOf?: string): Promise<number> => {
    const file = join(folder, `${dataset}-${profile}-${String(rows.length)}.csv`);
    await writeFile(file, csv(columns, rows));
    const report = await api.load(profile, file, dataset, asOf);
    if (report.rejected > 0 || report.state !== 'published') throw new Error(`${profile}: ${String(report.rejected)} rows of ${dataset} were rejected`);
    return report.loadNo;
  };
  await put('canonical', COLUMNS, first, KNOWN.first);
  await put('mediator', ['mediator', 'valid_from', 'valid_to', 'organisation', 'team', 'team_lead'], records.posts);
  await put('mediator-alias', Object.keys(alias), [alias]);
  const thenLoad = await put('handover', ['case_id', 'handed_over_on', 'from_mediator', 'to_mediator', 'reason', 'order'], records.handovers);
  const lastLoad = await put('canonical', COLUMNS, second, KNOWN.second);
  return { thenLoad, lastLoad, records, restated: second, then: { rows: seenAfter([first], records), asOf: KNOWN.first }, now: { rows: seenAfter([first, second], records), asOf: KNOWN.second } };
}
