import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, storeTime, storeTimeMs, type ReportDelivery, type ReportRun, type Stores } from '@concord/sql';
import { asScope, isWithin } from '../../identity/people/scope.js';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { KeptBytes } from '../running/kept-bytes.js';
import { keptOf, messageIdOf, toldOf, type FileOfDelivery } from '../running/made.js';
import { Sender } from '../running/sender.js';
import { messageOf, SendingRefused } from '../sending-refused.js';
import type { ReportDeliveryTold, ReportRunTold } from './report-schedules.model.js';
import { orderedOf } from './setting.js';

const MOST = 100;
const timeOf = (time: string | undefined): string | null => (time === undefined ? null : institutionTime(time));

/** Runs of reports, for those who may send reports, as far as their scope goes. All methods throw `SendingRefused`, `QuestionError`, `OperationalError`. */
@Injectable()
export class ReportRunsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly sender: Sender, private readonly kept: KeptBytes) {}

  private get runs() { return this.stores.operational.reportRuns; }

  /** The newest runs one may see, of all schedules or of one; with `before`, those due before that run. */
  async list(viewer: Viewer, { before, first, schedule }: { readonly schedule: string | null; readonly before: string | null; readonly first: number }): Promise<ReportRunTold[]> {
    mustSee(viewer);
    if (first < 1 || first > MOST) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${String(MOST)}`);
    const last = before === null ? undefined : await this.theirs(viewer, before);
    const found = await this.runs.list({ limit: first, ...(schedule === null ? {} : { scheduleId: schedule }), ...(last === undefined ? {} : { before: last.dueAt }) });
    return this.told(found.filter((run) => isTheirs(viewer, run)));
  }

  /** The newest runs of a schedule. */
  async ofSchedule(viewer: Viewer, scheduleId: string, limit: number): Promise<ReportRunTold[]> {
    return this.told((await this.runs.list({ scheduleId, limit })).filter((run) => isTheirs(viewer, run)));
  }

  /** Sends again what was made, the same bytes; makes what could not be made, of the data version it was pinned to; tries what waits for its next try at once. */
  async again(viewer: Viewer, id: string, recipientNo: number | null): Promise<ReportRunTold> {
    await this.theirs(viewer, id);
    const isAgain = await this.runs.wish(id) || await this.runs.remake(id) || await this.runs.again(id, recipientNo ?? undefined, (no, sends) => messageIdOf(id, no, sends));
    if (!isAgain) throw new SendingRefused('NOTHING_TO_SEND');
    this.sender.wake();
    return this.one(viewer, id);
  }

  /** Calls a run off; what was sent is sent. */
  async cancel(viewer: Viewer, id: string): Promise<ReportRunTold> {
    await this.theirs(viewer, id);
    if (!(await this.runs.cancel(id, messageOf('CANCELLED')))) throw new SendingRefused('RUN_ENDED');
    return this.one(viewer, id);
  }

  /** A file of a run with its bytes: for those who may see the run, and for the account it was made for. */
  async file(viewer: Viewer, id: string, recipientNo: number, digest: string): Promise<{ readonly file: FileOfDelivery; readonly bytes: Uint8Array }> {
    mustSee(viewer);
    const run = await this.runs.find(id);
    const delivery = (await this.runs.deliveries([id])).find((one) => one.recipientNo === recipientNo);
    const file = delivery === undefined ? undefined : keptOf(delivery.files).files.find((one) => one.digest === digest);
    if (run === undefined || file === undefined || !(isTheirs(viewer, run) || orderedOf(run.body).setting.recipients[recipientNo]?.account === viewer.id)) throw new SendingRefused('NO_SUCH_RUN');
    return { file, bytes: await this.kept.read(digest) };
  }

  private async theirs(viewer: Viewer, id: string): Promise<ReportRun> {
    const run = await this.runs.find(id);
    if (run === undefined || !isTheirs(viewer, run)) throw new SendingRefused('NO_SUCH_RUN');
    return run;
  }

  private async one(viewer: Viewer, id: string): Promise<ReportRunTold> {
    const [told] = await this.told([await this.theirs(viewer, id)]);
    if (told === undefined) throw new SendingRefused('NO_SUCH_RUN');
    return told;
  }

  private async told(found: readonly ReportRun[]): Promise<ReportRunTold[]> {
    const all = await this.runs.deliveries(found.map(({ id }) => id));
    const now = storeTime();
    return found.map((run) => {
      const { setting: { recipients } } = orderedOf(run.body);
      return {
        id: run.id, schedule: run.scheduleId, name: run.name, dueAt: institutionTime(run.dueAt), period: run.period, isByHand: run.cause === 'hand', state: run.state, isRunning: run.heldUntil !== undefined && storeTimeMs(run.heldUntil) > storeTimeMs(now),
        result: toldOf(run.message), dataVersion: run.dataVersion ?? null, tries: run.tries, nextTryAt: timeOf(run.nextTryAt), endedAt: timeOf(run.endedAt),
        deliveries: all.filter(({ runId }) => runId === run.id).flatMap((one) => { const recipient = recipients[one.recipientNo]; return recipient === undefined ? [] : [toldDelivery(one, { person: recipient.name, address: recipient.to, by: recipient.by })]; }),
      };
    });
  }
}

function toldDelivery({ files, message, recipientNo, sends, sentAt, state }: ReportDelivery, to: Pick<ReportDeliveryTold, 'address' | 'by' | 'person'>): ReportDeliveryTold {
  const kept = keptOf(files);
  return { ...to, no: recipientNo, state, result: toldOf(message), scope: kept.facts?.scope ?? null, files: kept.files.map(({ bytes, digest, name }) => ({ bytes, digest, name })), sends, sentAt: timeOf(sentAt) };
}

function mustSee({ scope }: Viewer): void {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
}

/** Whether all that a run sends lies within what somebody sees. */
function isTheirs({ scope: own }: Viewer, { body }: ReportRun): boolean {
  const scope = asScope((JSON.parse(body) as { readonly ownerScope?: unknown }).ownerScope);
  return own !== undefined && own.length > 0 && scope !== undefined && isWithin(own, scope);
}
