import { isAbsolute } from 'node:path';
import { ConfigError, settings } from '@concord/etl';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/u;
const DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/u;

/** Whether a text is an address mail can be sent to, in the plain form without a name. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/** What the environment says of sending. */
export const sendingSchema = {
  CONCORD_SMTP_URL: z.string().refine((text) => URL.canParse(text) && /^smtps?:$/u.test(new URL(text).protocol), 'must be an address that begins with smtp:// or smtps://').optional().register(settings, {
    chapter: 'reports', example: 'smtps://user:password@mail.bank.example:465', needs: ['CONCORD_SMTP_FROM'], isSecret: true,
    zh: '寄出报告与提醒（报告 › 定时发送）的邮件服务器：smtps://用户:口令@主机:465，或 smtp://用户:口令@主机:587（除本机外必须 STARTTLS）。地址含口令。',
    en: 'The mail server for reports and reminders (报告 › 定时发送): smtps://user:password@host:465, or smtp://user:password@host:587, where STARTTLS is required but on this machine itself. The address holds the password.',
  }),
  CONCORD_SMTP_FROM: z.string().refine(isAddress, 'must be an address such as reports@bank.example').optional().register(settings, { chapter: 'reports', example: 'reports@bank.example', needs: ['CONCORD_SMTP_URL'], zh: '寄信人的地址。', en: 'Who writes.' }),
  CONCORD_MAIL_DOMAINS: z.string().transform((text) => text.split(',').map((one) => one.trim().toLowerCase())).refine((all) => all.every((one) => DOMAIN.test(one)), 'must be domains with commas between them').optional().register(settings, {
    chapter: 'reports', example: 'bank.example,court.example',
    zh: '可寄往的域名，逗号分隔。未设：任何域名。',
    en: 'The domains that may be written to, with commas between them. Not set: any.',
  }),
  CONCORD_MAIL_MAX_MB: z.coerce.number().int().min(1).max(200).default(20).register(settings, { chapter: 'reports', example: '10', zh: '一封邮件的附件合计上限（MB）；超过则改寄链接。', en: 'How large the files of a mail may be together, in MB: beyond it a link goes out in their place.' }),
  CONCORD_REPORT_FOLDER: z.string().refine(isAbsolute, 'must be an absolute path').optional().register(settings, {
    chapter: 'reports', example: '/srv/reports',
    zh: '报告可放入此文件夹之下（绝对路径）。寄出的内容逐字节存于业务库及其备份；较早版本寄出的，存于当时那台机器数据文件夹的 sent/ 之下。',
    en: 'A folder (absolute) under which reports may be put. What was sent is kept byte by byte in the operational store, and in its backups; what earlier versions sent lies under sent/ in the data folder of the machine that sent it.',
  }),
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
