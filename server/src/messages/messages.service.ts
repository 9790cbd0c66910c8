import { Injectable } from '@nestjs/common';
import { compileMessageSteps, MESSAGE_STEPS, metricById } from '@concord/sql';
import { valueOf } from '../metrics/value.js';
import { assertKept } from '../store/history.js';
import { Store } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { MessageStep, MessageStepsInput } from './messages.model.js';

/** The notification funnel by message; by case it is metrics like any other. */
@Injectable()
export class MessagesService {
  constructor(private readonly store: Store) {}

  /** Every step over the messages of a range that are seven days old, of cases the viewer may see. */
  steps(viewer: Viewer, input: MessageStepsInput): Promise<readonly MessageStep[]> {
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      await assertKept(snapshot, cases, input.range);
      const [row] = await snapshot.ask(compileMessageSteps(cases, input.range, input.asOfLoad ?? snapshot.version.number));
      const stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
      return MESSAGE_STEPS.map(({ metric }) => {
        const n = row?.num(`of_${metric}`) ?? 0;
        return { metric, value: valueOf(metricById(metric), { kind: 'ratio', n, numerator: row?.num(`reached_${metric}`) ?? 0, cohort: n, mature: n }, stamp) };
      });
    });
  }
}
