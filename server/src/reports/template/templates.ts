import { MONTHLY } from './monthly.js';
import type { Template } from './template.js';

/** Templates that the product comes with. */
export const BUILT_IN: readonly Template[] = [MONTHLY];
