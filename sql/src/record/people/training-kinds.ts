/** What a training is: taught, or practised on made-up cases (演练). Where nothing is said it is a course. */
export const TRAINING_KINDS = ['course', 'drill'] as const;
/** One of them. */
export type TrainingKind = (typeof TRAINING_KINDS)[number];
