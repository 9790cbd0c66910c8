import type { LocalisedText } from '../../words.js';

/** What a training is: taught, or practised on made-up cases (演练). Where nothing is said it is a course. */
export const TRAINING_KINDS = ['course', 'drill'] as const;
/** One of them. */
export type TrainingKind = (typeof TRAINING_KINDS)[number];
/** What they are called. */
export const TRAINING_KIND_WORDS: Readonly<Record<TrainingKind, LocalisedText>> = { course: { zh: '课程', en: 'Course' }, drill: { zh: '演练', en: 'Drill' } };
