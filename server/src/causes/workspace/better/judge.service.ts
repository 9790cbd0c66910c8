import { Injectable } from '@nestjs/common';
import { metricById, type DimensionId } from '@concord/sql';
import { FollowUpService } from '../../../follow-up/follow-up.service.js';
import type { Selection } from '../../../store/store.js';
import type { Viewer } from '../../../store/viewer.js';
import type { BetterDone, BetterType, BetterTypes } from '../cause.model.js';

/** So many events are judged; of more the page would keep its reader waiting. */
const MOST_JUDGED = 8;

/** A thing of the contract without its class. */
type Plain<Told> = Pick<Told, keyof Told>;

/** What is asked about: the cases of the page, and what types are told by. */
interface Asked extends Selection {
  readonly dimension: DimensionId;
}

/** Says of what was done about a type by name what became of its metric since. Actions bring their own verdicts. */
@Injectable()
export class Judge {
  constructor(private readonly followUps: FollowUpService) {}

  /** Types that got better with their events judged, those most beyond chance first. Not to be asked within a question of the viewer's own reading. Throws `QuestionError`. */
  async better(viewer: Viewer, asked: Asked, better: Plain<BetterTypes>): Promise<BetterTypes> {
    const [found, rows]: [readonly Plain<BetterType>[], BetterType[]] = [better.rows, []];
    let left = MOST_JUDGED;
    for (const row of found) {
      const done: BetterDone[] = [];
      for (const one of row.done) {
        const isJudged = !one.isAction && one.kind !== 'definition_break' && left > 0;
        if (isJudged) left -= 1;
        done.push(isJudged ? await this.judged(viewer, asked, row, one) : one);
      }
      rows.push({ ...row, done });
    }
    return { ...better, rows };
  }

  private async judged(viewer: Viewer, { asOfLoad, dataset, dimension, filters }: Asked, { member, metric }: Pick<BetterType, 'member' | 'metric'>, one: Plain<BetterDone>): Promise<BetterDone> {
    const { better, label } = metricById(metric);
    const { reason, verdict } = await this.followUps.judge(viewer, {
      dataset, asOfLoad, filters: [...filters, { dimension, values: [member.key] }], metric, startsOn: one.startsOn, expected: { direction: better === 'higher' ? 'up' : 'down' },
    });
    return { ...one, verdict, reason, metric: { zh: label.zh, en: label.en } };
  }
}
