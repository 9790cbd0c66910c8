import { Inject, Injectable } from '@nestjs/common';
import { storeTimeMs, type ReportDelivery, type ReportRun, type RunEnd, type RunState, type Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { SERVER_LOG } from '../../deliveries/deliveries.service.js';
import { retryMs } from '../../schedules/schedule-times.js';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import { messageOf, SendingRefused, type SendingCode } from '../sending-refused.js';
import { Deliverer } from './deliverer.js';
import { keptText } from './made.js';
import { RunMaker } from './make-run.js';

/** Tries of a run before it is given up: some ten hours. */
const MOST_TRIES = 8;
/** How often it is looked for a report that is to be sealed first, and how long after it was due: a month later the next one is. */
const [LOOKS_EVERY_MS, SEALED_WITHIN_MS] = [15 * 60_000, 31 * 86_400_000];
/** A server that takes nothing of so many is not waited for by all others, one after the other. */
const MOST_IN_A_ROW = 2;
/** What no other try would mend. */
const FOR_GOOD: ReadonlySet<string> = new Set<SendingCode>(['OWNER_MAY_NOT', 'UNKNOWN_TEMPLATE', 'MAIL_REFUSED', 'BAD_ADDRESS', 'BAD_FOLDER', 'KEPT_GONE']);
const LOST_FOR_GOOD: ReadonlySet<string> = new Set(['BAD_INPUT', 'PERIOD_DELETED', 'NO_SCOPE', 'FORBIDDEN']);

/** Why a report could not be made: in its own words where there are such, and under its own code. */
function whyNot(error: unknown): string {
  if (error instanceof SendingRefused) return messageOf(error.code);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL';
  const sentence = error instanceof Error && 'sentence' in error ? error.sentence as { readonly zh: string; readonly en: string } : undefined;
  return messageOf('PART_FAILED', sentence ?? { zh: `（${code}）`, en: `(${code})` });
}

const isForGood = (error: unknown): boolean => (error instanceof SendingRefused ? FOR_GOOD.has(error.code) : error instanceof QuestionError && LOST_FOR_GOOD.has(error.code));

/** How a run of which everybody got something, or why not, has ended. */
function endOf(deliveries: readonly ReportDelivery[]): { readonly state: RunState; readonly message: string } {
  const states = new Set(deliveries.map(({ state }) => state));
  if ([...states].every((state) => state === 'skipped')) return { state: 'done', message: messageOf('NOTHING_TO_REPORT') };
  if ([...states].every((state) => state === 'sent' || state === 'skipped')) return { state: 'done', message: messageOf('SENT') };
  return { state: 'attention', message: messageOf('PARTLY_SENT') };
}

/** One try of a run: makes all of it where that was not done yet, then brings everybody theirs who has not got it. */
@Injectable()
export class RunReport {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly maker: RunMaker, private readonly deliverer: Deliverer, @Inject(SERVER_LOG) private readonly log: Logger) {}

  /** How the try ended; undefined where it is somebody else's by now, or was called off. `goesOn` says whether the process goes on and the run is still ours. */
  async attempt(run: ReportRun, holder: string, goesOn: () => Promise<boolean>): Promise<RunEnd | undefined> {
    const made = run.state === 'waiting' ? await this.make(run, holder, goesOn) : undefined;
    if (made === 'not ours') return undefined;
    if (made !== undefined && made !== 'made') return made;
    const ready = await this.stores.operational.reportRuns.find(run.id);
    return ready === undefined ? undefined : this.send(ready, goesOn);
  }

  private async make(run: ReportRun, holder: string, goesOn: () => Promise<boolean>): Promise<RunEnd | 'made' | 'not ours'> {
    const { reportRuns } = this.stores.operational;
    try {
      const version = run.dataVersion ?? await reportRuns.pin(run.id, await this.maker.versionFor(run));
      const deliveries = await this.maker.make(run, version, goesOn);
      const isOurs = await reportRuns.made(run.id, holder, deliveries.map((one) => ({ recipientNo: one.recipientNo, state: one.state, message: one.message, messageId: one.messageId, files: keptText(one) })));
      return isOurs ? 'made' : 'not ours';
    } catch (error) {
      if (!(await goesOn())) return this.later(run, 'waiting');
      if (error instanceof SendingRefused && error.code === 'NOT_SEALED') return this.untilSealed(run);
      this.log.warn({ err: error, run: run.id }, 'a report could not be made');
      const tries = run.tries + 1;
      const isOver = isForGood(error) || tries >= MOST_TRIES;
      return { state: isOver ? 'failed' : 'waiting', message: whyNot(error), tries, nextTryAtMs: isOver ? undefined : retryMs(tries, Date.now()) };
    }
  }

  /** Nothing failed: it is looked again until people have sealed it, which is no try that is counted. */
  private untilSealed({ dueAt, tries }: ReportRun): RunEnd {
    const now = Date.now();
    const isOver = now - storeTimeMs(dueAt) > SEALED_WITHIN_MS;
    return { state: isOver ? 'failed' : 'waiting', message: messageOf('NOT_SEALED'), tries: Math.max(1, tries), nextTryAtMs: isOver ? undefined : now + LOOKS_EVERY_MS };
  }

  private async send(run: ReportRun, goesOn: () => Promise<boolean>): Promise<RunEnd> {
    const { reportRuns } = this.stores.operational;
    let last: SendingCode | undefined;
    let inARow = 0;
    for (const delivery of await reportRuns.deliveries([run.id])) {
      if (delivery.state !== 'waiting') continue;
      if (!(await goesOn())) return this.later(run, 'made');
      const code = await this.sendOne(run, delivery);
      inARow = code === 'MAIL_FAILED' ? inARow + 1 : 0;
      if (code === undefined) await reportRuns.delivered(run.id, delivery.recipientNo, 'sent', '');
      else if (FOR_GOOD.has(code)) await reportRuns.delivered(run.id, delivery.recipientNo, 'refused', messageOf(code));
      else last = code;
      if (inARow === MOST_IN_A_ROW) break;
    }
    if (last !== undefined && !(await goesOn())) return this.later(run, 'made');
    const tries = run.tries + 1;
    if (last !== undefined && tries < MOST_TRIES) return { state: 'made', message: messageOf(last), tries, nextTryAtMs: retryMs(tries, Date.now()) };
    for (const { recipientNo, state } of await reportRuns.deliveries([run.id])) if (state === 'waiting') await reportRuns.delivered(run.id, recipientNo, 'failed', messageOf('MAIL_GIVEN_UP'));
    return { ...endOf(await reportRuns.deliveries([run.id])), tries, nextTryAtMs: undefined };
  }

  private async sendOne(run: ReportRun, delivery: ReportDelivery): Promise<SendingCode | undefined> {
    try {
      await this.deliverer.deliver(run, delivery);
      return undefined;
    } catch (error) {
      const code = error instanceof SendingRefused ? error.code : 'INTERNAL';
      this.log.warn({ err: error, run: run.id, recipient: delivery.recipientNo, code }, 'a report was not delivered');
      return code;
    }
  }

  /** The process ends: another takes it up where it stands. */
  private later({ tries, message }: ReportRun, state: RunState): RunEnd {
    return { state, message, tries, nextTryAtMs: Date.now() };
  }
}
