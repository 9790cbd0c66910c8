import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { isAddress, SENDING_OPTIONS, type MailOptions, type SendingOptions } from '../../config/sending-options.js';
import { SendingRefused } from '../sending-refused.js';

/** A mail to one person. */
export interface Letter {
  /** Within its angle brackets; the same mail has the same whenever it is sent. */
  readonly messageId: string;
  /** ms since 1970. */
  readonly dateMs: number;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

const LONGEST_HEADER = 200;

/** Text that becomes a header: no line ends in it, nor what turns or hides letters, and it is not without end. */
export const headerText = (text: string): string => Array.from(text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim()).slice(0, LONGEST_HEADER).join('');

/** A name of a file that any mail program keeps as it is. */
export const fileText = (text: string): string => headerText(text).replaceAll(/[/\\:*?"<>|]+/gu, '_');

/** A whole mail takes no longer than this many silences. */
const SILENCES = 4;

/** Only what is said of the person or of the mail is for good; what is said of the connection may be mended by whoever runs the server. */
function isForGood(error: unknown): boolean {
  const { code, responseCode } = error instanceof Error ? (error as Error & { readonly code?: string; readonly responseCode?: number }) : {};
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
}

/** The one door to the mail server. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly ending = new AbortController();

  constructor(@Inject(SENDING_OPTIONS) private readonly options: SendingOptions) {}

  onModuleDestroy(): void {
    this.ending.abort();
  }

  /** Whether mail may go to an address: it is one, and at a domain that is allowed where some are named. Throws `SendingRefused` NO_MAIL, BAD_ADDRESS. */
  mustReach(address: string): void {
    const { domains } = this.set;
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    if (!isAddress(address) || (domains.length > 0 && !domains.includes(domain))) throw new SendingRefused('BAD_ADDRESS');
  }

  /** Throws `SendingRefused` NO_MAIL where no server is named. */
  mustBeSet(): void {
    if (this.options.mail === undefined) throw new SendingRefused('NO_MAIL');
  }

  /** Settings of the mail server. Throws `SendingRefused` NO_MAIL. */
  get set(): MailOptions {
    if (this.options.mail === undefined) throw new SendingRefused('NO_MAIL');
    return this.options.mail;
  }

  /** Sends a mail. Throws `SendingRefused` MAIL_REFUSED where the server will not take it whenever it comes, MAIL_FAILED where it may later or nobody knows whether it did; NO_MAIL, BAD_ADDRESS. */
  async send({ dateMs, files, html, messageId, subject, text, to }: Letter): Promise<void> {
    this.mustReach(to.address);
    const { from, host, password, port, security, silenceMs, user } = this.set;
    const transport = createTransport({
      host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none', ...(user === '' ? {} : { auth: { user, pass: password } }),
      connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs, dnsTimeout: silenceMs, disableFileAccess: true, disableUrlAccess: true, logger: false,
    });
    const mail: Mail.Options = {
      from: { name: 'Concord', address: from }, to: { name: headerText(to.name), address: to.address }, subject: headerText(subject), text, html, messageId: `<${messageId}>`, date: new Date(dateMs),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: files.map(({ bytes, name, type }) => ({ filename: fileText(name), contentType: type, content: Buffer.from(bytes) })),
    };
    try {
      await this.within(transport.sendMail(mail), silenceMs * SILENCES);
    } catch (error) {
      throw new SendingRefused(isForGood(error) ? 'MAIL_REFUSED' : 'MAIL_FAILED', error);
    } finally {
      transport.close();
    }
  }

  /** Whoever answers a letter at a time, each in time, would hold everybody up all the same. */
  private async within(sent: Promise<unknown>, mostMs: number): Promise<void> {
    const { signal } = this.ending;
    let timer: NodeJS.Timeout | undefined;
    let stop: (() => void) | undefined;
    try {
      await Promise.race([sent, new Promise((_, failed) => {
        stop = () => { failed(new Error('the server ends')); };
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop);
        timer = setTimeout(() => { failed(new Error('the mail server takes too long')); }, mostMs);
      })]);
    } finally {
      clearTimeout(timer);
      if (stop !== undefined) signal.removeEventListener('abort', stop);
      // What fails later was told already.
      sent.catch(() => undefined);
    }
  }
}
