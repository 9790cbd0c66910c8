import type { OperationalDb } from './tables.js';

/** How far a load read a table. It counts once the load is published, and no longer when the load is taken back. */
export interface SourceMark {
  readonly loadNo: number;
  /** Host, port and database: in another place the same watermark means nothing. */
  readonly place: string;
  /** Largest value of the watermark column that was read, as the database spells it. */
  readonly watermark: string;
  /** Where the next read begins: the watermark less the overlap, as the database spells it. */
  readonly readFrom: string;
  /** Digest of the rows from there on, as they were then. */
  readonly tailDigest: string;
  /** The load whose mark this one went on from; undefined where everything was read. */
  readonly basedOn: number | undefined;
}

/** Whose marks: the loads of one profile, word for word, into one dataset. */
export interface MarkedBody {
  readonly dataset: string;
  readonly source: string;
  readonly profileHash: string;
}

/** How far the tables of live sources were read. All methods throw `OperationalError`. */
export class SourceMarks {
  constructor(private readonly db: OperationalDb) {}

  /** Notes how far a load that is about to be published has read; safe to repeat. */
  async note(mark: SourceMark): Promise<void> {
    const values = { place: mark.place, watermark: mark.watermark, read_from: mark.readFrom, tail_digest: mark.tailDigest, based_on: mark.basedOn ?? null };
    await this.db.insertInto('source_mark').values({ load_no: mark.loadNo, ...values }).onConflict((conflict) => conflict.column('load_no').doUpdateSet(values)).execute();
  }

  /**
   * The mark to go on from: the newest whose load is published, and all loads it went on from as well. So a load that was taken back, or never was
   * published, is read again with everything after it.
   */
  async newest({ dataset, source, profileHash }: MarkedBody, place: string): Promise<SourceMark | undefined> {
    const rows = await this.db.selectFrom('source_mark').innerJoin('load', 'load.load_no', 'source_mark.load_no')
      .select(['source_mark.load_no', 'place', 'watermark', 'read_from', 'tail_digest', 'based_on'])
      .where('dataset', '=', dataset).where('source', '=', source).where('profile_hash', '=', profileHash).where('place', '=', place).where('state', '=', 'published')
      .orderBy('source_mark.load_no').execute();
    const whole = new Set<number>();
    for (const { load_no: loadNo, based_on: basedOn } of rows) if (basedOn === null || whole.has(basedOn)) whole.add(loadNo);
    const row = rows.reverse().find(({ load_no: loadNo }) => whole.has(loadNo));
    return row && { loadNo: row.load_no, place: row.place, watermark: row.watermark, readFrom: row.read_from, tailDigest: row.tail_digest, basedOn: row.based_on ?? undefined };
  }
}
