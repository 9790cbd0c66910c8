import { onScopeDispose, ref } from 'vue';

const SECOND_MS = 1_000;

/** Seconds spent on each item, counted while it is shown. Quiet: nothing rings. */
export function useTimer(shown: () => string | null) {
  const spent = ref<Readonly<Record<string, number>>>({});
  const timer = setInterval(() => {
    const item = shown();
    if (item !== null && document.visibilityState === 'visible') spent.value = { ...spent.value, [item]: (spent.value[item] ?? 0) + 1 };
  }, SECOND_MS);
  onScopeDispose(() => { clearInterval(timer); });
  return spent;
}

/** Seconds as minutes and seconds: `3:07`. */
export const clockText = (seconds: number): string => `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
