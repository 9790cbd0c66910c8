import { ALERT_KINDS, type AlertKind, type FoundAlert } from '@concord/sql';
import { toldOf } from '../../catalogue/told.js';
import type { Snapshot } from '../../store/store.js';
import type { Budget } from '../figures.js';
import type { Kind } from '../kinds/kind.js';
import { KINDS } from '../kinds/kinds.js';
import { JudgingContext } from './context.js';
import { alertsOf, judgeFamilies } from './judge-families.js';

/** What a judgement of one dataset says. */
export interface Judged {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly found: readonly FoundAlert[];
  readonly budget: Budget;
  /** Kinds about which something can be said: that something is there, or that the source does not tell it. */
  readonly kinds: readonly AlertKind[];
}

/** Judges every series of one dataset as of the snapshot's data. Throws `QuestionError`, `EngineError`. */
export async function judgeDataset(snapshot: Snapshot, dataset: string): Promise<Judged> {
  const cases = await snapshot.cases({ dataset, filters: [] });
  const loaded = (await snapshot.datasets()).get(dataset);
  const context = loaded === undefined ? null : await JudgingContext.of(snapshot, cases, (await toldOf(snapshot, dataset, loaded)).metrics);
  const nothing = { dataVersion: snapshot.version.number, asOf: cases.asOf };
  if (context === null) return { ...nothing, found: [], budget: [], kinds: [] };
  // Of cases that come only when closed nobody knows how many were received; where no closing is told every case would seem open for ever.
  const isTold = ({ needs }: Kind): boolean => needs === null || context.told.has(needs);
  const all = (await Promise.all(ALERT_KINDS.filter((id) => isTold(KINDS[id])).map(async (id) => (await KINDS[id].judge(context)).map((family) => ({ kind: KINDS[id], family }))))).flat();
  const judged = judgeFamilies(all);
  return {
    ...nothing,
    found: alertsOf(judged.flatMap(({ found }) => found)),
    budget: judged.map(({ budget }) => budget),
    // What a source no longer tells is not said any longer.
    kinds: ALERT_KINDS.filter((id) => !isTold(KINDS[id]) || all.some(({ kind }) => kind.id === id)),
  };
}
