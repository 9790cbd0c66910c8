import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, memberLabel, metricById, storeTime, type KeptPublication, type LocalisedText, type Stores } from '@concord/sql';
import { OTHER } from '../graphql/words.model.js';
import { QuestionError } from '../store/errors.js';
import { profileOf } from '../store/profile.js';
import { Store, STORES, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { makeTables, type MadeTables } from './made-tables.js';
import { completeMonths, monthCases, REST } from './month-cases.js';
import { PublishedRefused } from './published-refused.js';
import type { Preview, Publication, PublicationHead, Publishable } from './published.model.js';
import { differsTooLittle } from './revision.js';
import { digestOf, isIntact, openSeal, type SealedBody } from './sealed.js';
import { cellsOf, COUNTED, type PublishedTable } from './tables.js';
import { visibleTables } from './visible.js';

const [SHORTEST_REASON, LONGEST_REASON] = [10, 300];

/** What is published concerns the cases of everybody. */
function mayPublish({ rights, scope }: Viewer): void {
  if (scope !== 'all' || rights?.has('publish') !== true) throw new QuestionError('NO_SCOPE', 'tables are published by those who may see every case');
}

/** A month before it is sealed. */
interface Prepared {
  readonly asOf: string;
  readonly dataVersion: number;
  readonly label: LocalisedText;
  readonly made: MadeTables;
  /** Earlier tables of the month, all withdrawn, from which these differ too little. */
  readonly isTooClose: boolean;
}

/** Tables for outside readers: made from one data version, sealed, read as they were sealed. Nobody who reads them asks anything of the cases. */
@Injectable()
export class PublishedService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store) {}

  private get kept() { return this.stores.operational.publications; }

  /** What somebody may read, newest month first; whoever may publish sees withdrawn ones, too. Throws `QuestionError` NO_SCOPE. */
  async list(viewer: Viewer): Promise<PublicationHead[]> {
    mayRead(viewer);
    return (await this.kept.list()).filter((one) => isFor(viewer, one)).map(headOf);
  }

  /** One of those. Throws `QuestionError` NO_SCOPE, `PublishedRefused` NO_SUCH_PUBLICATION, SEAL_BROKEN. */
  async one(viewer: Viewer, id: string): Promise<Publication> {
    mayRead(viewer);
    const found = await this.kept.find(id);
    if (found === undefined || !isFor(viewer, found)) throw new PublishedRefused('NO_SUCH_PUBLICATION');
    return told(viewer, found);
  }

  /** Months of a dataset that may be published, newest first. Throws `QuestionError`. */
  async publishable(viewer: Viewer, dataset: string): Promise<Publishable[]> {
    mayPublish(viewer);
    const months = await this.store.consistently(viewer, (snapshot) => completeMonths(snapshot, dataset));
    const all = await this.kept.list();
    return months.map(({ from }) => from.slice(0, 7)).reverse().map((month) => ({ month, isPublished: all.some((one) => one.dataset === dataset && one.month === month && one.withdrawnAt === null) }));
  }

  /** The tables of a month as they would be published, and how much they hide. Throws `QuestionError`, `PublishedRefused` MONTH_NOT_COMPLETE, NOT_PROTECTED, TOO_FINE. */
  async preview(viewer: Viewer, dataset: string, month: string): Promise<Preview> {
    mayPublish(viewer);
    const { asOf, dataVersion, isTooClose, made } = await this.prepare(viewer, dataset, month, await this.kept.list({ dataset, month }));
    const hidden = (why: string): number => made.cells.filter((cell) => cell.hidden === why).length;
    return { dataset, month, asOf, dataVersion, isTooClose, tables: made.tables, cells: made.cells.length, small: hidden('small'), withheld: hidden('withheld') };
  }

  /**
   * Publishes a month: what is hidden of all its tables together is worked out and proved, and the whole is sealed. Throws `QuestionError`, `PublishedRefused` MONTH_NOT_COMPLETE, ALREADY_PUBLISHED,
   * NOT_PROTECTED, TOO_FINE, REVISION_TOO_SMALL.
   */
  async publish(viewer: Viewer, dataset: string, month: string): Promise<Publication> {
    mayPublish(viewer);
    const earlier = await this.kept.list({ dataset, month });
    if (earlier.some(({ withdrawnAt }) => withdrawnAt === null)) throw new PublishedRefused('ALREADY_PUBLISHED');
    const { asOf, dataVersion, isTooClose, label, made } = await this.prepare(viewer, dataset, month, earlier);
    if (isTooClose) throw new PublishedRefused('REVISION_TOO_SMALL');
    const body: SealedBody = { asOf, dataset: label, publisher: viewer.name ?? viewer.id, tables: made.tables };
    const definitions = JSON.stringify(COUNTED.map((id) => ({ metric: id, version: metricById(id).version })));
    const bare = { id: randomUUID(), dataset, month, dataVersion, definitions, madeAt: storeTime(), madeBy: viewer.id, body: JSON.stringify(body) };
    const sealed = { ...bare, digest: digestOf(bare) };
    if (!(await this.kept.add(sealed, earlier.length))) throw new PublishedRefused('ALREADY_PUBLISHED');
    await this.stores.operational.auditLog.add(viewer.id, 'tables_published', { publication: sealed.id, dataset, month, dataVersion, digest: sealed.digest });
    return this.one(viewer, sealed.id);
  }

  /** Takes a publication back: readers do not find it any more. Throws `QuestionError` NO_SCOPE, `PublishedRefused` NO_REASON, NO_SUCH_PUBLICATION, NOT_IN_FORCE. */
  async withdraw(viewer: Viewer, id: string, reason: string): Promise<Publication> {
    mayPublish(viewer);
    const because = reason.trim();
    if (because.length < SHORTEST_REASON || because.length > LONGEST_REASON) throw new PublishedRefused('NO_REASON');
    const found = await this.kept.find(id);
    if (found === undefined) throw new PublishedRefused('NO_SUCH_PUBLICATION');
    if (!(await this.kept.withdraw(id, { withdrawnAt: storeTime(), withdrawnBy: viewer.id, withdrawnBecause: because }))) throw new PublishedRefused('NOT_IN_FORCE');
    await this.stores.operational.auditLog.add(viewer.id, 'tables_withdrawn', { publication: id, dataset: found.dataset, month: found.month, digest: found.digest });
    return this.one(viewer, id);
  }

  private prepare(viewer: Viewer, dataset: string, month: string, earlier: readonly KeptPublication[]): Promise<Prepared> {
    // What the product keeps of earlier versions may be broken: nothing can be held against them then.
    const before = earlier.map((one) => openSeal(one).tables);
    return this.store.consistently(viewer, async (snapshot) => {
      const range = (await completeMonths(snapshot, dataset)).find(({ from }) => from.slice(0, 7) === month);
      if (range === undefined) throw new PublishedRefused('MONTH_NOT_COMPLETE');
      const [cases, loaded, made] = await Promise.all([snapshot.cases({ dataset, filters: [] }), snapshot.datasets(), this.made(snapshot, dataset, range, before)]);
      const profile = profileOf(loaded.get(dataset)?.profileText ?? '');
      const label = profile?.dataset === dataset ? profile.label : { zh: dataset, en: dataset };
      return { asOf: cases.asOf, dataVersion: snapshot.version.number, label, made, isTooClose: before.some((tables) => differsTooLittle(made, tables)) };
    });
  }

  private async made(snapshot: Snapshot, dataset: string, range: { readonly from: string; readonly to: string }, before: readonly (readonly PublishedTable[])[]): Promise<MadeTables> {
    const [cases, dimensionOf] = await Promise.all([monthCases(snapshot, dataset, range), snapshot.dimensions({ dataset })]);
    const alsoHidden = new Set(before.flatMap((tables) => [...cellsOf(tables)].flatMap(([key, count]) => (count === null ? [key] : []))));
    return makeTables({
      ...cases, alsoHidden,
      labelOf: (id) => dimensionOf(id).label, orderOf: (id) => dimensionOf(id).order,
      memberLabelOf: (id, key) => (key === REST ? OTHER.label : memberLabel(dimensionOf(id), key)),
    });
  }
}

/** Throws `QuestionError` NO_SCOPE for whoever has none. */
function mayRead({ scope }: Viewer): void {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
}

/** Who publishes looks after what was withdrawn, too. */
const isFor = ({ rights, scope }: Viewer, { withdrawnAt }: KeptPublication): boolean => withdrawnAt === null || (scope === 'all' && rights?.has('publish') === true);

function headOf(kept: KeptPublication): PublicationHead {
  const { dataset, id, month, withdrawnAt } = kept;
  const head = { id, dataset, month, withdrawnAt: withdrawnAt && institutionTime(withdrawnAt) };
  return isIntact(kept) ? { ...head, datasetLabel: openSeal(kept).dataset, isIntact: true } : { ...head, datasetLabel: { zh: dataset, en: dataset }, isIntact: false };
}

function told({ scope }: Viewer, kept: KeptPublication): Publication {
  const { asOf, dataset: datasetLabel, publisher, tables } = openSeal(kept);
  const { dataset, dataVersion, digest, id, madeAt, month, withdrawnAt, withdrawnBecause } = kept;
  return {
    id, dataset, datasetLabel, month, asOf, dataVersion, digest, publisher, madeAt: institutionTime(madeAt),
    definitions: (JSON.parse(kept.definitions) as { readonly metric: 'intake'; readonly version: number }[]).map(({ metric, version }) => ({ metric, version, label: metricById(metric).label, meaning: metricById(metric).meaning })),
    withdrawnAt: withdrawnAt && institutionTime(withdrawnAt), withdrawnBecause, tables: visibleTables(tables, scope),
  };
}
