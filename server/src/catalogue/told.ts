import type { Profile } from '@concord/etl';
import { allMetrics, compileCoverage, compileRecordKinds, NEEDED_COLUMNS, recordNeeded, toldByClosedCases, type MetricId } from '@concord/sql';
import { profileOf } from '../store/profile.js';
import type { LoadedDataset, Snapshot } from '../store/store.js';

/** What a dataset holds, and so can be asked for. */
export interface Told {
  /** Undefined when it was written for rules that no longer hold. */
  readonly profile: Profile | undefined;
  readonly cases: number;
  /** Days of the first and the last case received; null where there is none. */
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** Columns that any case has. */
  readonly delivered: ReadonlySet<string>;
  /** Metrics whose columns are delivered, whose reference data the viewer may see, and that cases which come only when closed would not distort. */
  readonly metrics: ReadonlySet<MetricId>;
}

/** What the viewer's cases of a dataset tell. Throws `QuestionError`, `EngineError`. */
export async function toldOf(snapshot: Snapshot, dataset: string, { profileText }: LoadedDataset): Promise<Told> {
  const selected = await snapshot.cases({ dataset, filters: [] });
  const [[row], kinds] = await Promise.all([snapshot.ask(compileCoverage(selected)), snapshot.ask(compileRecordKinds({ dataset, scope: selected.scope, told: [], asOfLoad: snapshot.version.number }))]);
  const delivered = new Set(NEEDED_COLUMNS.filter((column) => (row?.num(`has_${column}`) ?? 0) > 0));
  const records = new Set(kinds.map((kind) => kind.text('kind')));
  const profile = profileOf(profileText);
  const cases = row?.num('cases') ?? 0;
  const metrics = allMetrics.filter((metric) => {
    const needed = recordNeeded(metric);
    return metric.needs.every((column) => delivered.has(column)) && (needed === undefined || records.has(needed)) && (profile?.covers !== 'closed' || toldByClosedCases(metric));
  });
  return {
    profile, cases, delivered, metrics: new Set(metrics.map(({ id }) => id as MetricId)),
    firstOn: cases > 0 ? (row?.text('first_on') ?? null) : null, lastOn: cases > 0 ? (row?.text('last_on') ?? null) : null,
  };
}
