import type { CauseKeptQuery, LinkedNumberInput } from '../../../../graphql/gen/graphql.js';

/** A number that may be chosen. */
export interface Choosable {
  readonly key: string;
  readonly text: string;
  readonly number: LinkedNumberInput;
}

/** A number that was chosen. */
export type KeptNumber = CauseKeptQuery['rectifications'][number]['findings'][number];

/** What is supposed. */
export type Hypothesis = CauseKeptQuery['hypotheses'][number];
/** What was asked of an institution. */
export type Request = CauseKeptQuery['rectifications'][number];

/** What a request can come to next from where it is. */
export const NEXT: Readonly<Record<Request['state'], readonly ('accepted' | 'answered' | 'closed' | 'insufficient' | 'sent')[]>> =
  { drafted: ['sent', 'closed'], sent: ['answered', 'closed'], answered: ['accepted', 'insufficient'], insufficient: ['answered', 'closed'], accepted: ['closed'], closed: [] };
