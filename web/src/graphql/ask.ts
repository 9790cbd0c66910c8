import { useClientHandle } from '@urql/vue';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { failureOf } from './failure.js';
import type { Failure } from './failure.js';

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
