import 'vue-router';
import type { MessageKey } from './text/wording.js';

declare module 'vue-router' {
  interface RouteMeta {
    readonly title?: MessageKey;
    /** Shows nothing that a filter could change. */
    readonly isUnfiltered?: boolean;
    /** Fills the whole window, without navigation or filter. */
    readonly isBare?: boolean;
  }
}
