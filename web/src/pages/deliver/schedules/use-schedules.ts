import { useClientHandle } from '@urql/vue';
import { computed, onScopeDispose, ref } from 'vue';
import type { Ref } from 'vue';
import type { Answer } from '../../../graphql/answer.js';
import { failureOf } from '../../../graphql/failure.js';
import type { Failure } from '../../../graphql/failure.js';
import type { ScheduleFieldsFragment, ScheduleInput } from '../../../graphql/gen/graphql.js';
import { ENABLE_SCHEDULE, REMOVE_SCHEDULE, RUN_SCHEDULE, SAVE_SCHEDULE, SCHEDULES } from '../../../graphql/pages/schedules.js';

/** Something that is loaded by itself, as last heard of. */
export type Schedule = ScheduleFieldsFragment;

const IDLE_MS = 10_000;
const BUSY_MS = 1_000;

/** What a run moves: kept answers about these are asked anew. */
const MOVED = ['Freshness', 'Dataset', 'Load', 'RejectReason', 'Series', 'Total', 'Breakdown', 'CasePage', 'Case', 'FilterValues'];

/** Due, and taken up within seconds. */
export const isSoon = ({ nextRunAt, state }: Pick<Schedule, 'nextRunAt' | 'state'>, nowMs = Date.now()): boolean => state !== 'running' && nextRunAt !== null && Date.parse(nextRunAt) <= nowMs;

/** The list, asked again and again while the page is open, and faster while something runs. */
export function useSchedules() {
  const { client } = useClientHandle();
  const list = ref<readonly Schedule[] | null>(null);
  const failure: Ref<Failure | null> = ref(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;
  let turn = 0;

  async function ask(): Promise<void> {
    turn += 1;
    const mine = turn;
    clearTimeout(timer);
    const { data, error } = await client.query(SCHEDULES, {}, { requestPolicy: 'network-only' }).toPromise();
    if (!isOpen || mine !== turn) return;
    failure.value = error === undefined ? null : failureOf(error);
    if (data !== undefined && error === undefined) list.value = data.schedules;
    const isBusy = list.value?.some((one) => one.state === 'running' || isSoon(one)) === true;
    timer = setTimeout(() => { void ask(); }, isBusy ? BUSY_MS : IDLE_MS);
  }
  void ask();
  onScopeDispose(() => {
    isOpen = false;
    clearTimeout(timer);
  });

  /** Does something and looks again; says why it was refused. */
  async function after(work: Promise<{ readonly error?: Parameters<typeof failureOf>[0] | undefined }>): Promise<Failure | null> {
    const { error } = await work;
    await ask();
    return error === undefined ? null : failureOf(error);
  }
  const moved = { additionalTypenames: MOVED };
  return {
    answer: computed<Answer<readonly Schedule[]>>(() => {
      if (list.value !== null) return { state: 'answered', data: list.value, refreshing: false };
      return failure.value === null ? { state: 'loading' } : { state: 'failed', failure: failure.value };
    }),
    /** The list is what was last known. */
    isLost: computed(() => list.value !== null && failure.value !== null),
    retry: () => { void ask(); },
    save: (schedule: ScheduleInput) => after(client.mutation(SAVE_SCHEDULE, { schedule }).toPromise()),
    enable: (id: string, isEnabled: boolean) => after(client.mutation(ENABLE_SCHEDULE, { id, isEnabled }).toPromise()),
    run: (id: string) => after(client.mutation(RUN_SCHEDULE, { id }, moved).toPromise()),
    remove: (id: string) => after(client.mutation(REMOVE_SCHEDULE, { id }).toPromise()),
  };
}
