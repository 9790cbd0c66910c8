import { onScopeDispose, watch } from 'vue';
import type { SignalsInput } from '../graphql/gen/graphql.js';
import { useAnswer } from '../graphql/answer.js';
import type { Asked } from '../graphql/answer.js';
import type { SignalsQuery } from '../graphql/gen/graphql.js';
import { SIGNALS } from './queries.js';

const AGAIN_MS = 2_000;

/** Signals as asked for, asked again until the newest data have been judged. */
export function useSignals(input: () => SignalsInput | null): Asked<SignalsQuery> {
  const asked = useAnswer(SIGNALS, () => { const given = input(); return given === null ? null : { input: given }; });
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(asked.answer, (answer) => {
    clearTimeout(timer);
    if (answer.state === 'answered' && !answer.refreshing && !answer.data.signals.isCurrent) timer = setTimeout(asked.retry, AGAIN_MS);
  }, { immediate: true });
  onScopeDispose(() => { clearTimeout(timer); });
  return asked;
}
