import { defineRecord, field, needed } from '../src/record/record.js';

/** From when on closings are known: what was closed before was never delivered. */
export const closingsKnown = defineRecord({
  id: 'closings_known',
  label: { zh: '办结数据起始日', en: 'Closings known since' },
  meaning: {
    zh: '一行说明自某日起的办结才有数据（机构不填即全部）：此前已办结的案件没有送来，当时未结的才有。更早收到的案件自该日起才计入办结时长的观察，否则只算留下来的慢案，时长偏长。不填则视为历史完整。',
    en: 'One row says from which day on closings were delivered (of all cases, where no institution is given): what was closed before was not, only what was still open then. Cases received earlier come under observation on that day, or durations would be those of the slow ones left. Without a row the history is taken for whole.',
  },
  // Two days for one institution are two records; that of the newer load counts.
  key: ['institution', 'known_since'],
  validity: 'none',
  columns: [field('institution', 'text', '机构', 'Institution'), needed('known_since', 'date', '办结起始日', 'Closings known since')],
  open: true,
});
