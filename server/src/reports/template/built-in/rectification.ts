import type { Template } from '../template.js';

/** 溯源整改建议: a letter to an institution, with the numbers it rests on, what is asked and until when. */
export const RECTIFICATION: Template = {
  id: 'rectification', version: 1, title: { zh: '溯源整改建议', en: 'Request to an institution' }, period: 'month',
  sections: [
    { id: 'why', title: { zh: '事由', en: 'Why' }, parts: [{ kind: 'letter-why' }] },
    { id: 'numbers', title: { zh: '依据的数字', en: 'The numbers' }, parts: [{ kind: 'letter-numbers' }] },
    { id: 'asks', title: { zh: '整改要求', en: 'What is asked' }, parts: [{ kind: 'letter-asks' }] },
    { id: 'answer', title: { zh: '答复', en: 'The answer' }, parts: [{ kind: 'letter-answer' }] },
  ],
};
