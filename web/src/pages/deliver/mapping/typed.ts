import { ref, watch } from 'vue';
import type { Ref } from 'vue';

/** What is being typed into a field that is taken over when it is left: an answer that arrives meanwhile draws the field anew, and must not wipe it out. Follows what is decided elsewhere. */
export function useTyped(decided: () => string): Ref<string> {
  const typed = ref(decided());
  watch(decided, (text) => { typed.value = text; });
  return typed;
}
