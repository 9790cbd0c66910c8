import { useQuery } from '@urql/vue';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { failureOf } from './failure.js';
import type { Failure } from './failure.js';

/** A question under way: exactly one of loading, failed and answered, so that a failure cannot pass for an empty answer. */
export type Answer<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'answered'; readonly data: Data; /** A newer answer is on its way. */ readonly refreshing: boolean };

/** A question and how to ask it again; a question without variables is not asked again either. */
export interface Asked<Data> {
  readonly answer: ComputedRef<Answer<Data>>;
  readonly retry: () => void;
}

/**
 * Asks a question whenever its variables change; null variables ask nothing. The last answer stays until the next
 * arrives. An answer with any error in it counts as failed, whatever else it holds.
 */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
): Asked<Data> {
  const asked = computed(variables);
  const result = useQuery<Data>({
    query,
    variables: computed(() => asked.value ?? {}),
    pause: computed(() => asked.value === null),
  });
  const answer = computed<Answer<Data>>(() => {
    const { data, error, fetching } = result;
    if (error.value !== undefined && !fetching.value) return { state: 'failed', failure: failureOf(error.value) };
    // A failed answer leaves null behind, which urql's types do not say; while it is asked again there is nothing to show.
    const held = data.value as Data | null | undefined;
    if (held === undefined || held === null || error.value !== undefined || asked.value === null) return { state: 'loading' };
    return { state: 'answered', data: held, refreshing: fetching.value };
  });
  // A paused question would still be sent when executed, without its variables.
  return { answer, retry: () => { if (asked.value !== null) result.executeQuery({ requestPolicy: 'network-only' }); } };
}
