import { Injectable } from '@nestjs/common';
import { Parent, ResolveField, Resolver, Int } from '@nestjs/graphql';
import { compileTakenBack } from '@concord/sql';
import { Store } from '../../../store/store.js';
import { CurrentViewer } from '../../../store/viewer.decorator.js';
import type { Viewer } from '../../../store/viewer.js';
import { RoundBook } from '../round-book.js';
import { RoundRefused } from '../round-refused.js';
import { BoardRound } from '../rounds.model.js';

/** Loads that a round's board was made of and that were taken back since. */
@Injectable()
export class RoundLoadsService {
  constructor(private readonly book: RoundBook, private readonly store: Store) {}

  /** Their numbers; none where nothing was computed. */
  async takenBack(viewer: Viewer, dataset: string, dataVersion: number | undefined): Promise<number[]> {
    if (dataVersion === undefined) return [];
    const rows = await this.store.consistently(viewer, (snapshot) => snapshot.ask(compileTakenBack(dataset, dataVersion)));
    return rows.map((row) => row.num('withdrawn_no'));
  }

  /** A board goes out, and becomes final, only while it can be made again. Throws `RoundRefused` LOADS_TAKEN_BACK. */
  async mustBeThere(viewer: Viewer, id: string): Promise<void> {
    const { dataset } = await this.book.head(id);
    const { board } = await this.book.state(id);
    const gone = (await this.takenBack(viewer, dataset, board?.dataVersion)).map((no) => `#${String(no)}`);
    if (gone.length > 0) throw new RoundRefused('LOADS_TAKEN_BACK', { loads: { zh: gone.join('、'), en: gone.join(', ') } });
  }
}

/** What may have changed about a round since it was told: not its book, but what it rests on. */
@Resolver(() => BoardRound)
export class RoundLoadsResolver {
  constructor(private readonly service: RoundLoadsService) {}

  @ResolveField(() => [Int], { description: 'Loads its board rests on that were taken back since: it cannot be made again.' })
  takenBack(@CurrentViewer() viewer: Viewer, @Parent() { dataset, board }: BoardRound): Promise<number[]> {
    return this.service.takenBack(viewer, dataset, board?.dataVersion);
  }
}
