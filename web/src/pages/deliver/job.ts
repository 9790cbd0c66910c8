import { useClientHandle } from '@urql/vue';
import { onScopeDispose, ref, watch } from 'vue';
import type { Ref } from 'vue';
import { CANCEL_JOB, JOB } from '../../graphql/deliveries.js';
import { failureOf } from '../../graphql/failure.js';
import type { Failure } from '../../graphql/failure.js';
import type { JobFieldsFragment, LoadPhase } from '../../graphql/gen/graphql.js';

/** Work in the background as last heard of. */
export type Job = JobFieldsFragment;

/** What a job reports and what came back of it. */
export interface WatchedJob {
  readonly job: Readonly<Ref<Job | null>>;
  /** The server does not answer; asked again until it does. */
  readonly isLost: Readonly<Ref<boolean>>;
  /** The server answers, and not with this job: it was started anew. */
  readonly failure: Readonly<Ref<Failure | null>>;
  readonly cancel: () => void;
}

const EVERY_MS = 400;
const LOST_MS = 2_000;

/** Where a phase begins and how far it reaches, of the whole. Reading is most of the work. */
const REACH: Readonly<Record<LoadPhase, readonly [number, number]>> = { check: [0, 0.02], read: [0.02, 0.6], map: [0.6, 0.75], fold: [0.75, 0.85], publish: [0.85, 1], withdraw: [0, 1], done: [1, 1] };

/** How much of a job is done, 0 to 1. */
export function shareOf({ phase, done, total }: Pick<Job, 'phase' | 'done' | 'total'>): number {
  const [from, to] = REACH[phase];
  return from + (to - from) * (total <= 0 ? 0 : Math.min(1, Math.max(0, done / total)));
}

/** Follows the job under `id` until it ends. */
export function useJob(id: () => string | null): WatchedJob {
  const { client } = useClientHandle();
  const job = ref<Job | null>(null);
  const isLost = ref(false);
  const failure = ref<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(asked: string): Promise<void> {
    const { data, error } = await client.query(JOB, { id: asked }, { requestPolicy: 'network-only' }).toPromise();
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
    if (asked !== null) void client.mutation(CANCEL_JOB, { id: asked }).toPromise();
  };
  return { job, isLost, failure, cancel };
}
