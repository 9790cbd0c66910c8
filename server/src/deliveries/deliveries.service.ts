import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { backUp, checkFiles, deleteForAge, forget, inspectFile, interruptedLoad, isAway, knownProfile, listProfiles, loadFiles, parseProfile, planWithdrawal, readingText, readProfile, withdrawLoad, type BackedUp, type BackupOrder, type CheckReport, type Forgotten, type LoadProgress, type LoadRequest, type LoadResult, type Profile, type Reading, type Retained, type WithdrawalPlan, type Withdrawn } from '@concord/etl';
import type { KeptOf, Stores } from '@concord/sql';
import type { Logger } from 'pino';
import type { Readable } from 'node:stream';
import { Jobs, type JobStatus } from '../jobs/jobs.js';
import { QuestionError } from '../store/errors.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Delivery, InspectInput, SourceProfile } from './deliveries.model.js';
import type { Proposal, ProposalDecisions } from './proposal.model.js';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../config/delivery-options.js';
import { deliveryOf, inspectOptions, proposalOf, sourceProfileOf } from './file-answer.js';
import { Inbox, type InboxFile } from './inbox.js';
import { mayLoad } from './may-load.js';
import type { Order } from './order.js';
import { StoreBack } from '../loads/store-back.js';

/** What comes of work in the background. */
export type JobResult = LoadResult | CheckReport | Withdrawn | Retained | Forgotten | BackedUp;
/** A load, a check, a withdrawal, a deletion for age or a backup in the background. */
export type DeliveryJob = JobStatus<JobResult, LoadProgress['phase']>;

/** Injection token of the server's log (pino). */
export const SERVER_LOG = Symbol('SERVER_LOG');

/** Brings files into the store for people who have no command line: uploads, loads in the background, their progress. */
@Injectable()
export class DeliveriesService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly inbox: Inbox;
  private readonly jobs: Jobs<JobResult, LoadProgress['phase']>;
  private readonly storeBack: StoreBack;
  private readonly purging: NodeJS.Timeout;

  constructor(@Inject(STORES) private readonly stores: Stores, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions, @Inject(SERVER_LOG) log: Logger) {
    this.inbox = new Inbox(options.inbox, options.maxUploadBytes);
    this.storeBack = new StoreBack(stores, log);
    this.jobs = new Jobs<JobResult, LoadProgress['phase']>('delivery', 'check', stores.operational.jobBook, (error, id) => { log.error({ err: error, job: id }, 'job failed'); if (isAway(error)) void this.storeBack.await(); });
    this.purging = this.inbox.purgeHourly((error) => { log.warn({ err: error }, 'old uploads could not be removed'); });
  }

  /** A load that ended with the process before this one goes on by itself. */
  async onApplicationBootstrap(): Promise<void> {
    const interrupted = await interruptedLoad(this.stores);
    if (interrupted === undefined) return;
    const { profileText, ...order } = interrupted;
    const uploads = order.files.flatMap((path) => this.inbox.idOf(path) ?? []);
    await this.start('load', { ...order, profile: parseProfile(profileText) }, async () => { for (const id of uploads) await this.inbox.remove(id); });
  }

  /** True once this process is about to end: what is called off from then on was called off for that reason. */
  get isEnding(): boolean {
    return this.storeBack.isStopped;
  }

  onModuleDestroy(): void {
    clearInterval(this.purging);
    this.storeBack.stop();
    this.jobs.cancelAll();
  }

  /** Takes an upload in. Throws `QuestionError` NO_SCOPE, TOO_LARGE, BAD_INPUT. */
  async receive(viewer: Viewer, name: string, body: Readable): Promise<InboxFile> {
    mayLoad(viewer);
    return this.inbox.receive(name, body);
  }

  /** A waiting upload. */
  async waiting(viewer: Viewer, id: string): Promise<InboxFile> {
    mayLoad(viewer);
    return this.inbox.get(id);
  }

  /** What a waiting upload turns out to be, and its first rows. Throws `QuestionError`, `LoadRefused`. */
  async look(viewer: Viewer, id: string, input: InspectInput): Promise<Delivery> {
    const file = await this.waiting(viewer, id);
    return deliveryOf(file, await inspectFile(file.path, inspectOptions(input)));
  }

  /** A profile for a waiting upload, with what a person decided already. */
  async propose(viewer: Viewer, id: string, input: InspectInput, decisions: ProposalDecisions): Promise<Proposal> {
    const file = await this.waiting(viewer, id);
    return proposalOf(await inspectFile(file.path, inspectOptions(input)), decisions);
  }

  /** Profiles that come with the product, and the newest version of each that was saved here. */
  async profiles(viewer: Viewer): Promise<SourceProfile[]> {
    mayLoad(viewer);
    const builtIn = await Promise.all((await listProfiles()).map((profile) => readProfile(profile)));
    const saved = (await this.stores.operational.profiles.newest()).map(({ yaml }) => parseProfile(yaml));
    return [...saved.map((profile) => sourceProfileOf(profile, false)), ...builtIn.map((profile) => sourceProfileOf(profile, true))];
  }

  /** The profile saved under an id, else the one that comes with the product. Throws `LoadRefused` UNKNOWN_PROFILE. */
  readonly profile = (id: string): Promise<Profile> => knownProfile(this.stores, id);

  /** Keeps a profile under its id, as a new version. The names of those that come with the product are taken. */
  async saveProfile(viewer: Viewer, text: string): Promise<SourceProfile> {
    mayLoad(viewer);
    const profile = parseProfile(text);
    if ((await listProfiles()).includes(profile.id)) throw new QuestionError('BAD_INPUT', `the profile id ${profile.id} is taken by one that comes with the product`);
    await this.stores.operational.profiles.save({ id: profile.id, hash: profile.hash, yaml: profile.text });
    return sourceProfileOf(profile, false);
  }

  /** Removes a waiting upload. */
  async drop(viewer: Viewer, id: string): Promise<void> {
    mayLoad(viewer);
    await this.inbox.remove(id);
  }

  /** Loads a waiting upload in the background; throws `LoadRefused` PROFILE_INVALID on a faulty profile; it is removed once it is in the store, and stays when the load failed. */
  async loadWaiting(viewer: Viewer, id: string, profileText: string, more: Pick<Order, 'dataset' | 'asOf'>): Promise<DeliveryJob> {
    const file = await this.waiting(viewer, id);
    return this.start('load', { files: [file.path], profile: parseProfile(profileText), by: viewer.id, ...more }, () => this.inbox.remove(id));
  }

  /** Says in the background what a load of a waiting upload would do. */
  async checkWaiting(viewer: Viewer, id: string, profileText: string, more: Pick<Order, 'dataset' | 'asOf'>): Promise<DeliveryJob> {
    const file = await this.waiting(viewer, id);
    return this.start('check', { files: [file.path], profile: parseProfile(profileText), ...more });
  }

  /** Loads or checks files of this machine, or the table of a profile, in the background, as the command line would. */
  start(kind: 'load' | 'check', order: Order, loaded: () => Promise<void> = () => Promise.resolve()): Promise<DeliveryJob> {
    return this.jobs.start(async (tools) => {
      const request = { ...await this.requestOf(order), ...tools };
      if (kind === 'check') return checkFiles(this.stores, request);
      const result = await loadFiles(this.stores, request);
      await loaded();
      return result;
    }).told;
  }

  /** Backs both stores up in the background, between loads. */
  backUp(viewer: Viewer, { to, key, folder }: BackupOrder): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.start(() => backUp(this.stores, { to, key, folder })).told;
  }

  /** Loads in the background for somebody who waits for the result, and who may call it off; throws what `loadFiles` throws. */
  async load(order: Order, begun: (jobId: string) => void): Promise<LoadResult> {
    const { id, ended } = this.jobs.start(async (tools) => loadFiles(this.stores, { ...await this.requestOf(order), ...tools }));
    begun(id);
    return await ended as LoadResult;
  }

  private async requestOf({ dataset, asOf, full, by, ...order }: Order): Promise<LoadRequest> {
    const pseudonymKey = await this.options.pseudonymKey();
    return {
      ...order, places: this.options.places,
      ...(dataset === undefined ? {} : { dataset }), ...(asOf === undefined ? {} : { asOf }), ...(full === undefined ? {} : { full }), ...(by === undefined ? {} : { by }), ...(pseudonymKey === undefined ? {} : { pseudonymKey }),
    };
  }

  /** What taking a load back would do. Throws `LoadRefused`. */
  async planWithdrawal(viewer: Viewer, loadNo: number): Promise<WithdrawalPlan> {
    mayLoad(viewer);
    return planWithdrawal(this.stores, loadNo);
  }

  /** Takes a load back in the background, `breaksRounds` also where public or final rounds of the board rest on it; with `plannedAt` only from the data version its plan was made of. */
  withdraw(viewer: Viewer, loadNo: number, breaksRounds: boolean, plannedAt?: number): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.start((tools) => withdrawLoad(this.stores, loadNo, { ...tools, by: viewer.id, breaksRounds, ...(plannedAt === undefined ? {} : { plannedAt }) })).told;
  }

  /** Deletes in the background what is too old to be kept; `breaksRounds` and `plannedAt` as above. */
  deleteForAge(viewer: Viewer, dataset: string, breaksRounds: boolean, plannedAt?: number): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.start((tools) => deleteForAge(this.stores, dataset, { ...tools, by: viewer.id, breaksRounds, ...(plannedAt === undefined ? {} : { plannedAt }) })).told;
  }

  /** Applies in the background the rule of the log, or of the rejected rows of a dataset. */
  forget(viewer: Viewer, of: KeptOf): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.start(({ signal }) => forget(this.stores, of, { by: viewer.id, signal })).told;
  }

  /** What the command line is told while this process holds the store. */
  reading(viewer: Viewer, reading: Reading, language: 'zh' | 'en'): AsyncGenerator<string> {
    mayLoad(viewer);
    return readingText(this.stores, reading, language);
  }

  /** Where a job is. Throws `QuestionError` BAD_INPUT. */
  async job(viewer: Viewer, id: string): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.status(id);
  }

  /** Asks a job to end. */
  async cancel(viewer: Viewer, id: string): Promise<DeliveryJob> {
    mayLoad(viewer);
    return this.jobs.cancel(id);
  }

  /** The same of a job that this process does. */
  readonly cancelHere = (id: string): unknown => this.jobs.cancelHere(id);
}
