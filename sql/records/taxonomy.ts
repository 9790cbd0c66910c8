import { coded, defineRecord, field, needed } from '../src/record/record.js';
import { TAXONOMY_SCHEMES } from '../src/record/schemes.js';

/** Issue taxonomy: codes by version. */
export const taxonomy = defineRecord({
  id: 'taxonomy',
  label: { zh: '纠纷分类', en: 'Issue taxonomy' },
  meaning: { zh: '一行是某版分类中的一个代码及其名称；页面与文件按名称显示，多个版本取最新。', en: 'One row is a code of a version of a taxonomy, with its names: pages and files show them, of several versions the newest.' },
  key: ['scheme', 'version', 'code'],
  validity: 'none',
  columns: [
    coded('scheme', TAXONOMY_SCHEMES, '分类', 'Scheme'), needed('version', 'text', '版本', 'Version'), needed('code', 'text', '代码', 'Code'),
    needed('name_zh', 'text', '名称', 'Name (Chinese)'), field('name_en', 'text', '英文名称', 'Name (English)'),
  ],
  open: true,
});
