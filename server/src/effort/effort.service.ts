import { Injectable } from '@nestjs/common';
import { addCalendarDays, compileEffort, dimensionById, EFFORT_DAYS, memberLabel } from '@concord/sql';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Effort, EffortInput } from './effort.model.js';

/** What weighted rates count a closing for. */
@Injectable()
export class EffortService {
  constructor(private readonly store: Store) {}

  effort(viewer: Viewer, input: EffortInput): Promise<Effort> {
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases({ dataset: input.dataset, asOfLoad: input.asOfLoad, filters: [] });
      const rows = await snapshot.ask(compileEffort(cases));
      const complexity = dimensionById('complexity');
      return {
        from: addCalendarDays(cases.asOf, 1 - EFFORT_DAYS), to: cases.asOf, minutes: rows[0]?.num('overall') ?? null,
        weights: rows.map((row) => ({
          // How many cases there are is of the whole dataset.
          cases: cases.scope === 'all' ? row.num('cases') : null,
          member: { key: row.text('stratum'), label: memberLabel(complexity, row.text('stratum')), isOther: false },
          minutes: row.num('minutes'), weight: row.num('weight'),
        })),
      };
    });
  }
}
