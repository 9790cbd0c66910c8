import { ALERT_KINDS, ALERT_STATES, ALERT_STRENGTHS, ALERT_VERDICTS, type AlertEvent } from '@concord/sql';
import { enumOf } from '../graphql/enums.js';
import type { SignalFigures } from './figures.js';

/** What may be unusual. */
export const SignalKindEnum = enumOf('SignalKind', ALERT_KINDS);
/** How people dealt with a signal. */
export const SignalStateEnum = enumOf('SignalState', ALERT_STATES);
/** 提示, 预警, 重大. */
export const SignalStrengthEnum = enumOf(
  'SignalStrength', ALERT_STRENGTHS,
  'notice: beyond its own limit. warning: holds among all series of its pool (Benjamini–Hochberg at 0.1): counts and leading indicators one, long unresolved types another. critical: a warning that is large, at two institutions or more, or dear.',
);
/** What a signal was judged by. */
export const SignalMethodEnum = enumOf<SignalFigures['method']>('SignalMethod', ['control_chart', 'ears', 'farrington', 'first_seen', 'month_ends', 'negative_binomial']);
/** What happened to a signal. */
export const SignalEventEnum = enumOf<AlertEvent['what']>('SignalEventKind', ['changed', 'cleared', 'fired_again', 'raised', 'reason_added', 'reason_gone', 'stronger', 'weaker'], 'changed: by a person. All others: by the judgement of new data.');
/** What people hold of a signal. */
export const SignalVerdictEnum = enumOf('SignalVerdict', ALERT_VERDICTS, 'real: something had happened, whatever it was. chance: nothing had.');
