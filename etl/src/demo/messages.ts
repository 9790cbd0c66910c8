import type { FileHandle } from 'node:fs/promises';
import { allRecords } from '@concord/sql';
import { AS_OF, type DemoDays } from './days.js';
import { Random } from './random.js';
import type { History } from './snapshot.js';

const HEADER = (allRecords.find(({ id }) => id === 'message')?.columns ?? []).map(({ name }) => name);
const CHUNK_CHARACTERS = 1 << 18;

const HOUR = 60;
const DAY = 24 * HOUR;
/** Nothing is known after this minute, counted from 1970-01-01. */
const LAST_MINUTE = (AS_OF + 1) * DAY - 1;
/** Days between a message and the next. */
const REMINDED_AFTER = [2, 5, 9, 14] as const;
/** First messages without and with a link, and reminders. */
const TEMPLATES = { plain: 'DEMO-SMS-1', linked: 'DEMO-SMS-2', reminder: 'DEMO-SMS-3' } as const;
/** Shares of what messages do beyond what cases count: sent at night, opened where the party answers or does not, opted out. */
const AT_NIGHT = 0.03;
const OPENED = { answered: 0.8, silent: 0.28 } as const;
const OPTED_OUT = 0.006;

const two = (value: number): string => String(value).padStart(2, '0');

/** Writes a case's messages: as many as it counts, with as many receipts and answers. */
export class Messages {
  private readonly random: Random;
  private text = `${HEADER.join(',')}\n`;

  constructor(private readonly handle: FileHandle, private readonly days: DemoDays, seed: number) {
    this.random = new Random(seed, 'messages');
  }

  async write(history: History): Promise<void> {
    const { intake, course, after: { effort } } = history;
    if (course.assigned > AS_OF || effort.smsSent === 0) return;
    this.random.restart(intake.index);
    this.text += this.lines(intake.caseId, this.sentAt(course.assigned, effort.smsSent), effort);
    if (this.text.length > CHUNK_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const { text } = this;
    this.text = '';
    await this.handle.writeFile(text);
  }

  /** Minutes at which a case's messages are sent, rising. What would be sent after the last day is sent on it, as the case counts it. */
  private sentAt(assigned: number, count: number): readonly number[] {
    const { random } = this;
    return Array.from({ length: count }, (_, i) => {
      const day = i === 0 ? assigned : assigned + (REMINDED_AFTER[i - 1] ?? 0);
      const hour = i === 0 && random.chance(AT_NIGHT) ? 22 : 9 + 2 * i;
      return Math.min(day, AS_OF) * DAY + hour * HOUR + random.between(0, 59);
    }).sort((a, b) => a - b);
  }

  private lines(caseId: string, sent: readonly number[], { smsDelivered, smsReplied }: History['after']['effort']): string {
    const { random } = this;
    const linked = random.chance(0.5);
    // Which are delivered: the first ones of a random order.
    const order = sent.map((_, i) => ({ i, key: random.unit() })).sort((a, b) => a.key - b.key).map(({ i }) => i);
    const delivered = new Set(order.slice(0, smsDelivered ?? 0));
    const answered = smsReplied > 0 ? Math.min(...delivered) : -1;
    const optedOut = random.chance(OPTED_OUT) ? Math.min(...delivered) : -1;
    return sent.map((at, i) => {
      const template = i > 0 ? TEMPLATES.reminder : linked ? TEMPLATES.linked : TEMPLATES.plain;
      const arrived = delivered.has(i);
      const isOpened = random.chance(i === answered ? OPENED.answered : OPENED.silent) && arrived && template !== TEMPLATES.plain;
      const [seconds, opened, replied] = [random.between(0, 3), random.between(5, 3 * DAY), random.between(10, 50 * HOUR)];
      return [
        `${caseId}-${String(i + 1)}`, caseId, this.clock(at), template, smsDelivered === undefined ? '' : arrived ? 'delivered' : 'failed',
        arrived ? this.clock(at + seconds) : '', isOpened ? this.clock(at + opened) : '', i === answered ? this.clock(at + replied) : '', i === optedOut ? '1' : '',
      ].join(',');
    }).join('\n').concat('\n');
  }

  private clock(minute: number): string {
    const at = Math.min(minute, LAST_MINUTE);
    return `${this.days.text(Math.floor(at / DAY))} ${two(Math.floor(at / HOUR) % 24)}:${two(at % HOUR)}`;
  }
}
