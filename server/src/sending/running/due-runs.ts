import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { storeTime, storeTimeMs, type ReportScheduleEntry, type RunToBegin } from '@concord/sql';
import { calendarOf } from '../../records/workdays.js';
import { Store } from '../../store/store.js';
import { productAtLeisure } from '../../store/viewer.js';
import { messageOf, SendingRefused } from '../sending-refused.js';
import { Plans } from '../setting/plans.js';
import { settingOf, type Setting } from '../setting/setting.js';
import { periodOf, timesAfter, type DueTimes, type When } from '../when/when.js';

/** More missed times than these are not made up for one by one. */
const MOST_MISSED = 24;
const CLOCK = productAtLeisure('clock');

/** What is due of a schedule, and how it stands after that. */
export interface Due {
  readonly runs: readonly RunToBegin[];
  readonly to: Pick<ReportScheduleEntry, 'countedTo' | 'fault' | 'nextAt'>;
}

/** Why the next time is not known. */
export const unknownYear = (year: number): string => `YEAR_NOT_ANNOUNCED\n${String(year)}年的放假安排尚未载入，下次发送时间未知；载入该年的工作日历后自动继续。\nThe holidays of ${String(year)} are not loaded, so the next time is not known; it goes on by itself once the calendar of that year is.`;

/** Works out when reports are due, by the working days known of their dataset. */
@Injectable()
export class DueRuns {
  constructor(private readonly store: Store, private readonly plans: Plans) {}

  /** The next times of something after one, as far as they are known. Where the dataset is not there the national calendar counts. */
  next(dataset: string, when: When, afterMs: number, most: number): Promise<DueTimes> {
    return this.store.consistently(CLOCK, async (snapshot) => timesAfter(when, await calendarOf(snapshot, { dataset }), afterMs, most));
  }

  /** The next time of a schedule that is set anew now. */
  async begun({ dataset, when }: Pick<Setting, 'dataset' | 'when'>, nowMs: number): Promise<Pick<ReportScheduleEntry, 'countedTo' | 'fault' | 'nextAt'>> {
    return this.stands(await this.next(dataset, when, nowMs, 1), nowMs);
  }

  /** Runs of a schedule that were due since its times were last seen to. */
  async due(entry: ReportScheduleEntry, nowMs: number): Promise<Due> {
    const setting = settingOf(entry.body);
    const found = await this.next(setting.dataset, setting.when, storeTimeMs(entry.countedTo), MOST_MISSED + 1);
    const past = found.times.filter((time) => time <= nowMs);
    if (past.length === 0) return { runs: [], to: this.stands(found, storeTimeMs(entry.countedTo)) };
    const last = past.at(-1) ?? nowMs;
    const isEach = setting.missed === 'each';
    const to = this.stands(await this.next(setting.dataset, setting.when, last, 1), last);
    // Somebody took its template away: nothing is sent, and the schedule says so until there is one again.
    if (!(await this.has(setting.template))) return { runs: [], to: { ...to, fault: messageOf('UNKNOWN_TEMPLATE') } };
    const runs = await Promise.all(past.map((time) => this.runOf(entry, setting, { dueMs: time, cause: 'time', askedBy: '', isPassedOver: !isEach && time !== last })));
    return { runs, to };
  }

  private stands({ times: [next], unknownYear: year }: DueTimes, countedMs: number): Pick<ReportScheduleEntry, 'countedTo' | 'fault' | 'nextAt'> {
    return { countedTo: storeTime(countedMs), nextAt: next === undefined ? undefined : storeTime(next), fault: next === undefined && year !== null ? unknownYear(year) : '' };
  }

  /** A run of a schedule as it is set now. Throws `SendingRefused` UNKNOWN_TEMPLATE. */
  async runOf({ body, id, name, owner, ownerGrant, ownerScope }: ReportScheduleEntry, setting: Setting, { askedBy, cause, dueMs, isPassedOver, period }: { readonly dueMs: number; readonly cause: RunToBegin['cause']; readonly askedBy: string; readonly isPassedOver: boolean; readonly period?: string }): Promise<RunToBegin> {
    const template = await this.plans.of(setting.template);
    return {
      id: randomUUID(), scheduleId: id, name, dueAt: storeTime(dueMs), period: period ?? periodOf(template.period, setting.when, dueMs, setting.back, template.fiscal), cause, askedBy, isPassedOver,
      body: JSON.stringify({ setting: JSON.parse(body) as unknown, owner, ownerGrant, ownerScope: JSON.parse(ownerScope) as unknown }), message: isPassedOver ? messageOf('MISSED') : '', recipients: setting.recipients.length,
    };
  }

  private async has(template: string): Promise<boolean> {
    try {
      await this.plans.of(template);
      return true;
    } catch (error) {
      if (error instanceof SendingRefused) return false;
      throw error;
    }
  }
}
