import { coded, defineRecord, needed } from '../src/record/record.js';
import { TAXONOMY_SCHEMES } from '../src/record/schemes.js';

/** Old codes and what they are called now. Figures show the new code, the case keeps what was delivered. */
export const crosswalk = defineRecord({
  id: 'crosswalk',
  label: { zh: '新旧代码对照', en: 'Crosswalk of codes' },
  meaning: {
    zh: '一行把一个旧代码（如旧产品名）对应到现行代码。图表按现行代码统计，案件保留来源所写。只对应一步：现行代码不再对应到别处。',
    en: 'One row takes an old code (an old product name) to the one in use. Figures are by the code in use, the case keeps what was delivered. One step only: a code in use is not taken further.',
  },
  key: ['scheme', 'old_code'],
  validity: 'none',
  columns: [
    coded('scheme', TAXONOMY_SCHEMES, '分类', 'Scheme'), needed('old_code', 'text', '旧代码', 'Old code'), needed('new_code', 'text', '现行代码', 'Code in use'),
  ],
  open: true,
});
