import type { WorkloadWords } from './zh-cn.js';

/** The sentences of workload, in English. */
export const wordsEn: WorkloadWords = {
  title: 'Workload of organisations and teams', by: '{name}', group: 'Grouped by',
  note: 'Cases closed over months of full-time work of the mediators in post (full-time shares added up day by day, from the records of mediators). It tells load, not merit: cases differ in difficulty, so there is no ranking.',
};
