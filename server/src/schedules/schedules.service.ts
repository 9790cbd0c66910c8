import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { folderAt, folderPlaces, LoadRefused, type Profile } from '@concord/etl';
import { institutionTime, storeTime, type LocalisedText, type Schedule as Kept, type Stores, type WatchedFile } from '@concord/sql';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../config/delivery-options.js';
import { mayLoad } from '../deliveries/may-load.js';
import { mayDo } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { checkPattern, nextRunMs } from './schedule-times.js';
import { isLate } from './nightly-backup.js';
import { Scheduler } from './scheduler.js';
import type { Places, RefusedFile, Schedule, ScheduleInput } from './schedules.model.js';

const MAX_SCHEDULES = 200;
const MAX_NAME = 80;
const SHOWN_FILES = 50;
const OPERATORS = 'backups and the nightly deletion are set by the operator, not on the page';
const isOperators = (kind: Kept['kind'] | undefined): kind is 'backup' | 'retention' => kind === 'backup' || kind === 'retention';

/** A code, a Chinese and an English sentence, a line each. */
function failureOf(text: string): { readonly code: string; readonly message: LocalisedText } | null {
  const [code = '', zh = code, en = zh] = text.split('\n');
  return text === '' ? null : { code, message: { zh, en } };
}

const timeOf = (time: string | undefined): string | null => (time === undefined ? null : institutionTime(time));

const refusedOf = ({ name, message, seenAt }: WatchedFile & { readonly seenAt: string }): RefusedFile =>
  ({ name, failure: failureOf(message) ?? { code: 'REFUSED', message: { zh: '', en: '' } }, seenAt: institutionTime(seenAt) });

/** What is done by itself: looked at by those who may load, and set by them but for backups and the nightly deletion. */
@Injectable()
export class SchedulesService {
  constructor(
    @Inject(STORES) private readonly stores: Stores,
    private readonly deliveries: DeliveriesService,
    private readonly scheduler: Scheduler,
    @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions,
  ) {}

  /** Every schedule, by name. */
  async list(viewer: Viewer): Promise<Schedule[]> {
    mayLoad(viewer);
    return Promise.all((await this.stores.operational.schedules.list()).map((kept) => this.told(kept)));
  }

  /** What may be chosen for a schedule. */
  async places(viewer: Viewer): Promise<Places> {
    mayLoad(viewer);
    const { places } = this.options;
    return { folders: await folderPlaces(places), sources: [...places.sources.keys()] };
  }

  /** Adds or changes a schedule. Throws `QuestionError` BAD_INPUT, `LoadRefused` UNKNOWN_PROFILE, UNKNOWN_FOLDER, UNKNOWN_SOURCE. */
  async save(viewer: Viewer, { id, name, kind, place, profile: profileId, pattern, fullRead }: ScheduleInput): Promise<Schedule> {
    mayLoad(viewer);
    const { schedules } = this.stores.operational;
    const before = id === undefined || id === null ? undefined : await this.settable(id);
    if (isOperators(kind)) throw new QuestionError('BAD_INPUT', OPERATORS);
    const title = name.trim();
    if (title === '' || title.length > MAX_NAME || /\p{Cc}/u.test(title)) throw new QuestionError('BAD_INPUT', `a name has 1 to ${String(MAX_NAME)} characters`);
    if (before === undefined && (await schedules.list()).length >= MAX_SCHEDULES) throw new QuestionError('TOO_LARGE', `there may be at most ${String(MAX_SCHEDULES)} schedules`);
    checkPattern(pattern);
    if (kind === 'folder' && fullRead !== 'never') throw new QuestionError('BAD_INPUT', 'only a table can be read whole');
    await this.checkPlace(kind, place, await this.deliveries.profile(profileId));
    const setting = { id: before?.id ?? randomUUID(), name: title, kind, place, profile: profileId, pattern, fullRead, enabled: before?.enabled ?? true };
    await schedules.save(setting, setting.enabled ? nextRunMs(pattern, Date.now()) : undefined);
    return this.told(await this.known(setting.id));
  }

  /** Turns a schedule on or off; a run under way goes on. */
  async enable(viewer: Viewer, id: string, isEnabled: boolean): Promise<Schedule> {
    mayLoad(viewer);
    const kept = await this.settable(id);
    await this.stores.operational.schedules.save({ ...kept, enabled: isEnabled }, isEnabled ? nextRunMs(kept.pattern, Date.now()) : undefined);
    return this.told(await this.known(id));
  }

  /** Runs a schedule as soon as nothing else is being loaded. Throws `QuestionError` FORBIDDEN of the nightly deletion for whoever may not set its rules. */
  async runNow(viewer: Viewer, id: string): Promise<Schedule> {
    mayLoad(viewer);
    // What it would delete is decided by those who set the rules.
    if ((await this.known(id)).kind === 'retention') mayDo(viewer, ['administer', 'audit']);
    await this.stores.operational.schedules.wish(id);
    this.scheduler.wake();
    return this.told(await this.known(id));
  }

  /** Removes a schedule; what it loaded stays. */
  async remove(viewer: Viewer, id: string): Promise<boolean> {
    mayLoad(viewer);
    if (isOperators((await this.stores.operational.schedules.find(id))?.kind)) throw new QuestionError('BAD_INPUT', OPERATORS);
    const jobId = this.scheduler.jobOf(id);
    if (jobId !== undefined) this.deliveries.cancelHere(jobId);
    return this.stores.operational.schedules.remove(id);
  }

  private async known(id: string): Promise<Kept> {
    const kept = await this.stores.operational.schedules.find(id);
    if (kept === undefined) throw new QuestionError('BAD_INPUT', 'there is no such schedule');
    return kept;
  }

  /** One that is set on the page. */
  private async settable(id: string): Promise<Kept> {
    const kept = await this.known(id);
    if (isOperators(kept.kind)) throw new QuestionError('BAD_INPUT', OPERATORS);
    return kept;
  }

  private async checkPlace(kind: ScheduleInput['kind'], place: string, { id, format }: Profile): Promise<void> {
    const table = format?.type === 'table' ? format : undefined;
    if ((kind === 'source') !== (table !== undefined)) throw new QuestionError('BAD_INPUT', `the profile ${id} reads ${table === undefined ? 'files' : 'a table'}`);
    if (table === undefined) {
      await folderAt(this.options.places, place);
      return;
    }
    if (table.source !== place) throw new QuestionError('BAD_INPUT', `the profile ${id} reads the source ${table.source}`);
    if (!this.options.places.sources.has(place)) throw new LoadRefused('UNKNOWN_SOURCE', `没有配置来源“${place}”。`, `No source "${place}" is configured.`);
  }

  private async told(kept: Kept): Promise<Schedule> {
    const { id, name, kind, place, profile, pattern, enabled, heldUntil, nextRunAt, lastRunAt, lastDoneAt, lastState, lastResult, failures, fullRead, lastFullAt } = kept;
    const label = isOperators(kind) ? null : await this.deliveries.profile(profile).then((found) => found.label, () => null);
    const files = kind === 'folder' ? await this.stores.operational.watchedFiles.list(id) : [];
    const isRunning = heldUntil !== undefined && heldUntil > storeTime();
    return {
      id, name, kind, place, profile, profileLabel: label, pattern, isEnabled: enabled, state: isRunning ? 'running' : lastState, jobId: this.scheduler.jobOf(id) ?? null,
      fullRead, lastFullAt: timeOf(lastFullAt), lastRunAt: timeOf(lastRunAt), lastDoneAt: timeOf(lastDoneAt), isLate: isLate(kept), result: failureOf(lastResult), nextRunAt: timeOf(nextRunAt), failures, refusedFiles: files.filter(({ state }) => state === 'refused').slice(0, SHOWN_FILES).map(refusedOf),
    };
  }
}
