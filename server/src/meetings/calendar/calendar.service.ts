import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, clockIn, institutionTime, type Stores } from '@concord/sql';
import { digestOf, newSecret } from '../../identity/secrets.js';
import { SignInService } from '../../identity/sign-in.service.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import { personOf, type Viewer } from '../../store/viewer.js';
import { MeetingRecords } from '../told/records.service.js';
import { calendarFile } from './calendar-file.js';
import type { OwnCalendar } from './calendar.model.js';

/** So far back meetings stay in the calendar. */
const DAYS_BACK = 180;

/** Calendars that programs read by a secret: it is told once, kept as its digest, and good until its owner takes it back or makes another. */
@Injectable()
export class CalendarService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly signIns: SignInService, private readonly records: MeetingRecords, @Inject(SITE) private readonly site: string | null) {}

  private get kept() { return this.stores.operational.meetings; }

  /** Whether the viewer has one. */
  async own(viewer: Viewer): Promise<OwnCalendar> {
    const since = await this.kept.feedSince(viewer.id);
    return { address: null, since: since === undefined ? null : institutionTime(since) };
  }

  /** Makes one; an earlier one is good for nothing from then on. Throws `QuestionError` FORBIDDEN for whoever has no account. */
  async open(viewer: Viewer): Promise<OwnCalendar> {
    const person = personOf(viewer);
    if (person === null || (await this.stores.operational.accounts.find(person)) === undefined) throw new QuestionError('FORBIDDEN', 'a calendar is for somebody who signs in');
    const secret = newSecret();
    await this.kept.openFeed(person, digestOf(secret));
    return { ...(await this.own(viewer)), address: `${this.site ?? ''}/calendar/${secret}.ics` };
  }

  /** Takes it back. */
  async close(viewer: Viewer): Promise<OwnCalendar> {
    await this.kept.closeFeed(viewer.id);
    return this.own(viewer);
  }

  /** The meetings of whoever a secret is of, as they are told at this moment; undefined where it is of nobody, or of somebody who may not sign in any more. */
  async read(secret: string): Promise<string | undefined> {
    const account = await this.kept.feedOf(digestOf(secret));
    const viewer = account === undefined ? undefined : await this.signIns.acting(account, '');
    if (viewer === undefined) return undefined;
    const today = clockIn('Asia/Shanghai', Date.now()).date;
    const own = (await this.records.since(viewer, addCalendarDays(today, -DAYS_BACK))).filter(({ course }) => course.plan.participants.some((one) => one.account === viewer.id));
    return calendarFile(own, this.site, false);
  }
}
