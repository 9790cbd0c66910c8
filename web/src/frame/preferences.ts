import { computed, readonly, ref } from 'vue';
import type { ComputedRef, Ref } from 'vue';
import type { Theme } from '../chart/colours.js';
import { isLocale } from '../text/locale.js';
import type { Locale } from '../text/locale.js';

/** How a reader likes the interface; kept in the browser, apart from the address. */
export interface Preferences {
  readonly theme: Readonly<Ref<Theme>>;
  readonly projector: Readonly<Ref<boolean>>;
  /** 1 on a desk, 1.4 on a projector. */
  readonly scale: ComputedRef<number>;
  readonly setTheme: (theme: Theme) => void;
  readonly setProjector: (on: boolean) => void;
}

const KEYS = { locale: 'concord.locale', dataset: 'concord.dataset', theme: 'concord.theme', projector: 'concord.projector' } as const;

/** Browsers may forbid storage; the interface then forgets, and works. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

/** The language last chosen; Chinese when none was. */
export function recallLocale(): Locale {
  const locale = recall(KEYS.locale);
  return isLocale(locale) ? locale : 'zh-CN';
}

/** Keeps the language and tells the document. */
export function keepLocale(locale: Locale): void {
  remember(KEYS.locale, locale);
  document.documentElement.lang = locale;
}

/** The dataset last chosen, by its id; null when none was. */
export const recallDataset = (): string | null => recall(KEYS.dataset);

/** Keeps which dataset is chosen: an address that names none shows it. */
export const keepDataset = (id: string): void => { remember(KEYS.dataset, id); };

function recallTheme(): Theme {
  const theme = recall(KEYS.theme);
  if (theme === 'light' || theme === 'dark') return theme;
  return 'matchMedia' in globalThis && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const theme = ref<Theme>(recallTheme());
const projector = ref(recall(KEYS.projector) === 'on');
const scale = computed(() => (projector.value ? 1.4 : 1));

/** Writes theme and size to the document, where the style sheet reads them. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme.value;
  root.classList.toggle('dark', theme.value === 'dark');
  root.classList.toggle('projector', projector.value);
}

/** The reader's preferences, shared by the whole application. */
export function usePreferences(): Preferences {
  return {
    theme: readonly(theme),
    projector: readonly(projector),
    scale,
    setTheme: (next) => { theme.value = next; remember(KEYS.theme, next); applyPreferences(); },
    setProjector: (on) => { projector.value = on; remember(KEYS.projector, on ? 'on' : 'off'); applyPreferences(); },
  };
}
