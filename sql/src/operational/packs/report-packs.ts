import { sql, type Expression, type SqlBool } from 'kysely';
import { append } from '../people/audit-log.js';
import { storable, type OperationalDb } from '../tables.js';
import { keepFile } from './kept-files.js';

/** A report as it was sealed. */
export interface SealedPack {
  readonly id: string;
  readonly dataset: string;
  /** Id of its template. */
  readonly template: string;
  /** As the template names periods: `2026-10`, `2026Q3`, `2026`. */
  readonly period: string;
  /** JSON: both languages. */
  readonly title: string;
  /** JSON: whose cases are in it. */
  readonly scope: string;
  readonly dataVersion: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** JSON: template, filters, definitions, the report as it was worked out, files with their digests. */
  readonly body: string;
  /** SHA-256 over all of the above, in hexadecimal digits. */
  readonly digest: string;
  /** Of the public key: SHA-256, in hexadecimal digits. */
  readonly keyId: string;
  /** Ed25519 over the digest, base64. */
  readonly signature: string;
}

/** A pack without what is in it. */
export type PackHead = Omit<SealedPack, 'body'>;

/** What is kept together with a pack. */
export interface AddedWith {
  readonly words: string;
  readonly files: readonly Uint8Array[];
  readonly logged: { readonly action: string; readonly subject: Readonly<Record<string, unknown>> };
}

/** Which packs are looked for. */
export interface PackSearch {
  readonly dataset?: string;
  readonly template?: string;
  readonly period?: string;
  /** All of these words stand somewhere in it. */
  readonly words?: readonly string[];
  /** Behind this one, in the order of the list. */
  readonly after?: Pick<SealedPack, 'id' | 'madeAt'>;
}

const HEAD = ['id', 'dataset', 'template', 'period', 'title', 'scope', 'data_version as dataVersion', 'made_at as madeAt', 'made_by as madeBy', 'digest', 'key_id as keyId', 'signature'] as const;

/** What is looked for stands as it is: `%` and `_` mean themselves. */
const anywhere = (text: string): string => `%${text.toLowerCase().replaceAll(/[\\%_]/gu, '\\$&')}%`;

/** Packs of reports: added once, never changed or removed. All methods throw `OperationalError`. */
export class ReportPacks {
  constructor(private readonly db: OperationalDb) {}

  /** Adds one with the words it can be found by, the bytes of its files and what the log says of it: all of that, or nothing. */
  async add(pack: SealedPack, { files, logged, words }: AddedWith): Promise<void> {
    const { body, dataset, dataVersion, digest, id, keyId, madeAt, madeBy, period, scope, signature, template, title } = pack;
    await this.db.transaction().execute(async (trx) => {
      for (const bytes of files) await keepFile(trx, bytes);
      await trx.insertInto('report_pack').values({ id, dataset, template, period, title, scope, data_version: dataVersion, made_at: madeAt, made_by: madeBy, words: storable(words.toLowerCase()), body: storable(body), digest, key_id: keyId, signature }).execute();
      await append(trx, madeBy, logged.action, logged.subject);
    });
  }

  /** Those looked for, the newest first, at most so many. */
  async search({ after, dataset, period, template, words = [] }: PackSearch, first: number): Promise<readonly PackHead[]> {
    return this.db.selectFrom('report_pack').select(HEAD).where((eb) => {
      const all: Expression<SqlBool>[] = words.map((word) => sql<boolean>`${eb.ref('words')} like ${anywhere(word)} escape '\\'`);
      if (dataset !== undefined) all.push(eb('dataset', '=', dataset));
      if (template !== undefined) all.push(eb('template', '=', template));
      if (period !== undefined) all.push(eb('period', '=', period));
      if (after !== undefined) all.push(eb.or([eb('made_at', '<', after.madeAt), eb.and([eb('made_at', '=', after.madeAt), eb('id', '>', after.id)])]));
      return eb.and(all);
    }).orderBy('made_at', 'desc').orderBy('id').limit(first).execute();
  }

  /** One of them. */
  async find(id: string): Promise<SealedPack | undefined> {
    return this.db.selectFrom('report_pack').select([...HEAD, 'body']).where('id', '=', id).executeTakeFirst();
  }
}
