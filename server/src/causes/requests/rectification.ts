import { isDate, type LocalisedText } from '@concord/sql';
import { z } from 'zod';
import { LINKED_NUMBER } from '../../linked/linked-number.js';
import { CauseRefused, written } from '../cause-refused.js';

/** How far a request is: written, sent out, answered, and whether the answer was enough. */
export const RECTIFICATION_STATES = ['accepted', 'answered', 'closed', 'drafted', 'insufficient', 'sent'] as const;
/** One of these. */
export type RectificationState = (typeof RECTIFICATION_STATES)[number];
/** Those in which an answer is waited for. */
export const WAITING: readonly RectificationState[] = ['sent', 'insufficient'];

/** What can have been done about one. */
export const RECTIFICATION_EVENTS = ['accepted', 'answered', 'closed', 'drafted', 'insufficient', 'redrafted', 'sealed', 'sent'] as const;
/** One of these. */
export type RectificationEventKind = (typeof RECTIFICATION_EVENTS)[number];

const day = z.string().refine(isDate);
const words = z.object({ zh: z.string(), en: z.string() });
const ANSWER = z.object({ text: z.string(), on: day, file: z.string() });
/** What the institution wrote, when, and what the file was called. */
export type RectificationAnswer = z.infer<typeof ANSWER>;
const DUE = z.object({ on: day.nullable(), workdays: z.number().int().nullable() });

/** A request as its events have made it. Its findings are of one data version and stay as they were. */
export const RECTIFICATION = z.object({
  institutionLabel: words, typeLabel: words, contact: z.string(), text: z.string(), findings: z.array(LINKED_NUMBER), dataVersion: z.number().int(), asOf: day, due: DUE, state: z.enum(RECTIFICATION_STATES),
  sentOn: day.nullable(), dueOn: day.nullable(), answers: z.array(ANSWER), reason: z.string().nullable(),
  /** The sealed pack of the letter as it was sent; null until it is sealed. */
  pack: z.string().nullable().default(null),
});
/** What `RECTIFICATION` reads. */
export type RectificationBody = z.infer<typeof RECTIFICATION>;

/** What of one changed, as it was after. */
export type RectificationChanged = Partial<Pick<RectificationBody, 'contact' | 'due' | 'dueOn' | 'pack' | 'reason' | 'sentOn' | 'state' | 'text'>> & { readonly answer?: RectificationAnswer };
/** What is read of a change for its history. */
export const RECTIFICATION_CHANGED = z.object({ reason: z.string().nullable() }).partial();

const NEXT: Readonly<Record<RectificationState, readonly RectificationState[]>> = { drafted: ['sent', 'closed'], sent: ['answered', 'closed'], answered: ['accepted', 'insufficient'], insufficient: ['answered', 'closed'], accepted: ['closed'], closed: [] };
/** In the words of people. */
export const STATE_WORDS: Readonly<Record<RectificationState, LocalisedText>> = {
  drafted: { zh: '起草', en: 'drafted' }, sent: { zh: '已发出', en: 'sent' }, answered: { zh: '已答复', en: 'answered' }, accepted: { zh: '答复已认可', en: 'accepted' }, insufficient: { zh: '答复不充分', en: 'insufficient' }, closed: { zh: '已办结', en: 'closed' },
};
/** What was done, in the words of people. */
export const EVENT_WORDS: Readonly<Record<RectificationEventKind, LocalisedText>> = { ...STATE_WORDS, redrafted: { zh: '修改草稿', en: 'draft changed' }, sealed: { zh: '封存公函', en: 'letter sealed' } };

/** What a change is called. */
export const eventKind = ({ pack, state }: RectificationChanged): RectificationEventKind => state ?? (pack === undefined ? 'redrafted' : 'sealed');

/** Throws `CauseRefused` WRONG_STATE where it cannot come to that from where it is. */
export function mustCome(from: RectificationState, to: RectificationState): void {
  if (!NEXT[from].includes(to)) throw new CauseRefused('WRONG_STATE', { state: STATE_WORDS[from] });
}

const needsGrounds = (from: RectificationState, to: RectificationState): boolean => to === 'insufficient' || (to === 'closed' && from !== 'accepted');

/** Why an answer was not enough, or a request ended without one; null where no reason is needed. Throws `CauseRefused` NO_REASON. */
export const groundsOf = (from: RectificationState, to: RectificationState, reason: string | null | undefined): string | null => (needsGrounds(from, to) ? written(reason, 'NO_REASON') : (reason ?? '').trim() || null);

/** A day on which something was done: not after today, nor before it was sent. Throws `CauseRefused` BAD_DAY. */
export function mustBeDone(on: string | null | undefined, today: string, since: string | null): string {
  const told = on ?? today;
  if (told > today || (since !== null && told < since)) throw new CauseRefused('BAD_DAY');
  return told;
}

/** A request after a change. */
export const afterChange = (body: RectificationBody, { answer, ...changed }: RectificationChanged): RectificationBody => ({ ...body, ...changed, answers: answer === undefined ? body.answers : [...body.answers, answer] });

/** Whether an answer is waited for beyond its day. */
export const isOverdue = ({ dueOn, state }: Pick<RectificationBody, 'dueOn' | 'state'>, today: string): boolean => WAITING.includes(state) && dueOn !== null && dueOn < today;
