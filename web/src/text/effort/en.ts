import type { EffortWords } from './zh-cn.js';

/** Words of the weights that make a weighted workload, in English. */
export const en: EffortWords = {
  title: 'Weights of difficulty', note: 'A weight is the median of the active minutes of cases of that difficulty over the median of all ({minutes} minutes), from cases closed {from} to {to} whose minutes are told. A closing counts for its weight.', none: 'Of cases closed {from} to {to} with their minutes told no difficulty has 30: there are no weights.',
  difficulty: 'Difficulty', weight: 'Weight', minutes: 'Median minutes', cases: 'Cases with minutes told',
};
