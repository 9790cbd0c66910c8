import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Mediation organisations. */
export const organisation = defineRecord({
  id: 'organisation',
  label: { zh: '调解组织', en: 'Mediation organisations' },
  meaning: { zh: '一行是一个调解组织在一段时间内的名称；页面与文件按名称显示，改名取最新。', en: 'One row is a mediation organisation with its name for a span of time: pages and files show it, the newest where it was renamed.' },
  key: ['organisation'],
  validity: 'span',
  columns: [
    needed('organisation', 'text', '调解组织', 'Mediation organisation'), validFrom, validTo,
    field('name_zh', 'text', '名称', 'Name (Chinese)'), field('name_en', 'text', '英文名称', 'Name (English)'),
  ],
});
