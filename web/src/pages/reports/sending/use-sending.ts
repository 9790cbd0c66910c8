import { useClientHandle } from '@urql/vue';
import { computed, onScopeDispose, ref } from 'vue';
import type { Ref } from 'vue';
import type { Answer } from '../../../graphql/answer.js';
import { failureOf } from '../../../graphql/failure.js';
import type { Failure } from '../../../graphql/failure.js';
import type { SendingFieldsFragment, SendingRunFieldsFragment } from '../../../graphql/gen/graphql.js';
import { SENDING, SENDING_RUNS } from '../../../graphql/pages/sending/sending.js';

const IDLE_MS = 10_000;
const BUSY_MS = 1_000;

/** Schedules and what was sent, as last heard of. */
export interface Sending {
  readonly schedules: readonly SendingFieldsFragment[];
  readonly runs: readonly SendingRunFieldsFragment[];
}

/** A run somebody works on, or that waits for its first try. */
const isBusy = ({ isRunning, state, tries }: SendingRunFieldsFragment): boolean => isRunning || ((state === 'waiting' || state === 'made') && tries === 0);

/** Both lists, asked again and again while the page is open, and faster while something is sent. */
export function useSending(first: Ref<number>) {
  const { client } = useClientHandle();
  const held = ref<Sending | null>(null);
  const failure: Ref<Failure | null> = ref(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;
  let turn = 0;

  async function ask(): Promise<void> {
    turn += 1;
    const mine = turn;
    clearTimeout(timer);
    const now = { requestPolicy: 'network-only' } as const;
    const [schedules, runs] = await Promise.all([client.query(SENDING, {}, now).toPromise(), client.query(SENDING_RUNS, { first: first.value }, now).toPromise()]);
    if (!isOpen || mine !== turn) return;
    const error = schedules.error ?? runs.error;
    failure.value = error === undefined ? null : failureOf(error);
    if (error === undefined && schedules.data !== undefined && runs.data !== undefined) held.value = { schedules: schedules.data.reportSchedules, runs: runs.data.reportRuns };
    timer = setTimeout(() => { void ask(); }, held.value?.runs.some(isBusy) === true ? BUSY_MS : IDLE_MS);
  }
  void ask();
  onScopeDispose(() => {
    isOpen = false;
    clearTimeout(timer);
  });
  return {
    answer: computed<Answer<Sending>>(() => {
      if (held.value !== null) return { state: 'answered', data: held.value, refreshing: false };
      return failure.value === null ? { state: 'loading' } : { state: 'failed', failure: failure.value };
    }),
    isLost: computed(() => held.value !== null && failure.value !== null),
    retry: (): void => { void ask(); },
  };
}
