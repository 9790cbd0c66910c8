import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import type { Note } from '../../../annotations/annotation.js';
import type { QuestionBase } from '../../../filter/variables.js';
import { useAnswer } from '../../../graphql/answer.js';
import type { Asked } from '../../../graphql/answer.js';
import type { MetricId, NumberHistoryQuery } from '../../../graphql/gen/graphql.js';
import { marksOf } from '../action.js';
import { HISTORY } from '../questions.js';

/** What people said to numbers of a metric and began from them, within the cases shown, and its marks in a chart. */
export interface History extends Asked<NumberHistoryQuery> {
  readonly marks: ComputedRef<readonly Note[]>;
}

/** Asks for it whenever the metric or the cases change. */
export function useHistory(base: () => Pick<QuestionBase, 'dataset' | 'filters'>, metric: () => MetricId): History {
  const asked = useAnswer(HISTORY, () => {
    const { dataset, filters } = base();
    const input = { dataset, filters, metric: metric() };
    return { comments: input, actions: input };
  });
  const marks = computed(() => (asked.answer.value.state === 'answered' ? marksOf(asked.answer.value.data.actions, asked.answer.value.data.comments) : []));
  return { ...asked, marks };
}
