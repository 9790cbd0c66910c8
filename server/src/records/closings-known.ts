import { compileClosingsKnown, type Cases, type ClosingsKnown } from '@concord/sql';
import type { Snapshot } from '../store/store.js';

/** From which day on the closings of a dataset are known, by institution ('' for all others); empty where its history is whole. */
export async function closingsKnown(snapshot: Snapshot, { dataset, asOfLoad }: Pick<Cases, 'asOfLoad' | 'dataset'>): Promise<ClosingsKnown> {
  const rows = await snapshot.ask(compileClosingsKnown({ dataset, asOfLoad: Math.min(asOfLoad ?? snapshot.version.number, snapshot.version.number) }));
  return new Map(rows.map((row) => [row.text('institution'), row.text('known_since')]));
}
