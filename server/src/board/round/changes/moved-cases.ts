import { Injectable } from '@nestjs/common';
import { boardFacts, CANONICAL_COLUMNS, compileCasesBetween, compileMovedCases, compileTakenBack, dimensionById, type BoardCasesAsked, type BoardCounting, type Between, type RoundHead } from '@concord/sql';
import { changeOf } from '../../../cases/change.js';
import { wordOf } from '../../../cases/code-word.js';
import type { CaseChange } from '../../../cases/cases.model.js';
import type { DimensionOf } from '../../../store/dimensions.js';
import { Store, type Snapshot } from '../../../store/store.js';
import type { Row } from '../../../store/table.js';
import type { Viewer } from '../../../store/viewer.js';
import { windowEndingOn } from '../../board-window.js';
import { ANSWERS } from '../../../comparisons/ratio-cells.js';
import { ratioOf } from '../../make-board.js';
import type { BoardMethod } from '../../method.js';
import { isWaiting, type Appeal } from '../round.js';
import type { CountedAs } from '../terms.js';
import type { MovedCase, MovedCount } from './changes.model.js';
import { kindsOf } from './move-kinds.js';

/** More cases than this are not read one by one; how many there are is told all the same. */
const MAX_TOLD = 200;

const COLUMNS = new Map(CANONICAL_COLUMNS.map((column) => [column.name as string, column]));

/** The cut-off and dataset of a round, and the method it is computed by. */
export interface Counted {
  readonly head: Pick<RoundHead, 'cutOff' | 'dataset'>;
  readonly method: Pick<BoardMethod, 'indicators' | 'strata' | 'windowMonths'>;
}

/** Cases between two boards of a round; `takenBack` names loads without which that cannot be told. */
export interface MovedCases {
  readonly cases: readonly MovedCase[];
  readonly casesTotal: number;
  readonly takenBack: readonly number[];
}

function countingOf({ head, method }: Counted): BoardCounting {
  return { metrics: method.indicators.map(({ metric }) => ratioOf(metric)), strata: method.strata, member: ANSWERS, range: windowEndingOn(head.cutOff, method.windowMonths) };
}

function changeIn(dimensionOf: DimensionOf, name: string, from: string, to: string): CaseChange {
  const column = COLUMNS.get(name);
  if (column !== undefined) return changeOf(dimensionOf, column, from, to);
  const told = (value: string): string | null => (value === '' ? null : value);
  return { column: name, label: dimensionById(name).label, from: told(from), to: told(to), fromWord: wordOf(dimensionOf, name, told(from)), toWord: wordOf(dimensionOf, name, told(to)), isHidden: false };
}

const asCounted = (value: string | undefined): CountedAs => (value === 'counted' || value === 'credited' ? value : 'out');

function movedCase(dimensionOf: DimensionOf, { method }: Counted, counting: BoardCounting, row: Row): MovedCase {
  const [was, now] = (['was', 'now'] as const).map((side) => row.list(side).map(String)) as [string[], string[]];
  const names = boardFacts(counting);
  const isThere = was.length > 0 && now.length > 0;
  const changes = isThere ? names.flatMap((name, i) => (was[i] === now[i] ? [] : [changeIn(dimensionOf, name, was[i] ?? '', now[i] ?? '')])) : [];
  const counts = method.indicators.map(({ metric }, i): MovedCount => ({ metric, before: asCounted(was[names.length + i]), after: asCounted(now[names.length + i]) })).filter(({ before, after }) => before !== after);
  const people = [...new Set([was[0] ?? '', now[0] ?? ''])].filter((one) => one !== '');
  return { source: row.text('f_source'), caseId: row.text('f_case'), people, changes, counts, kinds: kindsOf(changes.map(({ column }) => column), counts, counting.strata) };
}

/** What became of the cases of a round between two data versions. */
@Injectable()
export class MovedCasesService {
  constructor(private readonly store: Store) {}

  /** Upheld appeals that wait for their correction and whose cases were changed between the board they are about and a data version, by id. */
  async corrected(viewer: Viewer, counted: Counted, appeals: readonly Appeal[], after: number): Promise<string[]> {
    const found: string[] = [];
    for (const one of appeals.filter(isWaiting)) if (await this.hasChanged(viewer, counted, one, after)) found.push(one.id);
    return found;
  }

  /** Whether what an appeal is about was changed since: each case it names, or any of the person's where it names none. */
  private hasChanged(viewer: Viewer, counted: Counted, { cases: named, person, dataVersion }: Pick<Appeal, 'cases' | 'dataVersion' | 'person'>, after: number): Promise<boolean> {
    return this.store.consistently(viewer, async (snapshot) => {
      const moved = await this.moved(snapshot, counted, { before: dataVersion, after }, named.length === 0 ? { person } : { caseIds: named });
      const ids = new Set(moved.map((row) => row.text('f_case')));
      return named.length === 0 ? ids.size > 0 : named.every((id) => ids.has(id));
    });
  }

  /** The cases that a board rests on otherwise than another did, by source and id. */
  between(viewer: Viewer, counted: Counted, between: Between): Promise<MovedCases> {
    return this.store.consistently(viewer, async (snapshot) => {
      const takenBack = await this.takenBack(snapshot, counted.head.dataset, [between.before, between.after]);
      if (takenBack.length > 0) return { cases: [], casesTotal: 0, takenBack };
      const counting = countingOf(counted);
      const [moved, dimensionOf] = await Promise.all([this.moved(snapshot, counted, between, 'all'), snapshot.dimensions({ dataset: counted.head.dataset })]);
      const [first] = moved;
      if (first === undefined) return { cases: [], casesTotal: 0, takenBack };
      const identities = new Set(moved.map((row) => JSON.stringify([row.text('f_source'), row.text('f_case')])));
      const rows = await snapshot.ask(compileCasesBetween(await this.cases(snapshot, counted), between, counting, [...new Set(moved.map((row) => row.text('f_case')))]));
      const told = rows.filter((row) => identities.has(JSON.stringify([row.text('f_source'), row.text('f_case')])));
      return { cases: told.map((row) => movedCase(dimensionOf, counted, counting, row)), casesTotal: first.num('total'), takenBack };
    });
  }

  private async takenBack(snapshot: Snapshot, dataset: string, versions: readonly number[]): Promise<number[]> {
    const rows = await Promise.all(versions.map((version) => snapshot.ask(compileTakenBack(dataset, version))));
    return [...new Set(rows.flat().map((row) => row.num('withdrawn_no')))].sort((a, b) => a - b);
  }

  private async moved(snapshot: Snapshot, counted: Counted, between: Between, asked: BoardCasesAsked): Promise<Row[]> {
    return snapshot.ask(compileMovedCases(await this.cases(snapshot, counted), between, countingOf(counted), asked, MAX_TOLD));
  }

  private async cases(snapshot: Snapshot, { head }: Counted) {
    return { ...await snapshot.cases({ dataset: head.dataset, filters: [] }), asOf: head.cutOff };
  }
}
