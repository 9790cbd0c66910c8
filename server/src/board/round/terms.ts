import type { LocalisedText } from '@concord/sql';

/** How far a round can be, in order. */
export const PHASES = ['draft', 'computed', 'published', 'final'] as const;
/** How far a round is. */
export type Phase = (typeof PHASES)[number];

/** What a board is made of, in order: cases read, people held against the like, places worked out. */
export const BOARD_PHASES = ['read', 'judge', 'place', 'keep'] as const;
/** Where the making of a board is. */
export type BoardPhase = (typeof BOARD_PHASES)[number];

/** Why somebody can be left out whatever they scored (一票否决). */
export const DISQUALIFIERS = ['coercion', 'falsified_record', 'undisclosed_conflict', 'refused_recusal', 'serious_fault', 'complaint_upheld'] as const;
/** Why somebody is left out. */
export type Disqualifier = (typeof DISQUALIFIERS)[number];

/** What an appeal may say: whose case it is, its outcome or dates, its stratum, or that a case or a person is left out who should not be, or counts and should not. */
export const GROUNDS = ['attribution', 'outcome_or_date', 'stratum', 'exclusion'] as const;
/** What an appeal says. */
export type Ground = (typeof GROUNDS)[number];

/** How it is known that what an appeal was upheld for was corrected: its cases changed, or the committee says so. */
export const CORRECTIONS = ['data', 'said'] as const;
/** How a correction is known. */
export type Correction = (typeof CORRECTIONS)[number];

/** How a case counts for a measure: not at all, counted, or counted to somebody's credit. */
export const COUNTED_AS = ['out', 'counted', 'credited'] as const;
/** How a case counts. */
export type CountedAs = (typeof COUNTED_AS)[number];

/** What can be different about a case between two boards. */
export const MOVE_KINDS = ['entered', 'left', 'attribution', 'outcome', 'dates', 'stratum', 'other'] as const;
/** What is different about a case. */
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Why a board made again is not the one a round keeps. */
export const MISMATCHES = ['definition_changed', 'rule_changed', 'loads_taken_back', 'method_unknown', 'arithmetic'] as const;
/** Why a board cannot be made again as it was. */
export type Mismatch = (typeof MISMATCHES)[number];

/** What can be done in a round. */
export const EVENT_KINDS = ['appeal_answered', 'appealed', 'chosen', 'computed', 'correction_confirmed', 'disqualified', 'disqualifier_withdrawn', 'finalised', 'published', 'reviewed'] as const;

/** Phases as a refusal names them. */
export const PHASE_WORDS: Readonly<Record<Phase, LocalisedText>> = {
  draft: { zh: '尚为草案', en: 'a draft' },
  computed: { zh: '已计算、未公示', en: 'computed and not published' },
  published: { zh: '正在公示', en: 'published' },
  final: { zh: '已定案', en: 'final' },
};

/** Why somebody stands elsewhere than on another board, besides points. */
export const MOVED_BY = ['entered', 'left', 'became_eligible', 'became_ineligible', 'disqualified', 'cleared', 'chosen', 'no_longer_chosen', 'method', 'others'] as const;
/** One of them. `method`: the boards are made by different rules; `others`: they themselves are as they were, those they are held against are not. */
export type MovedBy = (typeof MOVED_BY)[number];
