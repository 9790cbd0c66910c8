import { storable, storeTime, type OperationalDb } from '../tables.js';

/** An action as its events have made it; `body` is JSON and tells all of it, the rest is what lists are found by. */
export interface ActionHead {
  readonly id: string;
  readonly dataset: string;
  readonly state: string;
  /** Account; '' where the owner is a name alone. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** '' where it was decided in no meeting. */
  readonly meeting: string;
  readonly body: string;
  /** Counts its events. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Something that was done about an action, `seq` counted from 1; `body` is JSON. */
export interface ActionEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

/** What was said of an action: at its review, and once later data were there. */
export interface ActionVerdict {
  readonly actionId: string;
  readonly stage: 'later' | 'review';
  readonly judgedAt: string;
  /** Last day the data knew. */
  readonly asOf: string;
  readonly dataVersion: number;
  readonly rule: string;
  readonly verdict: string;
  /** Why there is none; '' where there is. */
  readonly reason: string;
}

type NewEntry = Pick<ActionEntry, 'body' | 'by' | 'kind'>;
/** What an event makes of an action. */
type After = Pick<ActionHead, 'body' | 'dueOn' | 'owner' | 'state'>;

const HEAD = ['id', 'dataset', 'state', 'owner', 'due_on as dueOn', 'meeting', 'body', 'revision', 'created_at as createdAt', 'created_by as createdBy'] as const;
const ENTRY = ['seq', 'at', 'by', 'kind', 'body'] as const;
const VERDICT = ['action_id as actionId', 'stage', 'judged_at as judgedAt', 'as_of_on as asOf', 'data_version as dataVersion', 'rule', 'verdict', 'reason'] as const;

/** Actions as what was done about them: events are added, never changed or removed. All methods throw `OperationalError`. */
export class Actions {
  constructor(private readonly db: OperationalDb) {}

  /** Adds an action with its first event. */
  async begin({ id, dataset, state, owner, dueOn, meeting, body, createdBy }: Omit<ActionHead, 'createdAt' | 'revision'>, event: NewEntry): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const at = storeTime();
      await trx.insertInto('action').values({ id, dataset, state, owner, due_on: dueOn, meeting, body: storable(body), revision: 1, created_at: at, created_by: createdBy }).execute();
      await trx.insertInto('action_event').values({ action_id: id, seq: 1, at, by: event.by, kind: event.kind, body: storable(event.body) }).execute();
    });
  }

  /** Those of a dataset, what is due first first. */
  list(dataset: string): Promise<readonly ActionHead[]> {
    return this.db.selectFrom('action').select(HEAD).where('dataset', '=', dataset).orderBy('due_on').orderBy('created_at').orderBy('id').execute();
  }

  /** Those of an account in these states, of every dataset, what is due first first. */
  ownedBy(account: string, states: readonly string[]): Promise<readonly ActionHead[]> {
    return this.db.selectFrom('action').select(HEAD).where('owner', '=', account).where('state', 'in', [...states]).orderBy('due_on').orderBy('id').execute();
  }

  /** Those of which nothing was said at a stage, oldest first; of later data only those of which something was said at their review. */
  unjudged(stage: ActionVerdict['stage']): Promise<readonly ActionHead[]> {
    const saidAt = (at: ActionVerdict['stage']) => this.db.selectFrom('action_verdict').select('action_id').where('stage', '=', at);
    const open = this.db.selectFrom('action').select(HEAD).where('id', 'not in', saidAt(stage)).orderBy('created_at').orderBy('id');
    return (stage === 'later' ? open.where('id', 'in', saidAt('review')) : open).execute();
  }

  /** One of them. */
  find(id: string): Promise<ActionHead | undefined> {
    return this.db.selectFrom('action').select(HEAD).where('id', '=', id).executeTakeFirst();
  }

  /** What was done about it, in order. */
  events(id: string): Promise<readonly ActionEntry[]> {
    return this.db.selectFrom('action_event').select(ENTRY).where('action_id', '=', id).orderBy('seq').execute();
  }

  /** Adds an event to the action as it was at `revision`, which leaves it so. False where it has moved on, or is not there: nothing is written then. */
  change(id: string, revision: number, event: NewEntry, { body, dueOn, owner, state }: After): Promise<boolean> {
    return this.db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx.updateTable('action').set({ state, owner, due_on: dueOn, body: storable(body), revision: revision + 1 }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await trx.insertInto('action_event').values({ action_id: id, seq: revision + 1, at: storeTime(), by: event.by, kind: event.kind, body: storable(event.body) }).execute();
      return true;
    });
  }

  /** Keeps what was said at a stage; what was kept first stays. Whether it was kept. */
  async keepVerdict({ actionId, asOf, dataVersion, reason, rule, stage, verdict }: Omit<ActionVerdict, 'judgedAt'>): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db.insertInto('action_verdict')
      .values({ action_id: actionId, stage, judged_at: storeTime(), as_of_on: asOf, data_version: dataVersion, rule, verdict, reason }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** All that was said of actions of a dataset. */
  async verdicts(dataset: string): Promise<readonly ActionVerdict[]> {
    const rows = await this.db.selectFrom('action_verdict').innerJoin('action', 'action.id', 'action_verdict.action_id').where('action.dataset', '=', dataset).select(VERDICT).orderBy('action_id').orderBy('stage').execute();
    return rows.map((row) => ({ ...row, stage: row.stage === 'later' ? 'later' : 'review' }));
  }
}
