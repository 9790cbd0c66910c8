import type { TrainingWords } from './zh-cn.js';

/** Sentences about trainings. */
export const wordsEn: TrainingWords = {
  title: 'Training', note: 'Who took part in what, for how many hours, and how things stood before and after. A difference between before and after is no proof that a training worked: it is shown beside those who did not take part, beside regression to the mean, and beside chance.', back: 'Back to mediators', link: 'Training and hours',
  none: 'No training on record. Load the reference data “Trainings” on the data page (one row is a training a mediator took part in).', courses: 'Trainings', course: 'Training', day: 'Day', hours: 'Hours', people: 'Took part', choose: 'Before and after', chosen: 'Shown below',
  before: 'Before and after', metric: 'Metric', months: 'Before and after, each', monthsOf: '{n} months', running: 'The {n} months after are not over yet; until {to}.', span: '{from} to {to}, the day of the training ({day}) left out', noMetric: 'This dataset has no share to look at.',
  group: 'Group', attended: 'Took part', others: 'Did not', was: 'Before', is: 'After', counted: 'People with 5 cases in both', expected: 'With no effect (regression to the mean)', basis: 'A description (level A): it does not say what made the difference. The interval is by people (Welch’s t); with few of them also the exact permutation test, p = {p}.', basisNoP: 'A description (level A): it does not say what made the difference. The interval is by people (Welch’s t).',
  hoursTitle: 'Hours of each', hoursNote: 'Those in post on {on}. Hours asked for: {required} (may be changed), held against the hours of training that the post says.', required: 'Hours asked for', posted: 'By the post', ofRecords: 'On record, last 12 months', team: 'Team', person: 'Mediator', state: 'State', met: 'Met', short: '{n} short', unknown: 'Not told', metOf: '{n} in post: {met} have met them, {short} have not, of {unknown} nothing is told.', every: 'Show all {n}',
};
