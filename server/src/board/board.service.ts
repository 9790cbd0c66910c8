import { Injectable } from '@nestjs/common';
import { compileCaseMix, compileFirstSeen, compilePosts, dimensionById, memberLabel, metricById, type Cases, type DateRange, type MetricId, type RatioMetric } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { Store, type Selection, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { inseparable } from '../stats/ranking/award.js';
import type { MixCell } from '../stats/ranking/strata.js';
import { monthsBetween, windowEndingOn } from './board-window.js';
import type { Board, BoardPerson, BoardPersonIndicator, BoardRow } from './board.model.js';
import { reasonsOf, type PeopleFacts, type Share } from './eligibility.js';
import { GOLD_BOARD, type BoardMethod } from './method.js';
import { award, judgeIndicator, scoresOf, type JudgedIndicator } from './score-board.js';

/** Which board: up to a cut-off, with so many seats. */
export interface BoardRequest extends Selection {
  readonly cutOff?: string | null | undefined;
  readonly seats: number;
}

function ratio(id: MetricId): RatioMetric {
  const metric = metricById(id);
  if (metric.kind !== 'ratio') throw new TypeError(`${id} is no ratio`);
  return metric;
}

async function mixOf(snapshot: Snapshot, metric: MetricId, method: BoardMethod, cases: Cases, range: DateRange, adjusted: boolean): Promise<MixCell[]> {
  const by = ['mediator' as const, ...(adjusted ? method.strata : [])];
  const rows = await snapshot.ask(compileCaseMix(ratio(metric), by, cases, range));
  return rows
    .map((row) => ({ person: row.text('k0'), path: by.slice(1).map((_, i) => row.text(`k${String(i + 1)}`)), successes: row.num('successes'), trials: row.num('trials') }))
    .filter((cell) => cell.person !== '');
}

const total = (cells: readonly Share[]): Share => cells.reduce((sum, one) => ({ successes: sum.successes + one.successes, trials: sum.trials + one.trials }), { successes: 0, trials: 0 });

/** The indicators in force: those too few people answered are dropped for everybody, and the others take their weight. */
async function judged(snapshot: Snapshot, method: BoardMethod, cases: Cases, range: DateRange): Promise<{ readonly kept: JudgedIndicator[]; readonly dropped: MetricId[] }> {
  const asked = await Promise.all(method.indicators.map(async (indicator) => {
    const condition = indicator.onlyIf;
    const [cells, answers] = await Promise.all([
      mixOf(snapshot, indicator.metric, method, cases, range, indicator.adjusted),
      condition === undefined ? [] : mixOf(snapshot, condition.metric, method, cases, range, false),
    ]);
    const { successes, trials } = total(answers);
    return { indicator, cells, holds: cells.length > 0 && (condition === undefined || (trials > 0 && successes / trials >= condition.atLeast)) };
  }));
  const weights = asked.filter(({ holds }) => holds).reduce((sum, { indicator }) => sum + indicator.weight, 0);
  return {
    kept: asked.filter(({ holds }) => holds).map(({ indicator, cells }) => judgeIndicator(indicator, indicator.weight / weights, cells, method)),
    dropped: asked.filter(({ holds }) => !holds).map(({ indicator }) => indicator.metric),
  };
}

async function factsOf(snapshot: Snapshot, method: BoardMethod, cases: Cases, viewer: Viewer, range: DateRange): Promise<PeopleFacts> {
  const [posts, seen, ...gates] = await Promise.all([
    snapshot.ask(compilePosts({ dataset: cases.dataset, scope: viewer.scope ?? [], asOfLoad: cases.asOfLoad ?? snapshot.version.number }, range.to)),
    snapshot.ask(compileFirstSeen('mediator', cases, range)),
    ...method.gates.map((gate) => mixOf(snapshot, gate.metric, method, cases, range, false)),
  ]);
  // Records say since when somebody is in post; where they say nothing, a first case shows that they were.
  const since = new Map([...seen.map((row): [string, string] => [row.text('member'), row.text('first_on')]), ...posts.map((row): [string, string] => [row.text('mediator'), row.text('since')])]);
  return {
    monthsInPost: new Map([...since].map(([person, from]) => [person, monthsBetween(from, range.to)])),
    gates: new Map(method.gates.map((gate, i) => [gate.metric, new Map((gates[i] ?? []).map((cell) => [cell.person, cell]))])),
  };
}

/** One person's part of an indicator, in figures; none where they have no cases of it. */
function partOf({ metric, people }: JudgedIndicator, person: string): BoardPersonIndicator[] {
  const own = people.get(person);
  if (own === undefined) return [];
  const { standard: { n, observed, expected, excess, overlap }, posterior, points } = own;
  return [{ metric, n, observed, expected, excess, overlap, reliability: posterior.reliability, shrunk: posterior.mean, shrunkSd: posterior.sd, points: points.mean, pointsSd: points.sd }];
}

/** Makes the board of mediators on one data version; the same version, cut-off and seats give the same bits. */
@Injectable()
export class BoardService {
  constructor(private readonly store: Store) {}

  /** The board up to a cut-off. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  board(viewer: Viewer, request: BoardRequest): Promise<Board> {
    return this.store.consistently(viewer, async (snapshot) => (await this.make(snapshot, viewer, request)).board);
  }

  /** One person's part of it: their row, and their cases by stratum against the like. Null where they have no cases in the window. */
  person(viewer: Viewer, request: BoardRequest, mediator: string): Promise<BoardPerson | null> {
    return this.store.consistently(viewer, async (snapshot) => {
      const { board, kept, method } = await this.make(snapshot, viewer, request);
      const row = board.rows.find((one) => one.mediator.key === mediator);
      if (row === undefined) return null;
      const strata = kept.flatMap(({ metric, people }) => (people.get(mediator)?.standard.strata ?? []).map((stratum) => ({
        metric, n: stratum.n, observed: stratum.observed, expected: stratum.expected,
        path: stratum.path.map((key, i) => ({ key, label: memberLabel(dimensionById(method.strata[i] ?? 'mediator'), key), isOther: false })),
      })));
      const { rows, ...figures } = board;
      return { ...figures, row, strata, others: rows.length - 1 };
    });
  }

  private async make(snapshot: Snapshot, viewer: Viewer, request: BoardRequest) {
    const method = GOLD_BOARD;
    const known = await snapshot.cases(request);
    const cutOff = request.cutOff ?? known.asOf;
    if (cutOff > known.asOf) throw new QuestionError('BAD_INPUT', 'the cut-off lies after the last day the data know');
    const cases = { ...known, asOf: cutOff };
    const range = windowEndingOn(cutOff, method.windowMonths);
    const [{ kept, dropped }, facts] = await Promise.all([judged(snapshot, method, cases, range), factsOf(snapshot, method, cases, viewer, range)]);
    const people = [...new Set(kept.flatMap((indicator) => [...indicator.people.keys()]))].sort();
    const reasons = reasonsOf(method, people, kept, facts);
    const scores = kept.length === 0 ? [] : scoresOf(people, kept, kept.map((one) => one.weight));
    const { zone, rows } = award(people, scores, (person) => reasons.get(person)?.length === 0, request.seats);
    const placed = rows.filter((row) => row.inZone !== null).sort((a, b) => b.score.mean - a.score.mean);
    const board: Board = {
      method, dropped, cutOff, from: range.from, dataVersion: snapshot.version.number, zone, seats: Math.min(request.seats, zone), eligible: placed.length,
      indicators: kept.map(({ metric, weight, tau2, rankability, overall, people: all }) => ({ metric, weight, tau: Math.sqrt(tau2), rankability, overall, people: all.size })),
      inseparable: inseparable(placed.map((row) => row.score)),
      rows: rows.map(({ person, score, ...place }): BoardRow => ({
        ...place, mediator: { key: person, label: memberLabel(dimensionById('mediator'), person), isOther: false },
        score: score.mean, sd: score.sd, reasons: reasons.get(person) ?? [], indicators: kept.flatMap((indicator) => partOf(indicator, person)),
      })),
    };
    return { board, kept, method };
  }
}
