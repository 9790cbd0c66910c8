import type { CombinedError } from '@urql/core';
import type { LocalisedText } from '../text/locale.js';

/** Failures the interface has words for. */
export const FAILURE_CODES = ['STORE_DOWN', 'SHARD_DOWN', 'QUERY_TIMEOUT', 'NO_SCOPE', 'SIGN_IN', 'FORBIDDEN', 'RATE_LIMITED', 'QUEUE_FULL', 'BAD_INPUT', 'PERIOD_DELETED', 'DATA_MOVED', 'INTERNAL', 'NETWORK'] as const;

/** What went wrong, in the contract's words. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** A failed question: what to tell the reader and what to quote to support. */
export interface Failure {
  readonly code: FailureCode;
  /** The server's reference; null when no server answered. */
  readonly id: string | null;
  /** Why a file or a profile was refused, in the server's own words. */
  readonly refusal?: { readonly code: string; readonly sentence: LocalisedText; /** What stands there by now, where somebody else wrote meanwhile. */ readonly theirs?: { readonly text: string; readonly revision: number } };
}

function refusalOf({ beside, code, sentence }: { readonly beside?: unknown; readonly code?: unknown; readonly sentence?: unknown }): Pick<Failure, 'refusal'> {
  const { zh, en } = (sentence ?? {}) as { readonly zh?: unknown; readonly en?: unknown };
  const { revision, theirs: text } = (beside ?? {}) as { readonly revision?: unknown; readonly theirs?: unknown };
  const theirs = typeof text === 'string' && typeof revision === 'number' ? { theirs: { text, revision } } : {};
  return typeof code === 'string' && typeof zh === 'string' && typeof en === 'string' ? { refusal: { code, sentence: { zh, en }, ...theirs } } : {};
}

/** Reads code and reference out of an error; an unknown code is INTERNAL, no answer at all is NETWORK. */
export function failureOf(error: Pick<CombinedError, 'graphQLErrors'>): Failure {
  const [first] = error.graphQLErrors;
  if (first === undefined) return { code: 'NETWORK', id: null };
  const { code, id } = first.extensions as { code?: unknown; id?: unknown };
  return {
    code: FAILURE_CODES.find((known) => known === code) ?? 'INTERNAL',
    id: typeof id === 'string' ? id : null,
    ...refusalOf(first.extensions),
  };
}
