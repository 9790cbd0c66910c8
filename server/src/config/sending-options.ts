import { isAbsolute } from 'node:path';
import { ConfigError } from '@concord/etl';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/u;
const DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/u;

/** Whether a text is an address mail can be sent to, in the plain form without a name. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/** What the environment says of sending. */
export const sendingSchema = {
  CONCORD_SMTP_URL: z.string().refine((text) => URL.canParse(text) && /^smtps?:$/u.test(new URL(text).protocol), 'must be an address that begins with smtp:// or smtps://').optional(),
  CONCORD_SMTP_FROM: z.string().refine(isAddress, 'must be an address such as reports@bank.example').optional(),
  CONCORD_MAIL_DOMAINS: z.string().transform((text) => text.split(',').map((one) => one.trim().toLowerCase())).refine((all) => all.every((one) => DOMAIN.test(one)), 'must be domains with commas between them').optional(),
  CONCORD_MAIL_MAX_MB: z.coerce.number().int().min(1).max(200).default(20),
  CONCORD_REPORT_FOLDER: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
};

/** A mail server, and who writes. */
export interface MailOptions {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: before anything is said; `none`: on this machine only. */
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user: string;
  readonly password: string;
  readonly from: string;
  /** Domains that mail may go to; empty: any. */
  readonly domains: readonly string[];
  /** Of all files of a mail together; more is told by a link. */
  readonly maxBytes: number;
  /** A server that says nothing for so long is given up for the time being. */
  readonly silenceMs: number;
}

/** How reports leave by themselves. */
export interface SendingOptions {
  /** Undefined: no mail is sent. */
  readonly mail?: MailOptions;
  /** The folder under which reports are put; undefined: in none. */
  readonly folder?: string;
  /** Where earlier versions kept the bytes of what was sent; read, never written. */
  readonly keep: string;
  /** Whoever sits at this machine without signing in may own what is sent. */
  readonly isLocal: boolean;
}

/** Injection token of `SendingOptions`. */
export const SENDING_OPTIONS = Symbol('SENDING_OPTIONS');

const SILENCE_MS = 30_000;

/** Throws `ConfigError` for a mail server without a sender, and for a sender without one. */
export function mailOf({ CONCORD_MAIL_DOMAINS: domains, CONCORD_MAIL_MAX_MB: maxMb, CONCORD_SMTP_FROM: from, CONCORD_SMTP_URL: text }: z.output<z.ZodObject<typeof sendingSchema>>): MailOptions | undefined {
  if (text === undefined && from === undefined) return undefined;
  if (text === undefined || from === undefined) throw new ConfigError('CONCORD_SMTP_URL: needs CONCORD_SMTP_FROM, and the other way round');
  const url = new URL(text);
  // What is no web address has its host as it was written.
  const host = decodeURIComponent(url.hostname);
  if (host === '') throw new ConfigError('CONCORD_SMTP_URL: names no server');
  const security = url.protocol === 'smtps:' ? 'tls' : LOOPBACK.test(host) ? 'none' : 'starttls';
  const port = url.port === '' ? (security === 'tls' ? 465 : 587) : Number(url.port);
  return { host: host.replace(/^\[(.*)\]$/u, '$1'), port, security, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), from, domains: domains ?? [], maxBytes: maxMb * 1024 ** 2, silenceMs: SILENCE_MS };
}
