import { nextTick } from 'vue';

/** Id of the heading of a step. */
export const stepId = (number: number): string => `deliver-step-${String(number)}`;

/** Brings a step that has just opened into view, and the focus with it: the button that opened it may be gone. */
export async function goToStep(number: number): Promise<void> {
  await nextTick();
  const heading = document.getElementById(stepId(number));
  heading?.focus({ preventScroll: true });
  heading?.closest('section')?.scrollIntoView({ block: 'start' });
}
