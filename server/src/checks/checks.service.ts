import { Inject, Injectable } from '@nestjs/common';
import { controlsOf, findingsOf, recordControlsOf, rejectsCsv, unknownCsv, type Ask, type Totals } from '@concord/etl';
import { recordSumLabel, type Engine, type Operational } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { ENGINE, OPERATIONAL } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { ControlTotals, LoadChecks } from './checks.model.js';
import { findingOf, monthOf } from './finding-answer.js';

/** Totals as GraphQL tells them. */
const totalsOf = ({ cases, claimed, agreed, performed, cost }: Totals): ControlTotals => ({ cases, claimed, agreed, performed: performed ?? null, cost: cost ?? null });

/** What was found when a load came. It speaks of all its cases at once, so only a viewer who may see all of them sees it. */
@Injectable()
export class ChecksService {
  constructor(@Inject(ENGINE) private readonly engine: Engine, @Inject(OPERATIONAL) private readonly operational: Operational) {}

  /** Control totals and findings of a load; empty when there is none. Throws `QuestionError` NO_SCOPE. */
  async checks(viewer: Viewer, loadNo: number): Promise<LoadChecks> {
    const ask = this.askAs(viewer);
    const [controls, findings, recordControls] = [await controlsOf(ask, loadNo), await findingsOf(ask, loadNo), await recordControlsOf(ask, loadNo)];
    return {
      controls: controls.map(({ month, delivered, next, current }) => ({ month: monthOf(month), rows: delivered.rows, rejected: delivered.rejected, delivered: totalsOf(delivered), next: totalsOf(next), current: totalsOf(current) })),
      recordControls: recordControls.map((control) => ({ ...control, label: recordSumLabel(control.column) })),
      findings: findings.map(findingOf),
    };
  }

  /** The rejected rows of a load as pieces of CSV; undefined when there is no such load. Throws `QuestionError` NO_SCOPE. */
  async rejects(viewer: Viewer, loadNo: number): Promise<AsyncGenerator<string> | undefined> {
    const ask = this.askAs(viewer);
    const load = await this.operational.loads.find(loadNo);
    return load === undefined ? undefined : rejectsCsv(ask, load);
  }

  /** Every text outside the vocabularies that a load kept, as pieces of CSV; likewise. */
  async unknownValues(viewer: Viewer, loadNo: number): Promise<AsyncGenerator<string> | undefined> {
    const ask = this.askAs(viewer);
    const load = await this.operational.loads.find(loadNo);
    return load === undefined ? undefined : unknownCsv(ask, load);
  }

  private askAs({ scope }: Viewer): Ask {
    if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'what a load held is for those who may see every case');
    return (statement) => this.engine.reader.ask(statement);
  }
}
