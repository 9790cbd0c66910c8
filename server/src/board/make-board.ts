import { compileFirstSeen, compilePosts, compileStrata, dimensionById, memberLabel, metricById, type Cases, type DateRange, type MetricId, type RatioMetric } from '@concord/sql';
import { ANSWERS } from '../comparisons/ratio-cells.js';
import { QuestionError } from '../store/errors.js';
import type { Selection, Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { inseparable } from '../stats/ranking/award.js';
import type { MixCell } from '../stats/ranking/strata.js';
import { monthsBetween, windowEndingOn } from './board-window.js';
import type { Board, BoardPersonIndicator, BoardRow } from './board.model.js';
import { reasonsOf, type PeopleFacts, type Share } from './eligibility.js';
import type { BoardMethod, ScoredIndicator } from './method.js';
import type { BoardPhase } from './round/terms.js';
import { award, bordersOf, judgeIndicator, scoresOf, type JudgedIndicator } from './score-board.js';

/** Which board: up to a cut-off, with so many seats. */
export interface BoardRequest extends Selection {
  readonly cutOff?: string | null | undefined;
  readonly seats: number;
}

/** Told between two parts of the work; where it throws, the work ends. */
export type Pause = (phase: BoardPhase) => Promise<void>;

/** A board of everybody. */
export type WholeBoard = Omit<Board, 'eligible' | 'rankingMode' | 'seats' | 'zone'> & Readonly<Record<'eligible' | 'seats' | 'zone', number>>;

/** A board, and everybody beside their peers in each of its indicators. */
export interface MadeBoard {
  readonly board: WholeBoard;
  readonly kept: readonly JudgedIndicator[];
}

/** A measure that a board can be scored by. Throws `TypeError` where it is no ratio. */
export function ratioOf(id: MetricId): RatioMetric {
  const metric = metricById(id);
  if (metric.kind !== 'ratio') throw new TypeError(`${id} is no ratio`);
  return metric;
}

async function mixOf(snapshot: Snapshot, metric: MetricId, method: BoardMethod, cases: Cases, range: DateRange, adjusted: boolean): Promise<MixCell[]> {
  const strata = adjusted ? method.strata : [];
  const rows = await snapshot.ask(compileStrata(ratioOf(metric), ANSWERS, strata, cases, range));
  const paths = rows.map((row) => strata.map((_, i) => row.text(`k${String(i + 1)}`)));
  // What no case tells tells none apart: such steps at the end are none.
  const depth = strata.findLastIndex((_, i) => paths.some((path) => path[i] !== '')) + 1;
  return rows.flatMap((row, at) => {
    const path = (paths[at] ?? []).slice(0, depth);
    const [successes, trials] = [row.numbers('successes'), row.numbers('trials')];
    return row.list('members').map((person, i) => ({ person: String(person), path, successes: successes[i] ?? NaN, trials: trials[i] ?? NaN }));
  }).filter((cell) => cell.person !== '');
}

const total = (cells: readonly Share[]): Share => cells.reduce((sum, one) => ({ successes: sum.successes + one.successes, trials: sum.trials + one.trials }), { successes: 0, trials: 0 });

/** An indicator's cases, and whether enough people answered for it to count. */
interface AskedIndicator {
  readonly indicator: ScoredIndicator;
  readonly cells: readonly MixCell[];
  readonly holds: boolean;
}

function askIndicators(snapshot: Snapshot, method: BoardMethod, cases: Cases, range: DateRange): Promise<AskedIndicator[]> {
  return Promise.all(method.indicators.map(async (indicator) => {
    const condition = indicator.onlyIf;
    const [cells, answers] = await Promise.all([
      mixOf(snapshot, indicator.metric, method, cases, range, indicator.adjusted),
      condition === undefined ? [] : mixOf(snapshot, condition.metric, method, cases, range, false),
    ]);
    const { successes, trials } = total(answers);
    return { indicator, cells, holds: cells.length > 0 && (condition === undefined || (trials > 0 && successes / trials >= condition.atLeast)) };
  }));
}

/** The indicators in force: those too few people answered are dropped for everybody, and the others take their weight. */
function judged(asked: readonly AskedIndicator[], method: BoardMethod): { readonly kept: JudgedIndicator[]; readonly dropped: MetricId[] } {
  const weights = asked.filter(({ holds }) => holds).reduce((sum, { indicator }) => sum + indicator.weight, 0);
  return {
    kept: asked.filter(({ holds }) => holds).map(({ indicator, cells }) => judgeIndicator(indicator, indicator.weight / weights, cells, method)),
    dropped: asked.filter(({ holds }) => !holds).map(({ indicator }) => indicator.metric),
  };
}

async function factsOf(snapshot: Snapshot, method: BoardMethod, cases: Cases, viewer: Viewer, range: DateRange): Promise<PeopleFacts> {
  const [posts, seen, ...gates] = await Promise.all([
    snapshot.ask(compilePosts({ dataset: cases.dataset, scope: viewer.scope ?? [], asOfLoad: cases.asOfLoad ?? snapshot.version.number }, range.to)),
    snapshot.ask(compileFirstSeen(ANSWERS, cases, range)),
    ...method.gates.map((gate) => mixOf(snapshot, gate.metric, method, cases, range, false)),
  ]);
  // Records say since when somebody is in post; where they say nothing, a first case shows that they were.
  const since = new Map([...seen.map((row): [string, string] => [row.text('member'), row.text('first_on')]), ...posts.map((row): [string, string] => [row.text('mediator'), row.text('since')])]);
  return {
    monthsInPost: new Map([...since].map(([person, from]) => [person, monthsBetween(from, range.to)])),
    trainingHours: new Map(posts.flatMap((row): [string, number][] => { const hours = row.numOrNull('training_hours'); return hours === null ? [] : [[row.text('mediator'), hours]]; })),
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

/** The cut-off of a request, and the window that ends on it. Throws `QuestionError` BAD_INPUT. */
export async function windowOf(snapshot: Snapshot, request: BoardRequest, months: number): Promise<{ readonly cases: Cases; readonly range: DateRange }> {
  const known = await snapshot.cases(request);
  const cutOff = request.cutOff ?? known.asOf;
  if (cutOff > known.asOf) throw new QuestionError('BAD_INPUT', 'the cut-off lies after the last day the data know');
  return { cases: { ...known, asOf: cutOff }, range: windowEndingOn(cutOff, months) };
}

/** Makes a board by a method; the same data version, cut-off, seats and method give the same bits. Throws `QuestionError` BAD_INPUT, NO_SCOPE, and whatever `pause` throws. */
export async function makeBoard(snapshot: Snapshot, viewer: Viewer, request: BoardRequest, method: BoardMethod, pause: Pause): Promise<MadeBoard> {
  await pause('read');
  const { cases, range } = await windowOf(snapshot, request, method.windowMonths);
  const [asked, facts] = await Promise.all([askIndicators(snapshot, method, cases, range), factsOf(snapshot, method, cases, viewer, range)]);
  await pause('judge');
  const { kept, dropped } = judged(asked, method);
  const people = [...new Set(kept.flatMap((indicator) => [...indicator.people.keys()]))].sort();
  const reasons = reasonsOf(method, people, kept, facts);
  await pause('place');
  const scores = kept.length === 0 ? [] : scoresOf(people, kept, kept.map((one) => one.weight));
  const { zone, rows } = award(people, scores, (person) => reasons.get(person)?.length === 0, request.seats);
  const placed = rows.filter((row) => row.inZone !== null).sort((a, b) => b.score.mean - a.score.mean);
  await pause('keep');
  return {
    kept,
    board: {
      method, dropped, cutOff: range.to, from: range.from, dataVersion: snapshot.version.number, zone, seats: Math.min(request.seats, zone), eligible: placed.length,
      indicators: kept.map(({ metric, weight, tau2, rankability, overall, people: all }) => ({ metric, weight, tau: Math.sqrt(tau2), rankability, overall, people: all.size })),
      inseparable: inseparable(placed.map((row) => row.score)), ...bordersOf(rows, zone, Math.min(request.seats, zone)),
      rows: rows.map(({ person, score, ...place }): BoardRow => ({
        ...place, mediator: { key: person, label: memberLabel(dimensionById('mediator'), person), isOther: false },
        score: score.mean, sd: score.sd, reasons: reasons.get(person) ?? [], indicators: kept.flatMap((indicator) => partOf(indicator, person)),
      })),
    },
  };
}
