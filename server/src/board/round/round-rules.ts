import { addWorkdays, type WorkCalendar } from '@concord/sql';
import { placesOf, type RoundEvent, type RoundState } from './round.js';
import { PHASE_WORDS, type Disqualifier, type Ground, type Phase } from './terms.js';

/** Working days a board is public before it can become final (公示). */
const PUBLIC_WORKDAYS = 5;
const MIN_REASON = 10;

const REFUSALS = {
  WRONG_PHASE: { zh: '本轮评选{phase}，不能这样做。', en: 'The round is {phase}; this cannot be done now.' },
  NO_SUCH_PERSON: { zh: '榜上没有此人。', en: 'Nobody of that code is on the board.' },
  NO_REASON: { zh: '理由至少 10 个字。', en: 'A reason has at least 10 characters.' },
  NOT_A_CANDIDATE: { zh: '只能从候选人中择定。', en: 'Only a candidate can be chosen.' },
  NO_SEAT_LEFT: { zh: '名额已满。', en: 'No seat is left.' },
  NOT_DISQUALIFIED: { zh: '此人没有否决事项。', en: 'There is no disqualifier of this person.' },
  APPEAL_TOO_LATE: { zh: '申诉期已过（至 {until}）。', en: 'Appeals were heard until {until}.' },
  NO_SUCH_APPEAL: { zh: '没有这件申诉，或已经答复。', en: 'There is no such appeal, or it has been answered.' },
  APPEALS_OPEN: { zh: '还有申诉没有答复。', en: 'Appeals are not answered yet.' },
  STILL_PUBLIC: { zh: '公示期未满（至 {until}）。', en: 'It is public until {until}.' },
  MUST_RECOMPUTE: { zh: '有申诉成立：须在来源更正数据、载入并重新计算。', en: 'An appeal was upheld: correct the data at its source, load it and compute again.' },
  SAME_DATA: { zh: '数据版本没有变化，结果不会不同。', en: 'The data version is the same; nothing would be different.' },
} as const;

/** Why something cannot be done in a round. */
export type RefusalCode = keyof typeof REFUSALS;

/** Something that the rules of a round do not allow; nothing was changed. */
export class RoundRefused extends Error {
  override readonly name = 'RoundRefused';
  readonly zh: string;
  readonly en: string;

  constructor(readonly code: RefusalCode, blanks: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {}) {
    const fill = (locale: 'zh' | 'en') => Object.entries(blanks).reduce<string>((text, [name, words]) => text.replace(`{${name}}`, words[locale]), REFUSALS[code][locale]);
    super(fill('en'));
    this.zh = fill('zh');
    this.en = this.message;
  }
}

const day = (date: string) => ({ zh: date, en: date });

function needPhase(state: RoundState, ...phases: readonly Phase[]): void {
  if (!phases.includes(state.phase)) throw new RoundRefused('WRONG_PHASE', { phase: PHASE_WORDS[state.phase] });
}

function needReason(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length < MIN_REASON) throw new RoundRefused('NO_REASON');
  return trimmed;
}

function needPerson({ board }: RoundState, person: string): void {
  if (board?.rows.some((row) => row.mediator.key === person) !== true) throw new RoundRefused('NO_SUCH_PERSON');
}

/** A board can be made again until it is final; of the same data only the first time. */
export function mayCompute(state: RoundState, dataVersion: number): void {
  needPhase(state, 'draft', 'computed', 'published');
  if (state.board?.dataVersion === dataVersion) throw new RoundRefused(state.mustRecompute ? 'MUST_RECOMPUTE' : 'SAME_DATA');
}

/** Leaves somebody out (proven), or withholds their place while it is looked into. What is public is taken back. */
export function disqualify(state: RoundState, person: string, why: Disqualifier, evidence: string, proven: boolean): RoundEvent {
  needPhase(state, 'computed', 'published');
  needPerson(state, person);
  return { kind: 'disqualified', person, why, evidence: needReason(evidence), proven };
}

/** Takes a disqualifier back: the person has the place they scored, and the board is published anew for the whole time. */
export function withdrawDisqualifier(state: RoundState, person: string, reason: string): RoundEvent {
  needPhase(state, 'computed', 'published');
  if (!state.marks.has(person)) throw new RoundRefused('NOT_DISQUALIFIED');
  return { kind: 'disqualifier_withdrawn', person, reason: needReason(reason) };
}

/** The committee gives a seat that nobody earned to a candidate. */
export function choose(state: RoundState, person: string, reason: string): RoundEvent {
  needPhase(state, 'computed');
  needPerson(state, person);
  const { rows } = placesOf(state);
  const row = rows.find((one) => one.mediator.key === person);
  if (row?.tier !== 'candidate' || row.withheld) throw new RoundRefused('NOT_A_CANDIDATE');
  if (rows.filter((one) => one.tier === 'gold').length >= (state.board?.seats ?? 0)) throw new RoundRefused('NO_SEAT_LEFT');
  return { kind: 'chosen', person, reason: needReason(reason) };
}

/** Makes the board public for five working days after today. Throws `YearNotAnnouncedError` where these are not known. */
export function publish(state: RoundState, today: string, calendar: WorkCalendar): RoundEvent {
  needPhase(state, 'computed');
  if (state.mustRecompute) throw new RoundRefused('MUST_RECOMPUTE');
  return { kind: 'published', on: today, until: addWorkdays(calendar, today, PUBLIC_WORKDAYS) };
}

/** An appeal, while the board is public. */
export function appeal(state: RoundState, id: string, today: string, { person, ground, cases, text }: { readonly person: string; readonly ground: Ground; readonly cases: readonly string[]; readonly text: string }): RoundEvent {
  needPhase(state, 'published');
  if (state.objectionsUntil !== null && today > state.objectionsUntil) throw new RoundRefused('APPEAL_TOO_LATE', { until: day(state.objectionsUntil) });
  needPerson(state, person);
  return { kind: 'appealed', appeal: id, person, ground, cases, text: needReason(text) };
}

/** Answers an appeal. Upheld, it changes no score: the data is corrected at its source and the board made again. */
export function answerAppeal(state: RoundState, id: string, upheld: boolean, reason: string): RoundEvent {
  needPhase(state, 'published', 'computed');
  if (state.appeals.find((one) => one.id === id)?.upheld !== null) throw new RoundRefused('NO_SUCH_APPEAL');
  return { kind: 'appeal_answered', appeal: id, upheld, reason: needReason(reason) };
}

/** Ends a round: public for long enough, every appeal answered, nothing left to correct. */
export function finalise(state: RoundState, today: string): RoundEvent {
  needPhase(state, 'published');
  if (state.mustRecompute) throw new RoundRefused('MUST_RECOMPUTE');
  if (state.appeals.some((one) => one.upheld === null)) throw new RoundRefused('APPEALS_OPEN');
  if (state.objectionsUntil !== null && today <= state.objectionsUntil) throw new RoundRefused('STILL_PUBLIC', { until: day(state.objectionsUntil) });
  return { kind: 'finalised' };
}
