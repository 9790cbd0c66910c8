import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ReportRun, Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { SERVER_LOG } from '../../deliveries/deliveries.service.js';
import { STORES } from '../../store/store.js';
import { Reminders } from '../alerts/reminders.js';
import { DueRuns } from './due-runs.js';
import { RunReport } from './run-report.js';

/** Between two looks at what is due. */
const LOOK_MS = 10_000;
/** A process that works on a run says so four times as often as this; one that is silent for so long is dead. */
const HELD_MS = 120_000;

/**
 * Sends what is due, one run at a time, in whichever process claims it first; then what people are reminded of. What was missed while nobody was there is made up for as the schedule says. It
 * stops with the process: what was sent is noted, the rest is taken up by the next.
 */
@Injectable()
export class Sender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly holder = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private isLooking = false;
  private isAsked = false;
  private work: Promise<void> = Promise.resolve();

  constructor(@Inject(STORES) private readonly stores: Stores, private readonly dueRuns: DueRuns, private readonly runs: RunReport, private readonly reminders: Reminders, @Inject(SERVER_LOG) private readonly log: Logger) {}

  onApplicationBootstrap(): void {
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.work;
  }

  /** Looks now at what is due, and not only at the next turn. */
  wake(): void {
    this.isAsked = true;
    if (this.isLooking || this.isStopped) return;
    this.isLooking = true;
    clearTimeout(this.timer);
    this.work = this.look().finally(() => {
      this.isLooking = false;
      if (this.isStopped) return;
      this.timer = setTimeout(() => { this.wake(); }, LOOK_MS);
      this.timer.unref();
    });
  }

  private async look(): Promise<void> {
    while (this.isAsked && !this.isStopped) {
      this.isAsked = false;
      await this.step('schedules', () => this.beginDue());
      await this.step('runs', () => this.runAll());
      await this.step('reminders', () => this.reminders.look(this.holder, () => !this.isStopped));
    }
  }

  /** What fails of one kind holds up nothing of another. */
  private async step(what: string, work: () => Promise<void>): Promise<void> {
    try {
      if (!this.isStopped) await work();
    } catch (error) {
      if (!this.isStopped) this.log.error({ err: error, what }, 'what is to be sent could not be looked at');
    }
  }

  private async beginDue(): Promise<void> {
    const { reportSchedules } = this.stores.operational;
    for (const entry of await reportSchedules.toLookAt()) {
      try {
        const { runs, to } = await this.dueRuns.due(entry, Date.now());
        if (runs.length > 0 || to.nextAt !== entry.nextAt || to.fault !== entry.fault) await reportSchedules.advance(entry, to, runs);
      } catch (error) {
        this.log.error({ err: error, schedule: entry.id }, 'a schedule of reports could not be looked at');
      }
    }
  }

  private async runAll(): Promise<void> {
    while (!this.isStopped) {
      const run = await this.stores.operational.reportRuns.claim(this.holder, HELD_MS);
      if (run === undefined) return;
      await this.one(run);
    }
  }

  private async one(run: ReportRun): Promise<void> {
    const { reportRuns } = this.stores.operational;
    const renew = (): Promise<boolean> => reportRuns.renew(run.id, this.holder, HELD_MS);
    const alive = setInterval(() => { void renew().catch(() => undefined); }, HELD_MS / 4);
    try {
      const end = await this.runs.attempt(run, this.holder, async () => !this.isStopped && await renew());
      if (end !== undefined) await reportRuns.finish(run.id, this.holder, end);
    } finally {
      clearInterval(alive);
    }
  }
}
