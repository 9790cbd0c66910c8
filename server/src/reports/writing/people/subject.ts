import { compileHeldMembers, type DimensionId, type Filter } from '@concord/sql';
import { mayAskBy } from '../../../store/dimensions.js';
import { QuestionError } from '../../../store/errors.js';
import type { Snapshot } from '../../../store/store.js';
import type { Viewer } from '../../../store/viewer.js';

/** Whose cases a sheet is of: those somebody has now. */
const OF: DimensionId = 'mediator';

/** Which cases a person's sheet is about. Refuses whoever may not see who people are, or has no case of theirs in sight. Throws `QuestionError` FORBIDDEN, NO_SCOPE, BAD_INPUT. */
export async function casesOfPerson(snapshot: Snapshot, viewer: Viewer, person: string, at: { readonly dataset: string; readonly asOfLoad?: number }): Promise<Filter> {
  mayAskBy(viewer, [OF]);
  const rows = await snapshot.ask(compileHeldMembers(OF, [person], await snapshot.cases({ ...at, filters: [] })));
  if (rows.length === 0) throw new QuestionError(snapshot.scope === 'all' ? 'BAD_INPUT' : 'NO_SCOPE', 'there is no such mediator among the cases that may be seen');
  return { dimension: OF, values: [person] };
}
