import { Injectable } from '@nestjs/common';
import { windowEndingOn } from '../../board/board-window.js';
import { CasesService } from '../../cases/cases.service.js';
import { Store } from '../../store/store.js';
import { product } from '../../store/viewer.js';
import { ExcellentService } from '../excellent.service.js';
import { chosen, demoStory } from './demo-story.js';

const DATASET = 'demo';
/** Two people: whoever puts a case forward does not review it. */
const NOMINATES = product('演示提名人 demo nominator');
const REVIEWS = product('演示评审人 demo reviewer');
const REASON = '演示数据：做法具体，可以推广，评审通过。';
/** Enough cases to find three that differ. */
const LOOKED_AT = 100;

/** Examples of excellent cases in the 演示数据, put forward and reviewed by the service that people use, under its rules: so that nobody's first look is at an empty page. */
@Injectable()
export class DemoExamples {
  constructor(private readonly store: Store, private readonly cases: CasesService, private readonly excellent: ExcellentService) {}

  /** Puts hard cases forward whose agreements were performed in time: the newest of each issue and mediator. One is published, one accepted, one waits. */
  async putForward(): Promise<void> {
    const asOf = await this.store.consistently(NOMINATES, async (snapshot) => (await snapshot.cases({ dataset: DATASET, filters: [] })).asOf);
    const { rows } = await this.cases.page(NOMINATES, {
      dataset: DATASET, metric: 'voluntary_performance', part: 'numerator', range: windowEndingOn(asOf, 12), filters: [{ dimension: 'complexity', values: ['complex'], exclude: false }], first: LOOKED_AT,
    });
    for (const [place, row] of chosen(rows).entries()) {
      const { id } = await this.excellent.nominate(NOMINATES, { dataset: DATASET, source: row.source, caseId: row.caseId, ...demoStory(row), isConfirmed: true });
      if (place < 2) await this.excellent.accept(REVIEWS, id, REASON);
      if (place === 0) await this.excellent.publish(REVIEWS, id);
    }
  }
}
