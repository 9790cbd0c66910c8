import { Injectable } from '@nestjs/common';
import { allDimensions, allMetrics, compileBaselines, compileTargets, memberLabel, type DimensionId, type MetricId } from '@concord/sql';
import { readTarget } from '../metrics/control-context.js';
import type { DimensionOf } from '../store/dimensions.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import { recordsAsked } from '../records/records-asked.js';
import type { RecordKindsArgs } from '../records/records.input.js';
import type { Baseline, SetTarget, Whose } from './targets.model.js';

const METRICS: ReadonlySet<string> = new Set(allMetrics.map(({ id }) => id));

/** Whom a row is about: null for all, undefined for a dimension nobody knows, or people whom the viewer may not see. */
function whoseOf(dimensionOf: DimensionOf, row: Row): Whose | null | undefined {
  if (row.text('dimension') === '') return null;
  const id = allDimensions.find((one) => one.id === row.text('dimension'))?.id as DimensionId | undefined;
  const key = row.text('member');
  return id === undefined || !dimensionOf.isTold(id) ? undefined : { dimension: id, member: { key, label: memberLabel(dimensionOf(id), key), isOther: false } };
}

/** Rows about a metric and whom; those that name an unknown metric or dimension judge nothing and are left out (the reference data show them). */
function about<Answer>(dimensionOf: DimensionOf, rows: readonly Row[], answer: (row: Row, metric: MetricId, whose: Whose | null) => Answer): Answer[] {
  return rows.flatMap((row) => {
    const whose = whoseOf(dimensionOf, row);
    return whose === undefined || !METRICS.has(row.text('metric')) ? [] : [answer(row, row.text('metric') as MetricId, whose)];
  });
}

/** Targets, reasonable intervals and baselines, as delivered with the reference data: those about all cases and about members the viewer may be told of. */
@Injectable()
export class TargetsService {
  constructor(private readonly store: Store) {}

  /** Every target and interval, oldest first. */
  targets(viewer: Viewer, asked: RecordKindsArgs): Promise<SetTarget[]> {
    return this.store.consistently(viewer, async (snapshot) =>
      about(await snapshot.dimensions(asked), await snapshot.ask(compileTargets(await recordsAsked(asked, snapshot))), (row, metric, whose) => ({ metric, whose, target: readTarget(row) })));
  }

  /** Every baseline, oldest first. */
  baselines(viewer: Viewer, asked: RecordKindsArgs): Promise<Baseline[]> {
    return this.store.consistently(viewer, async (snapshot) =>
      about(await snapshot.dimensions(asked), await snapshot.ask(compileBaselines(await recordsAsked(asked, snapshot))), (row, metric, whose) => ({
        metric, whose, startsOn: row.text('starts_on'), frozenUntil: row.text('frozen_until') || null,
        reason: { zh: row.text('reason_zh'), en: row.text('reason_en') || row.text('reason_zh') },
      })));
  }
}
