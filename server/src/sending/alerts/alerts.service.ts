import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type Stores } from '@concord/sql';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { bodyOf } from '../mail/letter-words.js';
import { Mailer } from '../mail/mailer.js';
import { toldOf } from '../running/made.js';
import { Sender } from '../running/sender.js';
import { SendingRefused } from '../sending-refused.js';
import { Actors } from '../setting/actors.js';
import type { AlertsTold, OwnAlertsInput } from './alerts.model.js';
import { Reminders } from './reminders.js';
import { SUBSCRIPTION, subscriptionOf } from './subscription.js';

const SHOWN = 5;
const TEST = { zh: '测试邮件', en: 'Test mail' } as const;
const TEST_THEN = { zh: '收到此邮件，说明邮件设置可用；无需回复。', en: 'If you read this, mail is set up; there is nothing to do.' } as const;

/** How somebody themselves is told by mail. All methods throw `SendingRefused`, `OperationalError`. */
@Injectable()
export class AlertsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly actors: Actors, private readonly mailer: Mailer, private readonly sender: Sender, private readonly reminders: Reminders, @Inject(SENDING_OPTIONS) private readonly options: SendingOptions, @Inject(SITE) private readonly site: string | null) {}

  /** How the viewer is told. */
  async own({ id }: Viewer): Promise<AlertsTold> {
    const { notices } = this.stores.operational;
    const kept = await notices.subscription(id);
    const set = kept === undefined ? undefined : subscriptionOf(kept.body);
    const mayMail = this.options.mail !== undefined;
    if (set === undefined) return { mayMail, own: null };
    const newest = (await notices.newest(id, SHOWN)).map(({ madeAt, message, sentAt }) => ({ madeAt: institutionTime(madeAt), sentAt: sentAt === null ? null : institutionTime(sentAt), result: toldOf(message) }));
    return { mayMail, own: { address: set.to, strength: set.strength, zone: set.zone, weekdays: set.weekdays, quietFrom: set.quiet?.from ?? null, quietTo: set.quiet?.to ?? null, newest } };
  }

  /** Has the viewer told by mail from now on, or otherwise than before. */
  async save(viewer: Viewer, { address, quietFrom, quietTo, strength, weekdays, zone }: OwnAlertsInput): Promise<AlertsTold> {
    const grant = viewer.actsBy ?? '';
    if (await this.actors.acting(viewer.id, grant) === undefined) throw new SendingRefused('NO_ACCOUNT');
    const quiet = (quietFrom ?? null) === null && (quietTo ?? null) === null ? null : { from: quietFrom, to: quietTo };
    const read = SUBSCRIPTION.safeParse({ to: address.trim(), strength, zone, weekdays: [...new Set(weekdays)].sort(), quiet });
    if (!read.success) throw new SendingRefused('BAD_ALERTS');
    this.mailer.mustReach(read.data.to);
    await this.stores.operational.notices.subscribe({ accountId: viewer.id, grantId: grant, body: JSON.stringify(read.data) });
    this.reminders.soon();
    this.sender.wake();
    return this.own(viewer);
  }

  /** Ends it. */
  async remove(viewer: Viewer): Promise<AlertsTold> {
    await this.stores.operational.notices.unsubscribe(viewer.id);
    return this.own(viewer);
  }

  /** Sends a mail that says nothing but that it came. Throws `SendingRefused` MAIL_REFUSED, MAIL_FAILED, BAD_ADDRESS, NO_MAIL. */
  async test({ name }: Viewer, address: string): Promise<boolean> {
    const to = address.trim();
    await this.mailer.send({ messageId: `${randomUUID()}@concord.test-mail`, dateMs: Date.now(), to: { name: name ?? to, address: to }, subject: `${TEST.zh} · ${TEST.en}`, ...bodyOf(TEST, [], [TEST_THEN], this.site), files: [] });
    return true;
  }
}
