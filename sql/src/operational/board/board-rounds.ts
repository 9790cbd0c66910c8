import { storable, storeTime, type OperationalDb } from '../tables.js';

/** What a round of the board is about; only its phase changes. */
export interface RoundHead {
  readonly id: string;
  readonly dataset: string;
  readonly title: string;
  /** Last day of the window, `YYYY-MM-DD`. */
  readonly cutOff: string;
  readonly method: string;
  readonly methodVersion: number;
  readonly seats: number;
  /** How it is shown: `tiers` or `ordinal`. */
  readonly rankingMode: string;
  /** Working days it is public before it can become final. */
  readonly publicWorkdays: number;
  /** What its events have made of it, kept beside them for lists. */
  readonly phase: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something that was done in a round, `seq` counted from 1; `body` is JSON. */
export interface RoundEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

/** A round that cannot be made again without a load. */
export type RestingRound = Pick<RoundHead, 'id' | 'phase' | 'title'>;

const HEAD = ['id', 'dataset', 'title', 'cut_off as cutOff', 'method', 'method_version as methodVersion', 'seats', 'ranking_mode as rankingMode', 'public_workdays as publicWorkdays', 'phase', 'created_at as createdAt', 'created_by as createdBy'] as const;

/** Rounds of the board of mediators as what was done in them: events are added, never changed or removed. All methods throw `OperationalError`. */
export class BoardRounds {
  constructor(private readonly db: OperationalDb) {}

  /** Begins a round. */
  async begin(head: Omit<RoundHead, 'createdAt'>): Promise<void> {
    const { cutOff, methodVersion, rankingMode, publicWorkdays, createdBy, title, ...rest } = head;
    await this.db.insertInto('board_round').values({ ...rest, title: storable(title), cut_off: cutOff, method_version: methodVersion, ranking_mode: rankingMode, public_workdays: publicWorkdays, created_at: storeTime(), created_by: createdBy }).execute();
  }

  /** Rounds of a dataset, newest first. */
  async list(dataset: string): Promise<readonly RoundHead[]> {
    return this.db.selectFrom('board_round').select(HEAD).where('dataset', '=', dataset).orderBy('created_at', 'desc').orderBy('id').execute();
  }

  /** One round. */
  async find(id: string): Promise<RoundHead | undefined> {
    return this.db.selectFrom('board_round').select(HEAD).where('id', '=', id).executeTakeFirst();
  }

  /** How much was done in a round: the number of its newest event, 0 before the first. */
  async length(id: string): Promise<number> {
    return (await this.db.selectFrom('board_event').select('seq').where('round_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0;
  }

  /** What was done in a round, in order. */
  async events(id: string): Promise<readonly RoundEntry[]> {
    return this.db.selectFrom('board_event').select(['seq', 'at', 'by', 'kind', 'body']).where('round_id', '=', id).orderBy('seq').execute();
  }

  /** Rounds that are public or final and whose board was made of a data version that a load of their dataset is in: they rest on it. Oldest first. */
  async restingOn(dataset: string, loadNo: number): Promise<readonly RestingRound[]> {
    const rounds = await this.db.selectFrom('board_round').select(['id', 'title', 'phase']).where('dataset', '=', dataset).where('phase', 'in', ['published', 'final']).orderBy('created_at').orderBy('id').execute();
    const resting: RestingRound[] = [];
    for (const round of rounds) {
      const made = await this.db.selectFrom('board_event').select('body').where('round_id', '=', round.id).where('kind', '=', 'computed').orderBy('seq', 'desc').limit(1).executeTakeFirst();
      const { board } = JSON.parse(made?.body ?? '{}') as { readonly board?: { readonly dataVersion?: number } };
      if ((board?.dataVersion ?? 0) >= loadNo) resting.push(round);
    }
    return resting;
  }

  /** Adds an event behind the `after`-th, after which the round is in `phase`. False when somebody else added one meanwhile; nothing is written then. */
  add(id: string, after: number, event: Pick<RoundEntry, 'by' | 'kind' | 'body'>, phase: string): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const newest = await trx.selectFrom('board_event').select('seq').where('round_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      if ((newest?.seq ?? 0) !== after) return false;
      await trx.insertInto('board_event').values({ round_id: id, seq: after + 1, at: storeTime(), by: event.by, kind: event.kind, body: storable(event.body) }).execute();
      await trx.updateTable('board_round').set({ phase }).where('id', '=', id).execute();
      return true;
    });
  }
}
