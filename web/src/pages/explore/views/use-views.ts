import { useClientHandle } from '@urql/vue';
import { computed, ref } from 'vue';
import { useAnswer } from '../../../graphql/answer.js';
import { IMPORT_VIEW, REMOVE_VIEW, SAVE_VIEW, SAVED_VIEWS } from '../../../graphql/pages/explore.js';
import { failureOf } from '../../../graphql/failure.js';
import type { Failure } from '../../../graphql/failure.js';
import type { ViewFieldsFragment, ViewInput } from '../../../graphql/gen/graphql.js';

/** A saved view as the contract answers it. */
export type SavedView = ViewFieldsFragment;

/** The saved views and what can be done with them; after each act the list is asked for anew, and `failure` says what went wrong with the last. */
export function useViews() {
  const { client } = useClientHandle();
  const { answer, retry } = useAnswer(SAVED_VIEWS, () => ({}));
  const failure = ref<Failure | null>(null);

  async function act<Done>(work: () => Promise<{ readonly data?: Done | undefined; readonly error?: Parameters<typeof failureOf>[0] | undefined }>): Promise<Done | null> {
    const { data, error } = await work();
    failure.value = error === undefined ? null : failureOf(error);
    retry();
    return error === undefined ? data ?? null : null;
  }
  return {
    answer, failure, retry,
    views: computed(() => (answer.value.state === 'answered' ? answer.value.data.savedViews : [])),
    save: async (view: ViewInput): Promise<SavedView | null> => (await act(() => client.mutation(SAVE_VIEW, { view }).toPromise()))?.saveView ?? null,
    take: async (file: string): Promise<SavedView | null> => (await act(() => client.mutation(IMPORT_VIEW, { file }).toPromise()))?.importView ?? null,
    remove: async (id: string): Promise<boolean> => (await act(() => client.mutation(REMOVE_VIEW, { id }).toPromise()))?.removeView ?? false,
  };
}
