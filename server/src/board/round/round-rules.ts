import { addWorkdays, type WorkCalendar } from '@concord/sql';
import { RoundRefused } from './round-refused.js';
import { isWaiting, placesOf, type RoundEvent, type RoundState } from './round.js';
import { PHASE_WORDS, type Disqualifier, type Ground, type Phase } from './terms.js';

const MIN_REASON = 10;
/** One is no committee. */
const FEWEST_MEMBERS = 2;

const day = (date: string) => ({ zh: date, en: date });

function needPhase(state: RoundState, ...phases: readonly Phase[]): void {
  if (!phases.includes(state.phase)) throw new RoundRefused('WRONG_PHASE', { phase: PHASE_WORDS[state.phase] });
}

/** What is written beside a decision, trimmed. Throws `RoundRefused` NO_REASON. */
export function reasoned(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length < MIN_REASON) throw new RoundRefused('NO_REASON');
  return trimmed;
}

function needPerson({ board }: RoundState, person: string): void {
  if (board?.rows.some((row) => row.mediator.key === person) !== true) throw new RoundRefused('NO_SUCH_PERSON');
}

/** A board can be made again until it is final; of the same data only the first time (asked once it is known in which data version the dataset last moved). */
export function mayCompute(state: RoundState, movedIn?: number): void {
  needPhase(state, 'draft', 'computed', 'published');
  if (movedIn !== undefined && state.board !== null && movedIn <= state.board.dataVersion) throw new RoundRefused(state.mustRecompute ? 'MUST_RECOMPUTE' : 'SAME_DATA');
}

/** Leaves somebody out (proven), or withholds their place while it is looked into. What is public is taken back. */
export function disqualify(state: RoundState, person: string, why: Disqualifier, evidence: string, proven: boolean): RoundEvent {
  needPhase(state, 'computed', 'published');
  needPerson(state, person);
  return { kind: 'disqualified', person, why, evidence: reasoned(evidence), proven };
}

/** Takes a disqualifier back: the person has the place they scored, and the board is published anew for the whole time. */
export function withdrawDisqualifier(state: RoundState, person: string, reason: string): RoundEvent {
  needPhase(state, 'computed', 'published');
  if (!state.marks.has(person)) throw new RoundRefused('NOT_DISQUALIFIED');
  return { kind: 'disqualifier_withdrawn', person, reason: reasoned(reason) };
}

/** The committee gives a seat that nobody earned to a candidate. */
export function choose(state: RoundState, person: string, reason: string): RoundEvent {
  needPhase(state, 'computed');
  needPerson(state, person);
  const { rows } = placesOf(state);
  const row = rows.find((one) => one.mediator.key === person);
  if (row?.tier !== 'candidate' || row.withheld) throw new RoundRefused('NOT_A_CANDIDATE');
  if (rows.filter((one) => one.tier === 'gold').length >= (state.board?.seats ?? 0)) throw new RoundRefused('NO_SEAT_LEFT');
  return { kind: 'chosen', person, reason: reasoned(reason) };
}

/** A committee has looked at the candidates, at who is left out and why, and lets the board go out: people decide, not the arithmetic alone. */
export function review(state: RoundState, members: readonly string[], reason: string): RoundEvent {
  needPhase(state, 'computed');
  if (state.mustRecompute) throw new RoundRefused('MUST_RECOMPUTE');
  const sat = [...new Set(members.map((one) => one.trim()).filter((one) => one !== ''))];
  if (sat.length < FEWEST_MEMBERS) throw new RoundRefused('TOO_FEW_MEMBERS');
  return { kind: 'reviewed', members: sat, reason: reasoned(reason) };
}

/** Makes the board public (公示) for so many working days after today. Throws `YearNotAnnouncedError` where these are not known. */
export function publish(state: RoundState, today: string, calendar: WorkCalendar, workdays: number): RoundEvent {
  needPhase(state, 'computed');
  if (state.mustRecompute) throw new RoundRefused('MUST_RECOMPUTE');
  if (state.reviewed === null) throw new RoundRefused('NOT_REVIEWED');
  return { kind: 'published', on: today, until: addWorkdays(calendar, today, workdays) };
}

/** Whether an appeal made on a day is heard: the board is public, and its last day has not passed. */
export const mayAppeal = ({ phase, objectionsUntil }: Pick<RoundState, 'objectionsUntil' | 'phase'>, today: string): boolean =>
  phase === 'published' && (objectionsUntil === null || today <= objectionsUntil);

/** What somebody says against a board. */
export interface Said {
  readonly person: string;
  readonly ground: Ground;
  readonly cases: readonly string[];
  readonly text: string;
}

/** What the data the board was made of know of an appeal. */
export interface KnownOfAppeal {
  /** Named cases that are not in them, or that whoever appeals may not see. */
  readonly unknownCases: readonly string[];
  /** Whether they know the person as a mediator. */
  readonly isMediator: boolean;
}

/** An appeal, while the board is public. Who is not on the board can appeal against that alone. */
export function appeal(state: RoundState, id: string, today: string, { person, ground, cases, text }: Said, { unknownCases, isMediator }: KnownOfAppeal): RoundEvent {
  needPhase(state, 'published');
  if (!mayAppeal(state, today)) throw new RoundRefused('APPEAL_TOO_LATE', { until: day(state.objectionsUntil ?? '') });
  if (!(ground === 'exclusion' && isMediator)) needPerson(state, person);
  if (unknownCases.length > 0) throw new RoundRefused('NO_SUCH_CASE', { cases: { zh: unknownCases.join('、'), en: unknownCases.join(', ') } });
  return { kind: 'appealed', appeal: id, person, ground, cases, text: reasoned(text) };
}

/** Answers an appeal. Upheld, it changes no score: the data is corrected at its source and the board made again. */
export function answerAppeal(state: RoundState, id: string, upheld: boolean, reason: string): RoundEvent {
  needPhase(state, 'published', 'computed');
  if (state.appeals.find((one) => one.id === id)?.upheld !== null) throw new RoundRefused('NO_SUCH_APPEAL');
  return { kind: 'appeal_answered', appeal: id, upheld, reason: reasoned(reason) };
}

/** The committee says that what was upheld is corrected where the cases do not show it: by reference data, say, or under another case. The board must have been made again since. */
export function confirmCorrection(state: RoundState, id: string, reason: string): RoundEvent {
  needPhase(state, 'published', 'computed');
  const found = state.appeals.find((one) => one.id === id);
  if (found === undefined || !isWaiting(found)) throw new RoundRefused('NOTHING_TO_CORRECT');
  if ((state.board?.dataVersion ?? 0) <= found.dataVersion) throw new RoundRefused('MUST_RECOMPUTE');
  return { kind: 'correction_confirmed', appeal: id, reason: reasoned(reason) };
}

/** Ends a round: public for long enough, every appeal answered, nobody still looked into, nothing left to correct. */
export function finalise(state: RoundState, today: string): RoundEvent {
  needPhase(state, 'published');
  if (state.mustRecompute) throw new RoundRefused('MUST_RECOMPUTE');
  if (state.appeals.some((one) => one.upheld === null)) throw new RoundRefused('APPEALS_OPEN');
  // Afterwards nothing could be taken back any more.
  if ([...state.marks.values()].some(({ proven }) => !proven)) throw new RoundRefused('INVESTIGATIONS_OPEN');
  if (state.objectionsUntil !== null && today <= state.objectionsUntil) throw new RoundRefused('STILL_PUBLIC', { until: day(state.objectionsUntil) });
  return { kind: 'finalised' };
}
