import { inseparable, placeRanges } from '../../stats/ranking/award.js';
import { award } from '../score-board.js';
import type { Board, BoardRow } from '../board.model.js';
import type { WholeBoard } from '../make-board.js';
import type { RoundBasis } from './basis/round-basis.js';
import type { Correction, Disqualifier, Ground, Phase } from './terms.js';

/** A board as it was computed, frozen. */
export interface FrozenBoard extends Pick<WholeBoard, 'cutOff' | 'dataVersion' | 'dropped' | 'eligible' | 'from' | 'indicators' | 'inseparable' | 'seats' | 'zone'> {
  readonly rows: readonly FrozenRow[];
}

/** Somebody's row as it was computed; the places left open follow from the scores. */
export type FrozenRow = Omit<Pick<BoardRow, keyof BoardRow>, 'place'>;

/** What was done in a round. Nothing is changed or taken away: what is withdrawn is withdrawn by another event. */
export type RoundEvent =
  | { readonly kind: 'computed'; readonly board: FrozenBoard; readonly fingerprint: string; /** Upheld appeals whose cases changed since they were lodged; left out by rounds that did not look. */ readonly corrected?: readonly string[]; /** What it was made by; left out by rounds that did not keep it. */ readonly basis?: RoundBasis }
  | { readonly kind: 'disqualified'; readonly person: string; readonly why: Disqualifier; readonly evidence: string; readonly proven: boolean }
  | { readonly kind: 'disqualifier_withdrawn'; readonly person: string; readonly reason: string }
  | { readonly kind: 'chosen'; readonly person: string; readonly reason: string }
  | ({ readonly kind: 'reviewed' } & Review)
  | { readonly kind: 'published'; readonly on: string; readonly until: string }
  | { readonly kind: 'appealed'; readonly appeal: string; readonly person: string; readonly ground: Ground; readonly cases: readonly string[]; readonly text: string }
  | { readonly kind: 'appeal_answered'; readonly appeal: string; readonly upheld: boolean; readonly reason: string }
  | { readonly kind: 'correction_confirmed'; readonly appeal: string; readonly reason: string }
  | { readonly kind: 'finalised' };

/** An event with who did it and when (UTC, as the store writes it). */
export type Entry = RoundEvent & { readonly seq: number; readonly at: string; readonly by: string };

/** Why somebody is left out, or their place withheld while it is looked into. */
export interface Mark {
  readonly why: Disqualifier;
  readonly evidence: string;
  /** False: under investigation (暂缓); the place is computed and not told. */
  readonly proven: boolean;
}

/** What a committee found of a board as it stands: who sat, and why it may go out. */
export interface Review {
  readonly members: readonly string[];
  readonly reason: string;
}

/** An appeal; `upheld` null until it is answered. */
export interface Appeal {
  readonly id: string;
  /** Of the board it is about: what its cases said then is what a correction is told by. */
  readonly dataVersion: number;
  /** How it is known that what was upheld was corrected: the data say so, or the committee does; null while neither does. */
  readonly correction: Correction | null;
  readonly correctionReason: string | null;
  readonly person: string;
  readonly ground: Ground;
  readonly cases: readonly string[];
  readonly text: string;
  readonly at: string;
  readonly upheld: boolean | null;
  readonly reason: string | null;
}

/** A board that was computed in a round, by the number of the event. */
export interface Computation {
  readonly seq: number;
  readonly at: string;
  readonly board: FrozenBoard;
  /** Null: of a time when it was not kept. */
  readonly basis: RoundBasis | null;
}

/** A round as its events made it. */
export interface RoundState {
  readonly phase: Phase;
  readonly board: FrozenBoard | null;
  /** Of the board as first computed of this data version: made again, it must be the same. */
  readonly fingerprint: string | null;
  /** What it was made by; null where that was not kept, or nothing was computed. */
  readonly basis: RoundBasis | null;
  /** Every board that was computed, oldest first. */
  readonly computations: readonly Computation[];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly choices: ReadonlyMap<string, string>;
  readonly appeals: readonly Appeal[];
  /** Of the board as it stands: what changes it undoes the review. */
  readonly reviewed: Review | null;
  readonly publishedOn: string | null;
  /** Last day on which an appeal is heard. */
  readonly objectionsUntil: string | null;
  /** An appeal was upheld, and neither the data nor the committee say yet that what it is about was corrected. */
  readonly mustRecompute: boolean;
}

const EMPTY: RoundState = {
  phase: 'draft', board: null, fingerprint: null, basis: null, computations: [], marks: new Map(), choices: new Map(), appeals: [], reviewed: null, publishedOn: null, objectionsUntil: null, mustRecompute: false,
};

const withKey = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) => new Map([...map, [key, value]]);
const without = <Value>(map: ReadonlyMap<string, Value>, key: string) => new Map([...map].filter(([one]) => one !== key));

/** What was public is taken back when it changes: it must be reviewed and published again, for as long as the first time. */
const unpublished = { phase: 'computed', reviewed: null, publishedOn: null, objectionsUntil: null } as const;

/** Upheld, and not known to be corrected. */
export const isWaiting = ({ upheld, correction }: Appeal): boolean => upheld === true && correction === null;
const withAppeals = (appeals: readonly Appeal[]) => ({ appeals, mustRecompute: appeals.some(isWaiting) });

/** What an event makes of a round. */
export function after(state: RoundState, event: Entry): RoundState {
  switch (event.kind) {
    case 'computed': {
      const { board, fingerprint, corrected, basis = null, seq, at } = event;
      const appeals = state.appeals.map((one) => (isWaiting(one) && corrected?.includes(one.id) !== false ? { ...one, correction: 'data' as const } : one));
      return { ...state, ...unpublished, board, fingerprint, basis, computations: [...state.computations, { seq, at, board, basis }], choices: new Map(), ...withAppeals(appeals) };
    }
    case 'disqualified':
      return { ...state, ...(state.board === null ? {} : unpublished), marks: withKey(state.marks, event.person, { why: event.why, evidence: event.evidence, proven: event.proven }), choices: without(state.choices, event.person) };
    case 'disqualifier_withdrawn': return { ...state, ...(state.board === null ? {} : unpublished), marks: without(state.marks, event.person) };
    case 'chosen': return { ...state, reviewed: null, choices: withKey(state.choices, event.person, event.reason) };
    case 'reviewed': return { ...state, reviewed: { members: event.members, reason: event.reason } };
    case 'published': return { ...state, phase: 'published', publishedOn: event.on, objectionsUntil: event.until };
    case 'appealed': {
      const { appeal: id, person, ground, cases, text, at } = event;
      return { ...state, appeals: [...state.appeals, { id, person, ground, cases, text, at, upheld: null, reason: null, dataVersion: state.board?.dataVersion ?? 0, correction: null, correctionReason: null }] };
    }
    case 'appeal_answered':
      return { ...state, ...withAppeals(state.appeals.map((one) => (one.id === event.appeal ? { ...one, upheld: event.upheld, reason: event.reason } : one))) };
    case 'correction_confirmed':
      return { ...state, ...withAppeals(state.appeals.map((one) => (one.id === event.appeal ? { ...one, correction: 'said' as const, correctionReason: event.reason } : one))) };
    case 'finalised': return { ...state, phase: 'final' };
  }
}

/** A round from its events, in their order. */
export const stateOf = (events: readonly Entry[]): RoundState => events.reduce(after, EMPTY);

/** What a person is told of their place. */
export interface Placed extends FrozenRow {
  readonly place: BoardRow['place'];
  readonly mark: Mark | null;
  /** The committee's written reason, of a candidate it gave a seat nobody had earned. */
  readonly chosen: string | null;
  /** Under investigation: the place is not told. */
  readonly withheld: boolean;
}

/** Places as they were computed, where nobody was left out since: working them out anew would give the same. */
function asComputed({ zone, rows }: FrozenBoard): Pick<ReturnType<typeof award>, 'zone'> & { readonly rows: readonly Pick<BoardRow, 'inZone' | 'inSeats' | 'place' | 'tier'>[] } {
  const eligible = rows.filter((row) => row.reasons.length === 0);
  const open = placeRanges(eligible.map(({ score: mean, sd }) => ({ mean, sd })));
  const places = new Map(eligible.map((row, i) => [row.mediator.key, open[i] ?? null]));
  return { zone, rows: rows.map(({ inZone, inSeats, tier, mediator }) => ({ inZone, inSeats, tier, place: places.get(mediator.key) ?? null })) };
}

/** Places of a round's people: those of the board, without who is proven disqualified, and with what the committee chose. Scores are never edited. */
export function placesOf({ board, marks, choices }: RoundState): { readonly zone: number; readonly rows: readonly Placed[] } {
  if (board === null) return { zone: 0, rows: [] };
  const isWhole = [...marks.values()].every(({ proven }) => !proven);
  const isEligible = (person: string) => eligible.has(person) && marks.get(person)?.proven !== true;
  const eligible = new Set(board.rows.filter((row) => row.reasons.length === 0).map((row) => row.mediator.key));
  const { zone, rows } = isWhole ? asComputed(board) : award(board.rows.map((row) => row.mediator.key), board.rows.map(({ score: mean, sd }) => ({ mean, sd })), isEligible, board.seats);
  return {
    zone,
    rows: board.rows.map((row, i) => {
      const { key } = row.mediator;
      const mark = marks.get(key) ?? null;
      const chosen = choices.get(key) ?? null;
      const { inZone = null, inSeats = null, place = null, tier = null } = rows[i] ?? {};
      return { ...row, inZone, inSeats, place, tier: chosen === null ? tier : 'gold', mark, chosen, withheld: mark?.proven === false };
    }),
  };
}

/** Whose place is looked into has none that is told: neither tier nor chance nor places, to anybody. The seat they may have stays theirs meanwhile. */
export const toldOf = (rows: readonly Placed[]): Placed[] => rows.map((row) => (row.withheld ? { ...row, inZone: null, inSeats: null, place: null, tier: null } : row));

/** Runs of places that cannot be separated among those who have one now. */
export const runsOf = (rows: readonly Placed[]): Board['inseparable'] =>
  inseparable(rows.filter(({ inZone }) => inZone !== null).map(({ score: mean, sd }) => ({ mean, sd })).sort((a, b) => b.mean - a.mean));
