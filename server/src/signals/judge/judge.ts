import { ALERT_KINDS, type AlertKind, type FoundAlert } from '@concord/sql';
import type { Snapshot } from '../../store/store.js';
import type { Budget } from '../figures.js';
import { KINDS } from '../kinds/kinds.js';
import { JudgingContext } from './context.js';
import { alertsOf, judgeFamilies } from './judge-families.js';

/** What a judgement of one dataset says. */
export interface Judged {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly found: readonly FoundAlert[];
  readonly budget: Budget;
  /** Kinds about which something can be said. */
  readonly kinds: readonly AlertKind[];
}

/** Judges every series of one dataset as of the snapshot's data. Throws `QuestionError`, `EngineError`. */
export async function judgeDataset(snapshot: Snapshot, dataset: string): Promise<Judged> {
  const cases = await snapshot.cases({ dataset, filters: [] });
  const context = await JudgingContext.of(snapshot, cases);
  const nothing = { dataVersion: snapshot.version.number, asOf: cases.asOf };
  if (context === null) return { ...nothing, found: [], budget: [], kinds: [] };
  const all = (await Promise.all(ALERT_KINDS.map(async (id) => (await KINDS[id].judge(context)).map((family) => ({ kind: KINDS[id], family }))))).flat();
  const judged = judgeFamilies(all);
  return {
    ...nothing,
    found: alertsOf(judged.flatMap(({ found }) => found)),
    budget: judged.map(({ budget }) => budget),
    kinds: ALERT_KINDS.filter((id) => all.some(({ kind }) => kind.id === id)),
  };
}
