import { compileTakenBack } from '@concord/sql';
import type { Snapshot } from '../../../store/store.js';
import type { Mismatch } from '../terms.js';
import { isAwardedAlike, movedDefinitions, type MovedDefinition, type RoundBasis } from './round-basis.js';

/** Why a round's board may not be what it was when it is made again. */
export interface InTheWay {
  /** What alone forbids making it again: its figures would be other figures under the same names. */
  readonly forbids: Mismatch | null;
  /** Definitions that are not what they were. */
  readonly definitions: readonly MovedDefinition[];
  /** Loads it rests on that were taken back since. */
  readonly takenBack: readonly number[];
}

/** What stands in the way of making a board of a data version again by its own method. */
export async function inTheWay(snapshot: Snapshot, dataset: string, dataVersion: number, basis: RoundBasis | null): Promise<InTheWay> {
  const definitions = basis === null ? [] : movedDefinitions(basis.definitions);
  const takenBack = (await snapshot.ask(compileTakenBack(dataset, dataVersion))).map((row) => row.num('withdrawn_no'));
  const forbids = definitions.length > 0 ? 'definition_changed' as const : basis !== null && !isAwardedAlike(basis) ? 'rule_changed' as const : null;
  return { forbids, definitions, takenBack };
}

/** Why what was made again is not the same: what forbids it, else loads that are gone, else a method that nobody kept, else the arithmetic. Null where it is the same. */
export function mismatchOf({ forbids, takenBack }: InTheWay, basis: RoundBasis | null, isSame: boolean): Mismatch | null {
  if (forbids !== null) return forbids;
  if (isSame) return null;
  if (takenBack.length > 0) return 'loads_taken_back';
  return basis === null ? 'method_unknown' : 'arithmetic';
}
