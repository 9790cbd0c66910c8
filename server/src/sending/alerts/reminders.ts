import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ALERT_STRENGTHS, type AlertStrength, type AlertSubscription, type LocalisedText, type Notice, type Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { SERVER_LOG } from '../../deliveries/deliveries.service.js';
import { SITE } from '../../reports/writing/report-writer.js';
import { retryMs } from '../../schedules/schedule-times.js';
import { STORES } from '../../store/store.js';
import { bodyOf, type Line } from '../mail/letter-words.js';
import { Mailer } from '../mail/mailer.js';
import { messageOf, SendingRefused } from '../sending-refused.js';
import { Actors } from '../setting/actors.js';
import { REMINDER_SOURCES, type Reminder, type ReminderSource } from './reminder-source.js';
import { mayCome, subscriptionOf } from './subscription.js';

/** Between two looks what people are to be told of. */
const LOOK_MS = 60_000;
const HELD_MS = 300_000;
const MOST_TRIES = 8;
const STEP_MS = 15 * 60_000;
const A_WEEK = 7 * 86_400_000;
/** Sentences in one mail; the rest are counted. */
const MOST_TOLD = 50;

const STRENGTHS: Readonly<Record<AlertStrength, LocalisedText>> = { notice: { zh: '提示', en: 'notice' }, warning: { zh: '预警', en: 'warning' }, critical: { zh: '重大', en: 'critical' } };
const THEN: LocalisedText = { zh: '请登录查看依据与案件，并确认、说明或关闭。免打扰时段与订阅可在“我的账号”中更改。', en: 'Sign in to see what each rests on and its cases, and acknowledge, explain or close it. Quiet hours and this subscription are changed under “My account”.' };
const MORE = (n: number): Line => [{ zh: '另有', en: 'More' }, { zh: `${String(n)} 项，见系统`, en: `${String(n)}, in the product` }];

const BODY = z.object({ to: z.string(), name: z.string(), subject: z.string(), text: z.string(), html: z.string(), madeMs: z.number() });

/** Tells people once of what they are to be told of, in one mail each, when mail may come. */
@Injectable()
export class Reminders {
  private lookedAt = 0;

  constructor(
    @Inject(STORES) private readonly stores: Stores, private readonly actors: Actors, private readonly mailer: Mailer, @Inject(REMINDER_SOURCES) private readonly sources: readonly ReminderSource[],
    @Inject(SENDING_OPTIONS) private readonly options: SendingOptions, @Inject(SITE) private readonly site: string | null, @Inject(SERVER_LOG) private readonly log: Logger,
  ) {}

  /** Has the next look put out what is new, however short ago the last was. */
  soon(): void {
    this.lookedAt = 0;
  }

  /** Puts out what is new, at most once a minute, and sends what waits. */
  async look(holder: string, goesOn: () => boolean): Promise<void> {
    if (this.options.mail === undefined) return;
    const now = Date.now();
    if (now - this.lookedAt >= LOOK_MS) {
      this.lookedAt = now;
      for (const one of await this.stores.operational.notices.subscriptions()) if (goesOn()) await this.tell(one, now).catch((error: unknown) => { this.log.error({ err: error, account: one.accountId }, 'somebody could not be told'); });
    }
    while (goesOn()) {
      const notice = await this.stores.operational.notices.claim(holder, HELD_MS);
      if (notice === undefined) return;
      // A server that takes nothing now is not waited for by all others, one after the other.
      if (!(await this.send(notice, holder, goesOn))) return;
    }
  }

  /** Puts out a mail to somebody about all that is new to them, where mail may come now. Whether there was one. */
  async tell({ accountId, body, grantId }: AlertSubscription, nowMs: number): Promise<boolean> {
    const set = subscriptionOf(body);
    const viewer = await this.actors.acting(accountId, grantId);
    if (set === undefined || viewer?.rights?.has('export') !== true || !mayCome(set, nowMs)) return false;
    const { notices } = this.stores.operational;
    const fresh: { readonly source: ReminderSource; readonly reminder: Reminder }[] = [];
    for (const source of this.sources) {
      const known = await notices.toldOf(accountId, source.id);
      for (const reminder of await source.due(viewer)) if (!known.has(reminder.item) && ALERT_STRENGTHS.indexOf(reminder.strength) >= ALERT_STRENGTHS.indexOf(set.strength)) fresh.push({ source, reminder });
    }
    if (fresh.length === 0) return false;
    fresh.sort((a, b) => ALERT_STRENGTHS.indexOf(b.reminder.strength) - ALERT_STRENGTHS.indexOf(a.reminder.strength));
    const id = randomUUID();
    const messageId = `${createHash('sha256').update(id).digest('hex').slice(0, 40)}@concord.notice`;
    const isOut = await notices.post({ id, accountId, messageId, body: JSON.stringify({ to: set.to, name: viewer.name ?? set.to, madeMs: nowMs, ...this.words(fresh) }) }, fresh.map(({ reminder, source }) => ({ source: source.id, item: reminder.item })), nowMs);
    if (isOut) await this.stores.operational.auditLog.add(accountId, 'alerts_sent', { notice: id, address: set.to, items: fresh.length });
    return isOut;
  }

  private words(fresh: readonly { readonly source: ReminderSource; readonly reminder: Reminder }[]): { readonly subject: string; readonly text: string; readonly html: string } {
    const critical = fresh.filter(({ reminder: { strength } }) => strength === 'critical').length;
    const title: LocalisedText = {
      zh: `新的提醒 ${String(fresh.length)} 项${critical > 0 ? `，其中重大 ${String(critical)} 项` : ''}`,
      en: `${String(fresh.length)} new ${fresh.length === 1 ? 'reminder' : 'reminders'}${critical > 0 ? `, ${String(critical)} of them critical` : ''}`,
    };
    const lines = fresh.slice(0, MOST_TOLD).map(({ reminder: { strength, words }, source }): Line => [{ zh: `${source.title.zh}（${STRENGTHS[strength].zh}）`, en: `${source.title.en} (${STRENGTHS[strength].en})` }, words]);
    const rest = fresh.length - lines.length;
    return { subject: `${title.zh} · ${title.en}`, ...bodyOf(title, rest > 0 ? [...lines, MORE(rest)] : lines, [THEN], this.site) };
  }

  /** The first time after one at which mail to somebody may come: what failed is not tried again in their quiet hours. */
  private async whenMayCome(accountId: string, fromMs: number): Promise<number> {
    const kept = await this.stores.operational.notices.subscription(accountId);
    const set = kept === undefined ? undefined : subscriptionOf(kept.body);
    let time = fromMs;
    for (let n = 0; set !== undefined && !mayCome(set, time) && n < A_WEEK / STEP_MS; n += 1) time += STEP_MS;
    return time;
  }

  private async send({ accountId, body, id, messageId, tries }: Notice, holder: string, goesOn: () => boolean): Promise<boolean> {
    const { notices } = this.stores.operational;
    try {
      const { html, madeMs, name, subject, text, to } = BODY.parse(JSON.parse(body));
      await this.mailer.send({ messageId, dateMs: madeMs, to: { name, address: to }, subject, text, html, files: [] });
      await notices.finish(id, holder, { state: 'sent', message: '', nextTryAtMs: undefined });
      return true;
    } catch (error) {
      if (!goesOn()) {
        await notices.finish(id, holder, { state: 'waiting', message: '', nextTryAtMs: Date.now() });
        return false;
      }
      const code = error instanceof SendingRefused ? error.code : 'INTERNAL';
      this.log.warn({ err: error, notice: id, code }, 'a notice was not delivered');
      const isRefused = code === 'MAIL_REFUSED' || code === 'BAD_ADDRESS';
      const isOver = isRefused || tries + 1 >= MOST_TRIES;
      await notices.finish(id, holder, { state: isRefused ? 'refused' : isOver ? 'failed' : 'waiting', message: messageOf(isOver && !isRefused ? 'MAIL_GIVEN_UP' : code), nextTryAtMs: isOver ? undefined : await this.whenMayCome(accountId, retryMs(tries + 1, Date.now())) });
      return code !== 'MAIL_FAILED';
    }
  }
}
