import { TRAINING_KIND_WORDS, TRAINING_KINDS } from '../src/record/people/training-kinds.js';
import { defineRecord, field, needed } from '../src/record/record.js';

/** Who was trained in what, when. */
export const training = defineRecord({
  id: 'training',
  label: { zh: '培训', en: 'Trainings' },
  meaning: { zh: '一行是一名调解员参加的一次培训：课程或演练，未写的是课程。', en: 'One row is a training a mediator took part in: a course or a drill; a course where nothing is said.' },
  key: ['training', 'mediator'],
  validity: 'none',
  columns: [
    needed('training', 'text', '培训', 'Training'), needed('mediator', 'text', '调解员', 'Mediator'), needed('held_on', 'date', '培训日', 'Held'),
    { ...field('kind', 'text', '类别', 'Kind'), codes: TRAINING_KINDS, words: TRAINING_KIND_WORDS }, field('hours', 'number', '学时', 'Hours'), field('topic', 'text', '主题', 'Topic'), field('topic_en', 'text', '英文主题', 'Topic (English)'), field('team', 'text', '团队', 'Team'),
  ],
});
