import type { AlertKind } from '@concord/sql';
import type { Kind } from './kind.js';
import { leading } from './leading.js';
import { newType } from './new-type.js';
import { rise } from './rise.js';
import { stuck } from './stuck.js';
import { surge, weeklySurge } from './surge.js';

/** Every kind of signal, in the order in which they are listed. */
export const KINDS: Readonly<Record<AlertKind, Kind>> = { surge, weekly_surge: weeklySurge, rise, new_type: newType, stuck, leading };
