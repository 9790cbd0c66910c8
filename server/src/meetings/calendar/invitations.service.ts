import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { LocalisedText, Stores } from '@concord/sql';
import { dateText, monthText } from '../../narrative/text.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { bodyOf } from '../../sending/mail/letter-words.js';
import { Mailer } from '../../sending/mail/mailer.js';
import { subscriptionOf } from '../../sending/alerts/subscription.js';
import { SendingRefused } from '../../sending/sending-refused.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { MeetingRefused } from '../course/refused.js';
import { mustArrange } from '../course/may.js';
import { participantId, type Participant } from '../course/events.js';
import { MeetingRecords, type SeenMeeting } from '../told/records.service.js';
import { actorOf } from '../told/sight.js';
import { calendarFile } from './calendar-file.js';
import type { Invitation } from './calendar.model.js';

const WORDS = {
  title: { zh: '会议邀请：{title}', en: 'Invitation: {title}' }, when: { zh: '时间', en: 'When' }, place: { zh: '地点', en: 'Place' }, chair: { zh: '主持人', en: 'Chair' }, month: { zh: '所议月份', en: 'Month' },
  then: { zh: '附件可加入日历。请在会前登录，按所负责的案件写好说明。', en: 'The attached file goes into your calendar. Please sign in before the meeting and write the statement of your area.' },
  unknown: { zh: '没有账号，或没有留下邮箱。', en: 'No account, or no address left.' },
} as const;

/** Invitations by mail, with the meeting as a file for the calendar. They go to the address somebody left for reminders. */
@Injectable()
export class InvitationsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly records: MeetingRecords, private readonly mailer: Mailer, @Inject(SITE) private readonly site: string | null) {}

  /** Invites all who can be, one after the other. Sent again, the same invitation has the same id until the meeting is changed. Throws `MeetingRefused` NO_ADDRESS, `SendingRefused` NO_MAIL. */
  async invite(viewer: Viewer, id: string): Promise<Invitation[]> {
    const meeting = await this.records.find(viewer, id);
    mustArrange(meeting.course, actorOf(viewer));
    // Throws where mail is not set up.
    void this.mailer.set;
    const found = await Promise.all(meeting.course.plan.participants.map(async (one) => ({ one, address: await this.addressOf(one) })));
    if (found.every(({ address }) => address === undefined)) throw new MeetingRefused('NO_ADDRESS');
    const told: Invitation[] = [];
    for (const { address, one } of found) told.push(address === undefined ? { name: one.name, isSent: false, why: WORDS.unknown } : await this.send(meeting, one, address));
    return told;
  }

  private async addressOf({ account }: Participant): Promise<string | undefined> {
    if (account === '' || (await this.stores.operational.accounts.find(account))?.state !== 'active') return undefined;
    const kept = await this.stores.operational.notices.subscription(account);
    return kept === undefined ? undefined : subscriptionOf(kept.body)?.to;
  }

  private async send(meeting: SeenMeeting, { account, name }: Participant, address: string): Promise<Invitation> {
    const { chair, plan, seq } = meeting.course;
    const title: LocalisedText = { zh: WORDS.title.zh.replace('{title}', () => plan.title), en: WORDS.title.en.replace('{title}', () => plan.title) };
    const date = dateText(plan.heldOn);
    const chairName = plan.participants.find((one) => participantId(one) === chair)?.name ?? chair;
    const lines = [[WORDS.when, { zh: `${date.zh} ${plan.startsAt}`, en: `${date.en}, ${plan.startsAt}` }], ...(plan.place === '' ? [] : [[WORDS.place, plan.place] as const]), [WORDS.chair, chairName], [WORDS.month, monthText(plan.month)]] as const;
    const link = this.site === null ? null : `${this.site}/meetings/${meeting.id}`;
    const messageId = `${createHash('sha256').update(`${meeting.id} ${String(seq)} ${account}`).digest('hex').slice(0, 32)}@concord.meeting`;
    try {
      await this.mailer.send({
        messageId, dateMs: Date.now(), to: { name, address }, subject: `${title.zh} · ${title.en}`, ...bodyOf(title, lines, [WORDS.then], link),
        files: [{ name: 'meeting.ics', type: 'text/calendar; method=REQUEST; charset=utf-8', bytes: Buffer.from(calendarFile([meeting], this.site, true)) }],
      });
      return { name, isSent: true, why: null };
    } catch (error) {
      if (!(error instanceof SendingRefused)) throw error;
      return { name, isSent: false, why: error.sentence };
    }
  }
}
