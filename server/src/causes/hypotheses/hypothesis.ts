import { allDimensions, type DimensionId, type LocalisedText } from '@concord/sql';
import { z } from 'zod';
import { LINKED_NUMBER } from '../../linked/linked-number.js';

/** What is held of a hypothesis. proposed: somebody said so; open: looked into, and nothing can be said. */
export const HYPOTHESIS_STATES = ['open', 'proposed', 'refuted', 'supported'] as const;
/** One of these. */
export type HypothesisState = (typeof HYPOTHESIS_STATES)[number];

/** What can have been done about one. */
export const HYPOTHESIS_EVENTS = ['changed', 'evidence', 'judged', 'proposed'] as const;
/** One of these. */
export type HypothesisEventKind = (typeof HYPOTHESIS_EVENTS)[number];

const dimension = z.string().refine((id): id is DimensionId => allDimensions.some((one) => one.id === id));
const OWNER = z.object({ account: z.string().nullable(), name: z.string() });

/** A hypothesis as its events have made it. `cases`: whose cases its author saw; none where they saw all. */
export const HYPOTHESIS = z.object({
  text: z.string(), state: z.enum(HYPOTHESIS_STATES), owner: OWNER, evidence: z.array(LINKED_NUMBER), reason: z.string().nullable(),
  cases: z.array(z.object({ dimension, values: z.array(z.string()), exclude: z.boolean() })),
});
/** What `HYPOTHESIS` reads. */
export type HypothesisBody = z.infer<typeof HYPOTHESIS>;

/** What of one changed, as it was after. */
export type HypothesisChanged = Partial<Pick<HypothesisBody, 'evidence' | 'owner' | 'state' | 'text'>> & { readonly reason?: string };
/** What is read of a change for its history. */
export const HYPOTHESIS_CHANGED = z.object({ text: z.string(), state: z.enum(HYPOTHESIS_STATES), reason: z.string() }).partial();

/** What a change is called. */
export const eventOf = ({ evidence, state }: HypothesisChanged): HypothesisEventKind => (state !== undefined ? 'judged' : evidence === undefined ? 'changed' : 'evidence');

/** A hypothesis after a change: evidence is added to, all else takes the place of what was. */
export const afterHypothesis = (body: HypothesisBody, { evidence = [], ...changed }: HypothesisChanged): HypothesisBody => ({ ...body, ...changed, evidence: [...body.evidence, ...evidence] });

/** In the words of people. */
export const HYPOTHESIS_WORDS: Readonly<Record<HypothesisEventKind, LocalisedText>> = {
  changed: { zh: '修改', en: 'changed' }, evidence: { zh: '补充依据', en: 'evidence added' }, judged: { zh: '作出判断', en: 'judged' }, proposed: { zh: '提出', en: 'proposed' },
};
