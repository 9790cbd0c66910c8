import { useRouter } from 'vue-router';
import type { RouteLocationRaw } from 'vue-router';
import type { MessageKey } from '../../text/wording.js';

/** The page a reader came from, in this window. */
export interface WayBack {
  readonly to: RouteLocationRaw;
  /** Key of its name. */
  readonly title: MessageKey;
  /** Goes there by the history, so that it is as it was left. */
  readonly go: () => void;
}

/** The page before this one; null where a file or another site led here. */
export function useWayBack(): WayBack | null {
  const router = useRouter();
  const { back } = router.options.history.state;
  if (typeof back !== 'string') return null;
  const { title } = router.resolve(back).meta;
  return title === undefined ? null : { to: back, title, go: () => { router.back(); } };
}
