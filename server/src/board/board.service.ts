import { Injectable } from '@nestjs/common';
import { memberLabel } from '@concord/sql';
import type { DimensionOf } from '../store/dimensions.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { Board, BoardPerson, BoardRow, BoardStratum } from './board.model.js';
import { makeBoard, windowOf, type BoardRequest, type MadeBoard, type Pause } from './make-board.js';
import { GOLD_BOARD, type BoardMethod, type RankingMode } from './method.js';
import { inForce, methodOf } from './methods/decision.js';
import { MethodsService } from './methods/methods.service.js';
import { QuestionError } from '../store/errors.js';
import { cutBoard, cutShifts, visibleTo, type Visible } from './visible/cut-board.js';
import { asEverybody } from './visible/viewers.js';
import { sensitivityOf, type WeightShift } from './sensitivity/sensitivity.js';

/** Boards of 2,000 people are some 5 MB each. */
const KEPT_BOARDS = 8;

/** Lets others be answered between two parts of long work. */
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** What of a place may be told: nothing where nobody is placed, no places where tiers alone are. */
const toldAs = (mode: RankingMode) => (row: Pick<BoardRow, keyof BoardRow>): BoardRow => ({
  ...row, ...(mode === 'off' ? { inZone: null, inSeats: null, tier: null } : {}), place: mode === 'ordinal' ? row.place : null,
});

/** Somebody's cases by stratum, with what is expected of each. */
const strataOf = ({ strata }: Board['method'], kept: MadeBoard['kept'], mediator: string, dimensionOf: DimensionOf): BoardStratum[] =>
  kept.flatMap(({ metric, people }) => (people.get(mediator)?.standard.strata ?? []).map((stratum) => ({
    metric, n: stratum.n, observed: stratum.observed, expected: stratum.expected,
    path: stratum.path.map((key, i) => ({ key, label: memberLabel(dimensionOf(strata[i] ?? 'mediator'), key), isOther: false })),
  })));

/** Makes the board of mediators on one data version; the same version, cut-off, seats and method give the same bits. */
@Injectable()
export class BoardService {
  /** Boards made of a data version, by what was asked: the wall, the weights and each person's page ask for the same one. */
  private readonly kept = new Map<string, Promise<MadeBoard>>();

  constructor(private readonly store: Store, private readonly methods: MethodsService) {}

  /** The board up to a cut-off, by the method in force for its window; without rows where the institution places nobody. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  board(viewer: Viewer, request: BoardRequest): Promise<Board> {
    return this.ofEverybody(viewer, request, async (snapshot, everybody, isVisible) => {
      const { made: { board }, mode } = await this.made(snapshot, everybody, request);
      const told = { ...board, rankingMode: mode, rows: mode === 'off' ? [] : board.rows.map(toldAs(mode)) };
      return viewer.scope === 'all' ? told : cutBoard(told, isVisible);
    });
  }

  /** The board by a method, whatever is shown of it: what a round freezes. Throws `QuestionError`, and whatever `pause` throws. */
  scored(viewer: Viewer, request: BoardRequest, method: BoardMethod, pause: Pause = breathe): Promise<MadeBoard['board']> {
    return this.store.consistently(viewer, async (snapshot) => (await makeBoard(snapshot, viewer, request, method, pause)).board);
  }

  /** Who would change tier if a weight were other than it is; nothing where nobody is placed. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  sensitivity(viewer: Viewer, request: BoardRequest): Promise<WeightShift[]> {
    return this.ofEverybody(viewer, request, async (snapshot, everybody, isVisible) => {
      const { made: { board }, mode } = await this.made(snapshot, everybody, request);
      return mode === 'off' ? [] : cutShifts(await sensitivityOf(board, breathe), isVisible);
    });
  }

  /** One person's part of it: their row, and their cases by stratum against the like. Null where they have no cases in the window. */
  person(viewer: Viewer, request: BoardRequest, mediator: string): Promise<BoardPerson | null> {
    return this.ofEverybody(viewer, request, async (snapshot, everybody, isVisible) => {
      const [{ made: { board, kept }, mode }, dimensionOf] = await Promise.all([this.made(snapshot, everybody, request), snapshot.dimensions(request)]);
      const row = board.rows.find((one) => one.mediator.key === mediator);
      if (row === undefined || !isVisible(mediator)) return null;
      const strata = strataOf(board.method, kept, mediator, dimensionOf);
      const { rows, ...figures } = viewer.scope === 'all' ? board : cutBoard(board, isVisible);
      return { ...figures, rankingMode: mode, row: toldAs(mode)(row), strata, others: rows.length - 1 };
    });
  }

  /** What is behind the rows that a round keeps: the board that a method makes of a load's data, and anybody's cases of it by stratum. `takenBack`: loads of that data that are gone since, without which it is another board. */
  behind(viewer: Viewer, request: BoardRequest & { readonly asOfLoad: number }, method: BoardMethod, takenBack: readonly number[]): Promise<{ readonly board: MadeBoard['board']; readonly strata: (mediator: string) => BoardStratum[] }> {
    return this.store.consistently(viewer, async (snapshot) => {
      const key = JSON.stringify(['as of', viewer.scope, method, request, takenBack]);
      const [{ board, kept }, dimensionOf] = await Promise.all([this.once(key, () => makeBoard(snapshot, viewer, request, method, breathe)), snapshot.dimensions(request)]);
      return { board, strata: (mediator) => strataOf(board.method, kept, mediator, dimensionOf) };
    });
  }

  /** A question about everybody of a dataset, whoever asks, and whose part of the answer they may be told: people are held against all, and a reference made of some of them would tell of these. */
  private ofEverybody<Answer>(viewer: Viewer, request: BoardRequest, ask: (snapshot: Snapshot, everybody: Viewer, isVisible: Visible) => Promise<Answer>): Promise<Answer> {
    const everybody = asEverybody(viewer);
    if (viewer.scope !== 'all' && request.filters.length > 0) throw new QuestionError('NO_SCOPE', 'a board of some of the cases is for those who may see every case');
    return this.store.consistently(everybody, async (snapshot) => ask(snapshot, everybody, await visibleTo(viewer, snapshot, request)));
  }

  private async made(snapshot: Snapshot, viewer: Viewer, request: BoardRequest): Promise<{ readonly made: MadeBoard; readonly mode: RankingMode }> {
    const [{ range }, versions] = await Promise.all([windowOf(snapshot, request, GOLD_BOARD.windowMonths), this.methods.versions(request.dataset)]);
    const version = inForce(versions, range.from);
    const made = await this.once(JSON.stringify([snapshot.version.number, viewer.scope, range, version.version, request]), () => makeBoard(snapshot, viewer, request, methodOf(version), breathe));
    return { made, mode: (versions[0] ?? version).rankingMode };
  }

  /** A board that is being made or was made is not made again; one that failed is forgotten. */
  private once(key: string, make: () => Promise<MadeBoard>): Promise<MadeBoard> {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    made.catch(() => { this.kept.delete(key); });
    this.kept.set(key, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_BOARDS && oldest !== undefined) this.kept.delete(oldest);
    return made;
  }
}
