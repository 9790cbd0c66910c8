import { useClientHandle } from '@urql/vue';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { ref } from 'vue';
import { failureOf } from './failure.js';
import type { Failure } from './failure.js';

/** What a person does: one thing at a time, and what came of the last. Kept answers about `moved` types are asked anew. */
export function useActions(moved: readonly string[]) {
  const { client } = useClientHandle();
  const isBusy = ref(false);
  const failure = ref<Failure | null>(null);

  /** Does it; null when it was refused or something else is under way. */
  async function act<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data | null> {
    if (isBusy.value) return null;
    [isBusy.value, failure.value] = [true, null];
    const { data, error } = await client.mutation(document, variables, { additionalTypenames: [...moved] }).toPromise();
    isBusy.value = false;
    if (error !== undefined) failure.value = failureOf(error);
    return error === undefined ? (data ?? null) : null;
  }
  return { isBusy, failure, act };
}

/** Why there is no answer. */
export class Unanswered extends Error {
  constructor(readonly failure: Failure) { super(failure.code); }
}

/** Asks once, for what is held and not watched. Throws `Unanswered`. */
export function useAsk() {
  const { client } = useClientHandle();
  return async function ask<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const { data, error } = await client.query(document, variables).toPromise();
    if (error !== undefined || data === undefined) throw new Unanswered(error === undefined ? { code: 'INTERNAL', id: null } : failureOf(error));
    return data;
  };
}
