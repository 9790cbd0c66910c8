import { z } from 'zod';

/** Parts of the reference, in their order there. */
export const CHAPTERS = {
  start: { zh: '启动', en: 'Start' },
  reach: { zh: '访问与登录', en: 'Reach and sign-in' },
  stores: { zh: '存储', en: 'Stores' },
  sources: { zh: '载入', en: 'Loading' },
  backups: { zh: '备份与保存期限', en: 'Backups, and how long things are kept' },
  reports: { zh: '报告与发送', en: 'Reports and sending' },
} as const;

/** What a setting says of itself beside what its schema does (kind, bounds, default): the reference and `.env.example` are made of both. */
export interface Told {
  readonly chapter: keyof typeof CHAPTERS;
  /** What it is for, and what follows where it is not set. */
  readonly zh: string;
  readonly en: string;
  /** A value that it takes. */
  readonly example: string;
  /** Settings without which this one, set as in its example, is refused. */
  readonly needs?: readonly string[];
  /** Its value opens something: it has no default, and stands in no file that others read. */
  readonly isSecret?: true;
}

/** What every setting says of itself, beside its schema. */
export const settings = z.registry<Told>();
