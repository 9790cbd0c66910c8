import type { DimensionId, SavedView } from '@concord/sql';
import { membersTold } from '../records/subjects-told.js';
import { dimensionsNamed } from '../store/dimensions.js';
import type { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { ViewDefinition } from './definition.js';

/** Which members a view names, by dataset. What was valid when it was saved is read as it is. */
const namedBy = ({ definition }: SavedView) => {
  const { dataset, filters } = JSON.parse(definition) as ViewDefinition;
  return { dataset, members: filters.flatMap(({ dimension, values }) => values.map((value) => [dimension, value] as const)) };
};

const keyOf = (dataset: string, [dimension, value]: readonly [DimensionId, string]): string => JSON.stringify([dataset, dimension, value]);

/**
 * The views of a list that somebody may be told: their own, and of others' those whose filters name nobody whom the viewer may not see: no people without the right to
 * names, no member that their own lists of filter values do not hold. Throws `QuestionError`, `EngineError`.
 */
export async function viewsTold(store: Store, viewer: Viewer, views: readonly SavedView[]): Promise<SavedView[]> {
  const dimensionOf = dimensionsNamed([], viewer);
  const others = views.filter(({ owner }) => owner !== viewer.id).map((view) => ({ view, named: namedBy(view) })).filter(({ named }) => named.members.every(([dimension]) => dimensionOf.isTold(dimension)));
  const told = await store.consistently(viewer, async (snapshot) => {
    const datasets = [...new Set(others.map(({ named }) => named.dataset))];
    const found = await Promise.all(datasets.map(async (dataset) => {
      const members = others.filter(({ named }) => named.dataset === dataset).flatMap(({ named }) => named.members);
      return (await membersTold(snapshot, { dataset }, members)).map((member) => keyOf(dataset, member));
    }));
    return new Set(found.flat());
  });
  const open = new Set(others.filter(({ named }) => named.members.every((member) => told.has(keyOf(named.dataset, member)))).map(({ view }) => view.id));
  return views.filter(({ id, owner }) => owner === viewer.id || open.has(id));
}
