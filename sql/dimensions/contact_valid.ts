import { defineDimension } from '../src/dimension.js';

/** Whether the party could be reached by what came with the case. Known at receipt, and so nobody's doing who mediates. */
export const contactValid = defineDimension({
  id: 'contact_valid',
  label: { zh: '收案时联系方式', en: 'Contact details at receipt' },
  key: "ifNull(toString(contact_valid), '')",
  words: [{ 1: { zh: '有效', en: 'Valid' }, 0: { zh: '无效', en: 'Invalid' } }],
  order: ['1', '0'],
  needs: 'contact_valid',
});
