import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useFilter } from '../filter/use-filter.js';
import { useAnswer } from '../graphql/answer.js';
import { ANNOTATIONS } from '../graphql/pages/annotations.js';
import type { Annotation } from './annotation.js';

/** The annotations of the dataset shown; `given` where the page has asked for them already. */
export function useAnnotations(given: () => readonly Annotation[] | undefined = () => undefined): { readonly annotations: ComputedRef<readonly Annotation[]>; readonly hasFailed: ComputedRef<boolean> } {
  const { state } = useFilter();
  const { answer } = useAnswer(ANNOTATIONS, () => (given() === undefined ? { dataset: state.value.dataset } : null));
  return {
    annotations: computed(() => given() ?? (answer.value.state === 'answered' ? answer.value.data.annotations : [])),
    hasFailed: computed(() => answer.value.state === 'failed'),
  };
}
