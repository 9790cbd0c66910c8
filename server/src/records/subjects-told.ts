import { allDimensions, compileHeldMembers, compileSubjects, type DimensionId, type Scope, type ToldOf } from '@concord/sql';
import type { Snapshot } from '../store/store.js';

/** A dataset, as it stood after a load. */
interface At {
  readonly dataset: string;
  readonly asOfLoad?: number | null | undefined;
}

type Member = readonly [dimension: DimensionId, key: string];

const isNamed = (scope: Scope, [dimension, key]: Member): boolean => scope !== 'all' && scope.some((part) => part.dimension === dimension && part.exclude !== true && part.values.includes(key));

/**
 * Of some members, those of whom a viewer may be told: whom their scope names, and who has a case that they may see, which is whom their lists of filter values hold.
 * Throws `QuestionError`, `EngineError`.
 */
export async function membersTold(snapshot: Snapshot, { asOfLoad, dataset }: At, members: readonly Member[]): Promise<readonly Member[]> {
  const { scope } = snapshot;
  if (scope === 'all' || members.length === 0) return members;
  const isThere = (await snapshot.datasets(asOfLoad ?? undefined)).has(dataset);
  const dimensions = [...new Set(members.map(([dimension]) => dimension))];
  const held = new Map(await Promise.all(dimensions.map(async (dimension) => {
    const keys = members.filter((one) => one[0] === dimension).map(([, key]) => key);
    const rows = isThere ? await snapshot.ask(compileHeldMembers(dimension, keys, await snapshot.cases({ dataset, asOfLoad, filters: [] }))) : [];
    return [dimension, new Set(rows.map((row) => row.text('member')))] as const;
  })));
  return members.filter((one) => isNamed(scope, one) || held.get(one[0])?.has(one[1]) === true);
}

/** Of whom a viewer may be told what was set and written down: targets, baselines, campaigns. Throws `QuestionError`, `EngineError`. */
export async function subjectsTold(snapshot: Snapshot, { asOfLoad, dataset }: At): Promise<ToldOf> {
  if (snapshot.scope === 'all') return 'all';
  const rows = await snapshot.ask(compileSubjects({ dataset, asOfLoad: Math.min(asOfLoad ?? snapshot.version.number, snapshot.version.number) }));
  const known = rows.flatMap((row): Member[] => {
    const dimension = allDimensions.find(({ id }) => id === row.text('dimension'))?.id as DimensionId | undefined;
    return dimension === undefined ? [] : [[dimension, row.text('member')]];
  });
  return membersTold(snapshot, { dataset, asOfLoad }, known);
}
