import type { AlertStrength, LocalisedText } from '@concord/sql';
import type { Viewer } from '../../store/viewer.js';

/** Something somebody may be reminded of, once. */
export interface Reminder {
  /** The same as long as it is the same thing; another where it comes anew. At most 200 characters. */
  readonly item: string;
  readonly strength: AlertStrength;
  /** A sentence in each language, without anything that tells who a party is. */
  readonly words: LocalisedText;
}

/** Where reminders come from: what is due to somebody now, within what they may see. Another source is another provider of `REMINDER_SOURCES`. */
export interface ReminderSource {
  /** The same for ever: what somebody was told of is known by it. */
  readonly id: string;
  readonly title: LocalisedText;
  /** Everything that stands now, told before or not. Throws `QuestionError`, `EngineError`, `OperationalError`. */
  due(viewer: Viewer): Promise<readonly Reminder[]>;
}

/** Injection token of all sources, a list. */
export const REMINDER_SOURCES = Symbol('REMINDER_SOURCES');
