import { useClientHandle } from '@urql/vue';
import { onScopeDispose, ref } from 'vue';
import { failureOf } from '../../../graphql/failure.js';
import type { DecisionInput, MeetingFieldsFragment } from '../../../graphql/gen/graphql.js';
import { newId } from '../meeting.js';
import { DECIDE, MEETING_MOVED } from '../questions.js';
import { flush, recall, remember } from './queue.js';
import type { Waiting } from './queue.js';

/** Between two tries while something waits, in ms; it is tried at once when the browser says that the network is back. */
const AGAIN_MS = 15_000;

/** Decisions of a meeting as they are typed: kept by the browser first, then sent; what no answer came to is sent again by itself. */
export function useDecisions(meeting: string, told: (now: MeetingFieldsFragment) => void) {
  const { client } = useClientHandle();
  const waiting = ref<readonly Waiting[]>(recall(meeting));
  const isSending = ref(false);
  const set = (next: readonly Waiting[]): void => { waiting.value = next; remember(meeting, next); };

  async function send(input: DecisionInput) {
    const { data, error } = await client.mutation(DECIDE, { input }, { additionalTypenames: [...MEETING_MOVED] }).toPromise();
    return error === undefined && data !== undefined ? { told: data.decideInMeeting } : { failure: error === undefined ? { code: 'INTERNAL' as const, id: null } : failureOf(error) };
  }
  async function sendAll(): Promise<void> {
    if (isSending.value || waiting.value.length === 0) return;
    isSending.value = true;
    const before = waiting.value;
    const done = await flush(before, send);
    // What was written meanwhile stands behind.
    set([...done.waiting, ...waiting.value.filter((one) => !before.includes(one))]);
    isSending.value = false;
    if (done.told !== null) told(done.told as MeetingFieldsFragment);
  }
  const timer = setInterval(() => void sendAll(), AGAIN_MS);
  const back = (): void => void sendAll();
  globalThis.addEventListener('online', back);
  onScopeDispose(() => { clearInterval(timer); globalThis.removeEventListener('online', back); });
  void sendAll();

  const put = (input: DecisionInput): Promise<void> => { set([...waiting.value.filter((one) => one.input.id !== input.id), { input, failure: null }]); return sendAll(); };
  return {
    waiting, isSending,
    /** Writes a new decision on an item. */
    decide: (item: string, text: string, mentions: readonly string[]): Promise<void> => put({ id: newId(), meeting, item, text, mentions: [...mentions], revision: 0 }),
    /** Sends one again, as it is or otherwise. */
    again: (one: Waiting, change: Partial<DecisionInput> = {}): Promise<void> => put({ ...one.input, ...change }),
    /** Has one stand beside what it was written against. */
    beside: (one: Waiting, text: string): Promise<void> => { set(waiting.value.filter((each) => each !== one)); return put({ ...one.input, id: newId(), revision: 0, text }); },
    drop: (one: Waiting): void => { set(waiting.value.filter((each) => each !== one)); },
  };
}
