import { defineRecord, field, needed } from '../src/record/record.js';

/** Days on which what is counted changed, so that a step in a series is not read as news. */
export const definitionBreak = defineRecord({
  id: 'definition_break',
  label: { zh: '口径变更', en: 'Definition breaks' },
  meaning: { zh: '一行是口径变更的一天：认定尺度、分类或登记办法不同了，前后不可直接比较。', en: 'One row is a day on which what is counted changed (criteria, taxonomy, registration): before and after are not comparable as they stand.' },
  key: ['break_id'],
  validity: 'none',
  columns: [
    needed('break_id', 'text', '编号', 'Id'), needed('changed_on', 'date', '变更日', 'Changed'), field('metric', 'text', '指标', 'Metric'),
    needed('text_zh', 'text', '说明', 'What changed (Chinese)'), field('text_en', 'text', '英文说明', 'What changed (English)'),
  ],
  open: true,
});
