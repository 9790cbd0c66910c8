import { storable, storeTime, storeTimeMs, type OperationalDb } from '../tables.js';

/** Where work in the background is, as the process that does it told it last. */
export interface ToldJob {
  /** `running`, `done`, `failed`, `cancelled`. */
  readonly state: string;
  /** JSON: progress, failure, result. */
  readonly body: string;
  /** Milliseconds since it was told. */
  readonly silentMs: number;
}

/** What is told of a job of this kind by a process. */
export interface JobTold {
  readonly id: string;
  readonly kind: string;
  readonly holder: string;
  readonly state: string;
  readonly body: string;
}

/** Jobs as told to all processes of the product. All methods throw `OperationalError`. */
export class JobBook {
  constructor(private readonly db: OperationalDb) {}

  /** Writes down where a job is; true where somebody has called it off. */
  async tell({ id, kind, holder, state, body }: JobTold, nowMs = Date.now()): Promise<boolean> {
    const now = storeTime(nowMs);
    const said = { state, body: storable(body), seen_at: now };
    await this.db.insertInto('job').values({ id, kind, holder, begun_at: now, is_called_off: 0, ...said }).onConflict((conflict) => conflict.column('id').doUpdateSet(said)).execute();
    const row = await this.db.selectFrom('job').select('is_called_off').where('id', '=', id).executeTakeFirst();
    return row?.is_called_off === 1;
  }

  /** A job of a kind, undefined where there is none (any more). */
  async find(kind: string, id: string, nowMs = Date.now()): Promise<ToldJob | undefined> {
    const row = await this.db.selectFrom('job').select(['state', 'body', 'seen_at']).where('id', '=', id).where('kind', '=', kind).executeTakeFirst();
    return row && { state: row.state, body: row.body, silentMs: nowMs - storeTimeMs(row.seen_at) };
  }

  /** Asks whoever does it to end a job. */
  async callOff(kind: string, id: string): Promise<void> {
    await this.db.updateTable('job').set({ is_called_off: 1 }).where('id', '=', id).where('kind', '=', kind).execute();
  }

  /** Forgets what nobody has told anything of for so long. */
  async forget(silentMs: number, nowMs = Date.now()): Promise<void> {
    await this.db.deleteFrom('job').where('seen_at', '<', storeTime(nowMs - silentMs)).execute();
  }
}
