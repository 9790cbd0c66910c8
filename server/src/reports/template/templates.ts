import { ANNUAL } from './built-in/annual.js';
import { CIRCULAR } from './built-in/circular.js';
import { GOLD } from './built-in/gold.js';
import { MEDIATOR } from './built-in/mediator.js';
import { MEETING } from './built-in/meeting.js';
import { MINUTES } from './built-in/minutes.js';
import { RECTIFICATION } from './built-in/rectification.js';
import { MONTHLY } from './monthly.js';
import type { Template } from './template.js';

/** The templates that come with the product, in the order they are offered. What each needs: `needsOf`. */
export const BUILT_IN: readonly Template[] = [MONTHLY, CIRCULAR, ANNUAL, MEETING, MEDIATOR, GOLD, MINUTES, RECTIFICATION];
