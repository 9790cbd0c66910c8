import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, storeTime, type ReportScheduleEntry, type Scope, type Stores } from '@concord/sql';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { namesOfActors } from '../../identity/actor-name.js';
import { asScope, isWithin, scopeOf } from '../../identity/people/scope.js';
import { REPORT_FORMATS } from '../../reports/print/formats.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { Mailer } from '../mail/mailer.js';
import { DueRuns } from '../running/due-runs.js';
import { toldOf } from '../running/made.js';
import { Sender } from '../running/sender.js';
import { SendingRefused } from '../sending-refused.js';
import { periodAsked } from '../../reports/template/period.js';
import { Plans } from './plans.js';
import { readSetting, toldFilters, whenOf } from './read-setting.js';
import type { ReportChoices } from './report-choices.model.js';
import { ReportRunsService } from './report-runs.service.js';
import type { DueInput, DueTimesTold, DueWhen, ReportSchedule, ReportScheduleInput } from './report-schedules.model.js';
import { isFolder, settingOf, type Setting } from './setting.js';

const MOST = 200;
const MAX_NAME = 80;
const SHOWN_TIMES = 6;

const NOT_OF_ITS_KIND = { nth: null, begins: null, day: null, roll: null, weekday: null, every: null, yearBegins: null } as const;
const timeOf = (time: string | undefined): string | null => (time === undefined ? null : institutionTime(time));

/** What somebody sees who may send reports. Throws `QuestionError` NO_SCOPE. */
export function ownScope({ scope }: Viewer): Scope {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return scope;
}

/** Whether a schedule is somebody's to see and change: all that it may send lies within what they see. */
export function isTheirs(viewer: Viewer, { ownerScope }: Pick<ReportScheduleEntry, 'ownerScope'>): boolean {
  const of = asScope(JSON.parse(ownerScope));
  return of !== undefined && isWithin(ownScope(viewer), of);
}

/** Reports that are sent by themselves: seen and set by those who may send reports, as far as their scope goes. All methods throw `SendingRefused`, `QuestionError` NO_SCOPE, `OperationalError`. */
@Injectable()
export class ReportSchedulesService {
  constructor(
    @Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly dueRuns: DueRuns, private readonly sender: Sender, private readonly mailer: Mailer, private readonly runs: ReportRunsService, private readonly plans: Plans,
    @Inject(SENDING_OPTIONS) private readonly options: SendingOptions,
  ) {}

  /** Every schedule one may see, by name. */
  async list(viewer: Viewer): Promise<ReportSchedule[]> {
    const all = (await this.stores.operational.reportSchedules.list()).filter((entry) => isTheirs(viewer, entry));
    const nameOf = namesOfActors(this.stores);
    return Promise.all(all.map((entry) => this.told(viewer, entry, nameOf)));
  }

  /** What a schedule may be made of. */
  async choices(viewer: Viewer): Promise<ReportChoices> {
    const own = ownScope(viewer);
    const { accounts, roleGrants } = this.stores.operational;
    const now = storeTime();
    const isUnder = async (id: string): Promise<boolean> => (await roleGrants.inForce(id, now)).some((grant) => { const scope = scopeOf(grant); return scope !== undefined && isWithin(own, scope); });
    const active = (await accounts.list()).filter(({ state }) => state === 'active');
    const shown = await Promise.all(active.map(async ({ id, name }) => ((await isUnder(id)) ? [{ id, name }] : [])));
    return {
      templates: (await this.plans.all()).map(({ id, sections, title }) => ({ id, title, sections: sections.map((one) => ({ id: one.id, title: one.title })) })),
      formats: REPORT_FORMATS, accounts: shown.flat(), mayMail: this.options.mail !== undefined, mayPut: this.options.folder !== undefined,
      domains: this.options.mail?.domains ?? [], maxMb: Math.floor((this.options.mail?.maxBytes ?? 0) / 1024 ** 2),
    };
  }

  /** The next times something would be due. */
  async times(viewer: Viewer, dataset: string, when: DueInput): Promise<DueTimesTold> {
    ownScope(viewer);
    const { times, unknownYear } = await this.dueRuns.next(dataset, whenOf(when), Date.now(), SHOWN_TIMES);
    return { times: times.map((time) => institutionTime(storeTime(time))), unknownYear };
  }

  /** Adds or changes a schedule, which is whoever's who saves it from then on. */
  async save(viewer: Viewer, input: ReportScheduleInput): Promise<ReportSchedule> {
    const { reportSchedules } = this.stores.operational;
    const scope = ownScope(viewer);
    const before = input.id === null || input.id === undefined ? undefined : await this.known(viewer, input.id);
    const name = input.name.trim();
    if (name === '' || name.length > MAX_NAME || /\p{Cc}/u.test(name)) throw new SendingRefused('BAD_SCHEDULE');
    if (before === undefined && (await reportSchedules.list()).length >= MOST) throw new SendingRefused('TOO_MANY_SCHEDULES');
    const setting = await readSetting(viewer, this.plans, input);
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset: setting.dataset, filters: setting.filters }));
    await this.mustReach(viewer, setting);
    const [now, enabled] = [Date.now(), before?.enabled ?? true];
    const times = await this.dueRuns.begun(setting, now);
    const entry: ReportScheduleEntry = { id: before?.id ?? randomUUID(), name, body: JSON.stringify(setting), owner: viewer.id, ownerGrant: viewer.actsBy ?? '', ownerScope: JSON.stringify(scope), enabled, savedAt: storeTime(now), ...times, ...(enabled ? {} : { nextAt: undefined }) };
    await reportSchedules.save(entry);
    this.sender.wake();
    return this.told(viewer, entry);
  }

  /** Turns a schedule on or off; times that pass while it is off are not made up for. */
  async enable(viewer: Viewer, id: string, isEnabled: boolean): Promise<ReportSchedule> {
    const entry = await this.known(viewer, id);
    const now = Date.now();
    const times = await this.dueRuns.begun(settingOf(entry.body), now);
    const next: ReportScheduleEntry = { ...entry, enabled: isEnabled, savedAt: storeTime(now), ...times, ...(isEnabled ? {} : { nextAt: undefined }) };
    await this.stores.operational.reportSchedules.save(next);
    return this.told(viewer, next);
  }

  /** Runs a schedule now, also one that is off: of a period, or of the one that a run of now is about. */
  async runNow(viewer: Viewer, id: string, period: string | null): Promise<ReportSchedule> {
    const entry = await this.known(viewer, id);
    const setting = settingOf(entry.body);
    if (period !== null) periodAsked(await this.plans.of(setting.template), period);
    await this.stores.operational.reportSchedules.begin(await this.dueRuns.runOf(entry, setting, { dueMs: Date.now(), cause: 'hand', askedBy: viewer.id, isPassedOver: false, ...(period === null ? {} : { period }) }));
    this.sender.wake();
    return this.told(viewer, entry);
  }

  /** Removes a schedule; its runs and what they sent stay. */
  async remove(viewer: Viewer, id: string): Promise<boolean> {
    await this.known(viewer, id);
    return this.stores.operational.reportSchedules.remove(id);
  }

  private async known(viewer: Viewer, id: string): Promise<ReportScheduleEntry> {
    const entry = await this.stores.operational.reportSchedules.find(id);
    if (entry === undefined || !isTheirs(viewer, entry)) throw new SendingRefused('NO_SUCH_SCHEDULE');
    return entry;
  }

  private async mustReach(viewer: Viewer, { recipients }: Setting): Promise<void> {
    const accounts = new Set((await this.choices(viewer)).accounts.map(({ id }) => id));
    for (const { account, by, to } of recipients) {
      if (account !== null && !accounts.has(account)) throw new SendingRefused('NO_SUCH_RECIPIENT');
      if (by === 'mail') this.mailer.mustReach(to);
      else if (this.options.folder === undefined) throw new SendingRefused('NO_FOLDER');
      else if (!isFolder(to)) throw new SendingRefused('BAD_FOLDER');
    }
  }

  private async told(viewer: Viewer, entry: ReportScheduleEntry, nameOf = namesOfActors(this.stores)): Promise<ReportSchedule> {
    const { enabled, fault, id, name, nextAt, owner } = entry;
    const { back, dataset, empty, filters, formats, languages, missed, recipients, sealed, template, when } = settingOf(entry.body);
    const plan = (await this.plans.all()).find((one) => one.id === template);
    return {
      id, name, dataset, template, title: plan?.title ?? null, languages, formats, filters: toldFilters(filters), back, missed, empty, sealed, when: { ...NOT_OF_ITS_KIND, ...when } satisfies DueWhen,
      recipients: recipients.map((one) => ({ person: one.name, account: one.account, scope: one.scope === null || one.scope === 'all' ? null : toldFilters(one.scope), by: one.by, address: one.to, sections: one.sections })),
      owner: await nameOf(owner), isEnabled: enabled, nextAt: timeOf(nextAt), fault: toldOf(fault), lastRun: (await this.runs.ofSchedule(viewer, id, 1))[0] ?? null,
    };
  }
}
