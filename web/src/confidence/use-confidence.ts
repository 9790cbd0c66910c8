import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useFilter } from '../filter/use-filter.js';
import { questionBase } from '../filter/variables.js';
import { useAnswer } from '../graphql/answer.js';
import type { Answer } from '../graphql/answer.js';
import { CONFIDENCE } from '../graphql/checks.js';
import type { ConfidenceQuery } from '../graphql/gen/graphql.js';
import type { MonthRange } from '../filter/period.js';

/** How far the figures on the screen can be trusted, by source: of the period and filters of the address, or of another range. Asked once for a page, whoever shows it. */
export function useConfidence(months?: () => MonthRange | null): ComputedRef<Answer<ConfidenceQuery>> {
  const { state, range } = useFilter();
  const asked = computed(() => (months === undefined ? range.value : months()));
  return useAnswer(CONFIDENCE, () => (asked.value === null ? null : { input: { ...questionBase(state.value, asked.value), by: 'source' as const } })).answer;
}
