import type { LocalisedText } from '@concord/sql';
import { Refused } from '../store/errors.js';

/** How far a nomination can be: put forward, sent back with a reason, accepted, shown to everybody, taken back. */
export const EXCELLENT_PHASES = ['nominated', 'returned', 'accepted', 'published', 'withdrawn'] as const;
/** How far a nomination is. */
export type ExcellentPhase = (typeof EXCELLENT_PHASES)[number];

/** A case whose nomination is in one of these may be put forward anew. */
export const OVER: readonly ExcellentPhase[] = ['withdrawn'];

/** What is told of the case, as it was when it was put forward. */
export interface ToldFacts {
  /** Codes by dimension. */
  readonly codes: Readonly<Record<string, string>>;
  readonly mediator: string;
  readonly closedYear: number;
  readonly days: number;
  readonly dataVersion: number;
}

/** Title and story, masked. */
export interface Story {
  readonly title: string;
  readonly summary: string;
}

/** What was done. Nothing is changed or taken away. */
export type ExcellentEvent =
  | ({ readonly kind: 'nominated'; readonly facts: ToldFacts } & Story)
  | ({ readonly kind: 'revised' } & Story)
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'accepted'; readonly reason: string }
  | { readonly kind: 'published' }
  | { readonly kind: 'withdrawn'; readonly reason: string };

/** What can be done. */
export const EXCELLENT_EVENTS = ['accepted', 'nominated', 'published', 'returned', 'revised', 'withdrawn'] as const satisfies readonly ExcellentEvent['kind'][];

/** An event with who did it and when (UTC, as the store writes it). */
export type ExcellentStep = ExcellentEvent & { readonly seq: number; readonly at: string; readonly by: string };

/** A nomination as its events made it. */
export interface ExcellentState extends Story {
  readonly phase: ExcellentPhase;
  readonly facts: ToldFacts;
  readonly publishedAt: string | null;
  /** Who put it forward or told it otherwise: they do not review it. */
  readonly authors: readonly string[];
  /** Of the last return or withdrawal. */
  readonly reason: string | null;
}

/** What an event makes of a nomination. */
export function afterStep(state: ExcellentState, step: ExcellentStep): ExcellentState {
  switch (step.kind) {
    case 'nominated': return { ...state, phase: 'nominated', title: step.title, summary: step.summary, facts: step.facts, authors: [...state.authors, step.by] };
    case 'revised': return { ...state, phase: 'nominated', title: step.title, summary: step.summary, reason: null, authors: [...state.authors, step.by] };
    case 'returned': return { ...state, phase: 'returned', reason: step.reason };
    case 'accepted': return { ...state, phase: 'accepted', reason: null };
    case 'published': return { ...state, phase: 'published', publishedAt: step.at };
    case 'withdrawn': return { ...state, phase: 'withdrawn', reason: step.reason };
  }
}

const EMPTY: ExcellentState = { phase: 'nominated', title: '', summary: '', facts: { codes: {}, mediator: '', closedYear: 0, days: 0, dataVersion: 0 }, publishedAt: null, authors: [], reason: null };

/** A nomination from its events, in their order. */
export const stateOf = (steps: readonly ExcellentStep[]): ExcellentState => steps.reduce(afterStep, EMPTY);

const PHASE_WORDS: Readonly<Record<ExcellentPhase, LocalisedText>> = {
  nominated: { zh: '待评审', en: 'to be reviewed' }, returned: { zh: '已退回', en: 'sent back' }, accepted: { zh: '已通过', en: 'accepted' }, published: { zh: '已发布', en: 'published' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

const REFUSALS = {
  WRONG_PHASE: { zh: '该案例{phase}，不能这样做。', en: 'The case is {phase}; this cannot be done now.' },
  NO_REASON: { zh: '理由至少 10 个字。', en: 'A reason has at least 10 characters.' },
  NO_STORY: { zh: '标题 4 至 60 个字，案情与做法 50 至 4000 个字。', en: 'A title has 4 to 60 characters, the story 50 to 4,000.' },
  NOT_CONFIRMED: { zh: '请先核对并确认文中没有能认出当事人的姓名、地址或其他内容。', en: 'Check the text first and confirm that no name, address or anything else in it tells who a party is.' },
  NOT_SETTLED: { zh: '只有调解成功并已办结的案件可以提名。', en: 'Only a case that was settled and closed can be put forward.' },
  OWN_NOMINATION: { zh: '提名人和改写案情的人不能评审这件案例，请由他人评审。', en: 'Whoever put the case forward or rewrote its story does not review it; somebody else has to.' },
  ALREADY_NOMINATED: { zh: '该案件已经提名；撤回之后才能另行提名。', en: 'The case has been put forward already; another one can follow once that is withdrawn.' },
} as const;

/** Why something cannot be done about an excellent case. */
export type ExcellentRefusal = keyof typeof REFUSALS;

/** Something that the rules do not allow; nothing was changed. */
export class ExcellentRefused extends Refused<ExcellentRefusal> {
  override readonly name = 'ExcellentRefused';

  constructor(code: ExcellentRefusal, phase: LocalisedText = { zh: '', en: '' }) {
    const { zh, en } = REFUSALS[code];
    super(code, { zh: zh.replace('{phase}', phase.zh), en: en.replace('{phase}', phase.en) });
  }
}

const MIN_REASON = 10;
const BOUNDS = { title: [4, 60], summary: [50, 4_000] } as const;

/** Trims a story and holds its lengths. Throws `ExcellentRefused` NO_STORY. */
export function storyOf({ title, summary }: Story): Story {
  const story = { title: title.trim(), summary: summary.trim() };
  for (const name of ['title', 'summary'] as const) {
    const [least, most] = BOUNDS[name];
    const { length } = story[name];
    if (length < least || length > most || /[^\P{Cc}\n]/u.test(story[name])) throw new ExcellentRefused('NO_STORY');
  }
  return story;
}

function needPhase({ phase }: ExcellentState, ...phases: readonly ExcellentPhase[]): void {
  if (!phases.includes(phase)) throw new ExcellentRefused('WRONG_PHASE', PHASE_WORDS[phase]);
}

/** Whether somebody may review: those who put it forward or rewrote it may not; of a viewer who stands for several people (`unnamed`) nobody can say. */
export const REVIEW_RIGHTS = ['other', 'own', 'unnamed'] as const;
/** One of these. */
export type ReviewRight = (typeof REVIEW_RIGHTS)[number];

/** What right to review a person has; null: it is not known who it is. */
export function reviewRight({ authors }: Pick<ExcellentState, 'authors'>, person: string | null): ReviewRight {
  if (person === null) return 'unnamed';
  return authors.includes(person) ? 'own' : 'other';
}

function needOther(state: ExcellentState, person: string | null): void {
  if (reviewRight(state, person) === 'own') throw new ExcellentRefused('OWN_NOMINATION');
}

function needReason(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed.length < MIN_REASON) throw new ExcellentRefused('NO_REASON');
  return trimmed;
}

/** Tells the story otherwise, before or after it was sent back: it is to be reviewed again. */
export function revise(state: ExcellentState, story: Story): ExcellentEvent {
  needPhase(state, 'nominated', 'returned');
  return { kind: 'revised', ...story };
}

/** Sends it back to whoever put it forward; done by somebody else. */
export function sendBack(state: ExcellentState, reason: string, reviewer: string | null): ExcellentEvent {
  needPhase(state, 'nominated', 'accepted');
  needOther(state, reviewer);
  return { kind: 'returned', reason: needReason(reason) };
}

/** Accepts it, with what it is excellent for; done by somebody else than who put it forward. */
export function accept(state: ExcellentState, reason: string, reviewer: string | null): ExcellentEvent {
  needPhase(state, 'nominated');
  needOther(state, reviewer);
  return { kind: 'accepted', reason: needReason(reason) };
}

/** Shows it to everybody. */
export function publish(state: ExcellentState): ExcellentEvent {
  needPhase(state, 'accepted');
  return { kind: 'published' };
}

/** Takes it back, whatever it was. */
export function withdraw(state: ExcellentState, reason: string): ExcellentEvent {
  needPhase(state, 'nominated', 'returned', 'accepted', 'published');
  return { kind: 'withdrawn', reason: needReason(reason) };
}
