import { createHash } from 'node:crypto';
import { institutionTime, type MetricId, type RoundHead } from '@concord/sql';
import type { MadeBoard } from '../make-board.js';
import type { RankingMode } from '../method.js';
import { bordersOf } from '../score-board.js';
import type { RoundBasis } from './basis/round-basis.js';
import { roundMethod } from './basis/round-method.js';
import { movements, type Side } from './changes/movement.js';
import { placesOf, runsOf, stateOf, toldOf, type Computation, type Entry, type FrozenBoard, type RoundState } from './round.js';
import type { BoardRound, RoundSummary } from './rounds.model.js';
import { PHASES } from './terms.js';

/** As the column's check allows. */
const modeOf = ({ rankingMode }: RoundHead): RankingMode => (rankingMode === 'ordinal' ? 'ordinal' : 'tiers');
/** A round as lists tell it. */
export const summaryOf = (head: RoundHead): Pick<RoundSummary, keyof RoundSummary> => ({ ...head, rankingMode: modeOf(head), phase: PHASES.find((phase) => phase === head.phase) ?? 'draft', createdAt: institutionTime(head.createdAt) });
/** What is kept of a board for good; the places left open follow from the scores. */
export function frozen({ cutOff, dataVersion, dropped, eligible, from, indicators, inseparable, rows, seats, zone }: MadeBoard['board']): FrozenBoard {
  // In this order: it is what older fingerprints were made of.
  const kept = rows.map(({ inZone, inSeats, tier, mediator, score, sd, reasons, indicators: own }) => ({ inZone, inSeats, tier, mediator, score, sd, reasons, indicators: own }));
  return { cutOff, dataVersion, dropped, eligible, from, indicators, inseparable, rows: kept, seats, zone };
}

/** Of a frozen board and what it was made by: two are the same to the last digit when these are equal. Boards whose method was not kept have that of their figures alone. */
export const fingerprintOf = (board: FrozenBoard, basis: RoundBasis | null): string => createHash('sha256').update(JSON.stringify(basis === null ? board : { basis, board })).digest('hex');

/** A round's board as it stands, for comparison with another. */
export const sideOf = (state: RoundState): Side => ({ rows: toldOf(placesOf(state).rows), weights: new Map(state.board?.indicators.map(({ metric, weight }): [MetricId, number] => [metric, weight])), basis: state.basis });

/** An earlier board of a round: with who is left out now, and without what the committee chose of another. */
export const sideAt = (state: RoundState, { basis, board }: Computation): Side => sideOf(board === state.board ? state : { ...state, board, basis, choices: new Map() });

/** A round as its events made it, in full. */
export function roundOf(head: RoundHead, events: readonly Entry[]): BoardRound {
  const state = stateOf(events);
  const { zone, rows } = placesOf(state);
  const before = state.computations.at(-2);
  const mode = modeOf(head);
  const shown = toldOf(rows).map((row) => ({ ...row, place: mode === 'ordinal' ? row.place : null }));
  return {
    ...summaryOf(head), reviewed: state.reviewed, publishedOn: state.publishedOn, objectionsUntil: state.objectionsUntil, mustRecompute: state.mustRecompute,
    board: state.board === null ? null : { ...state.board, inseparable: runsOf(rows), ...bordersOf(rows.map(({ inZone, score: mean, sd }) => ({ inZone, score: { mean, sd } })), zone, Math.min(state.board.seats, zone)), rankingMode: mode, zone, eligible: rows.filter((row) => row.inZone !== null).length, rows: shown },
    appeals: state.appeals.map((one) => ({ ...one, at: institutionTime(one.at) })),
    method: state.basis === null ? null : roundMethod(state.basis),
    computations: state.computations.map(({ seq, at, board: { dataVersion } }) => ({ seq, dataVersion, at: institutionTime(at) })),
    changes: before === undefined ? [] : movements(sideAt(state, before), sideOf(state)),
    log: events.map((event) => ({ seq: event.seq, at: institutionTime(event.at), by: event.by, kind: event.kind, person: 'person' in event ? event.person : null, text: event.kind === 'reviewed' ? `${event.members.join('、')} · ${event.reason}` : 'reason' in event ? event.reason : 'evidence' in event ? event.evidence : 'text' in event ? event.text : null })),
  };
}
