import { Injectable } from '@nestjs/common';
import type { DateRange } from '@concord/sql';
import { FunnelPlotService } from '../../comparisons/funnel-plot.service.js';
import { ANSWERS } from '../../comparisons/ratio-cells.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { windowOf, type BoardRequest } from '../make-board.js';
import { GOLD_BOARD } from '../method.js';
import type { BoardWatch, WatchedMeasure } from './watch.model.js';
import { WATCHED, type Watched } from './watched.js';

const OUTSIDE = { above: 'above_998', below: 'below_998' } as const;

/** What is watched beside the board and never scored. */
@Injectable()
export class WatchService {
  constructor(private readonly store: Store, private readonly plots: FunnelPlotService) {}

  /** Everything that is watched, over the board's window; of one person where they are named. Measures of which the data has no case are left out. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async watch(viewer: Viewer, request: BoardRequest, person: string | null): Promise<BoardWatch> {
    const { range } = await this.store.consistently(viewer, (snapshot) => windowOf(snapshot, request, GOLD_BOARD.windowMonths));
    const measures = await Promise.all(WATCHED.map((watched) => this.measure(viewer, request, watched, range, person)));
    return { from: range.from, to: range.to, measures: measures.filter(({ total }) => total.n > 0) };
  }

  private async measure(viewer: Viewer, { dataset, filters, asOfLoad }: BoardRequest, { metric, side, alike }: Watched, range: DateRange, person: string | null): Promise<WatchedMeasure> {
    const { points, judged, chance, total } = await this.plots.plot(viewer, { dataset, filters, asOfLoad, metric, dimension: ANSWERS, range, standardisedBy: alike });
    const apart = points.filter(({ member, position }) => (person === null ? position === OUTSIDE[side] : member.key === person));
    return { metric, side, alike, judged, total, chance: chance / 2, apart };
  }
}
