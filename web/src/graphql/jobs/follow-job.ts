import { useClientHandle } from '@urql/vue';
import type { TypedDocumentNode } from '@urql/core';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import { failureOf } from '../failure.js';
import type { Failure } from '../failure.js';
import type { JobState } from '../gen/graphql.js';

/** What a job reports and what came back of it. */
export interface FollowedJob<Job> {
  readonly job: Readonly<Ref<Job | null>>;
  /** The server does not answer; asked again until it does. */
  readonly isLost: Readonly<Ref<boolean>>;
  /** The server answers, and not with this job: it was started anew. */
  readonly failure: Readonly<Ref<Failure | null>>;
  readonly cancel: () => void;
}

const EVERY_MS = 400;
const LOST_MS = 2_000;

/** Follows the job under `id` until it ends; `ask` tells where it is, `cancel` calls it off. */
export function useFollowedJob<Job extends { readonly state: JobState }>(
  id: () => string | null,
  documents: { readonly ask: TypedDocumentNode<{ readonly job: Job }, { id: string }>; readonly cancel: TypedDocumentNode<unknown, { id: string }> },
): FollowedJob<Job> {
  const { client } = useClientHandle();
  const job: ShallowRef<Job | null> = shallowRef(null);
  const isLost = ref(false);
  const failure = ref<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(asked: string): Promise<void> {
    const { data, error } = await client.query(documents.ask, { id: asked }, { requestPolicy: 'network-only' }).toPromise();
    if (asked !== id()) return;
    const failed = error === undefined ? null : failureOf(error);
    isLost.value = failed?.code === 'NETWORK';
    failure.value = failed !== null && !isLost.value ? failed : null;
    if (data !== undefined && failed === null) job.value = data.job;
    if (isLost.value || (failed === null && job.value?.state === 'running')) timer = setTimeout(() => { void ask(asked); }, isLost.value ? LOST_MS : EVERY_MS);
  }
  watch(id, (asked) => {
    clearTimeout(timer);
    [job.value, failure.value, isLost.value] = [null, null, false];
    if (asked !== null) void ask(asked);
  }, { immediate: true });
  onScopeDispose(() => { clearTimeout(timer); });
  const cancel = (): void => {
    const asked = id();
    if (asked !== null) void client.mutation(documents.cancel, { id: asked }).toPromise();
  };
  return { job, isLost, failure, cancel };
}
