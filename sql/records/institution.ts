import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Institutions by kind, and how many outlets they have, so that those of a kind can be held against each other. */
export const institution = defineRecord({
  id: 'institution',
  label: { zh: '机构', en: 'Institutions' },
  meaning: {
    zh: '一行是一家机构在一段时间内的机构类别与营业网点数，用于通报与按规模比较。机构类别可自定；内置的通报模板认得 large、joint_stock、foreign、city、rural、other。',
    en: 'One row is the kind of an institution and the number of its outlets for a span of time, for circulars and comparisons by size. Kinds are free; the circular that comes with the product knows large, joint_stock, foreign, city, rural and other.',
  },
  key: ['institution'],
  validity: 'span',
  columns: [needed('institution', 'text', '机构', 'Institution'), validFrom, validTo, field('peer_group', 'text', '机构类别', 'Kind'), field('outlets', 'whole', '营业网点数', 'Outlets')],
});
