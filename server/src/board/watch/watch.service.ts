import { Injectable } from '@nestjs/common';
import type { DateRange } from '@concord/sql';
import type { FunnelPlot } from '../../comparisons/funnel-plot.model.js';
import { FunnelPlotService } from '../../comparisons/funnel-plot.service.js';
import { ANSWERS } from '../../comparisons/ratio-cells.js';
import { QuestionError } from '../../store/errors.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { visibleTo, type Visible } from '../visible/cut-board.js';
import { asEverybody } from '../visible/viewers.js';
import { windowOf, type BoardRequest } from '../make-board.js';
import { GOLD_BOARD } from '../method.js';
import type { BoardWatch, WatchedMeasure } from './watch.model.js';
import { WATCHED, type Watched, type WatchedBy } from './watched.js';

const OUTSIDE = { above: 'above_998', below: 'below_998' } as const;

/** What is watched beside the board and never scored. */
@Injectable()
export class WatchService {
  constructor(private readonly store: Store, private readonly plots: FunnelPlotService) {}

  /** Everything that is watched, over the board's window, by person, team or organisation; of one of them where it is named. Measures of which the data has no case are left out. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async watch(viewer: Viewer, request: BoardRequest, by: WatchedBy, member: string | null): Promise<BoardWatch> {
    const everybody = asEverybody(viewer);
    const [{ range }, isVisible] = await this.store.consistently(everybody, async (snapshot) => [await windowOf(snapshot, request, GOLD_BOARD.windowMonths), by === ANSWERS ? await visibleTo(viewer, snapshot, request) : bodiesVisibleTo(viewer, by)] as const);
    if (viewer.scope !== 'all' && request.filters.length > 0) throw new QuestionError('NO_SCOPE', 'what is watched among some of the cases is for those who may see every case');
    const measures = await Promise.all(WATCHED.map((watched) => this.measure(everybody, request, watched, by, range)));
    return { from: range.from, to: range.to, measures: measures.filter(({ total }) => total.n > 0).map((plotted) => told(plotted, viewer.scope === 'all' ? null : isVisible, member)) };
  }

  private async measure(everybody: Viewer, { dataset, filters, asOfLoad }: BoardRequest, { metric, side, alike }: Watched, by: WatchedBy, range: DateRange): Promise<Plotted> {
    const { chance, judged, points, total } = await this.plots.plot(everybody, { dataset, filters, asOfLoad, metric, dimension: by, range, standardisedBy: alike });
    return { metric, side, alike, chance, judged, points, total };
  }
}

type Plotted = Pick<FunnelPlot, 'chance' | 'judged' | 'points' | 'total'> & Watched;

/** Teams and organisations a viewer may be told of: those their scope names. Of whoever may not see every case, the others are nobody's concern. */
function bodiesVisibleTo({ scope }: Viewer, by: WatchedBy): Visible {
  const named = scope === undefined || scope === 'all' ? [] : scope.filter(({ dimension, exclude }) => dimension === by && exclude !== true);
  return (member) => scope === 'all' || (named.length > 0 && named.every(({ values }) => values.includes(member)));
}

/** Who stands apart, or where one stands, among those a viewer may see; how many are judged, and how many chance alone would set apart, among the same. */
function told({ alike, chance, judged, metric, points, side, total }: Plotted, isVisible: Visible | null, one: string | null): WatchedMeasure {
  const seen = isVisible === null ? points : points.filter(({ member }) => isVisible(member.key));
  const seenJudged = isVisible === null ? judged : seen.filter(({ position }) => position !== 'not_judged').length;
  const apart = seen.filter(({ member, position }) => (one === null ? position === OUTSIDE[side] : member.key === one));
  return { metric, side, alike, total, apart, judged: seenJudged, chance: judged === 0 ? 0 : (chance / 2) * (seenJudged / judged) };
}
