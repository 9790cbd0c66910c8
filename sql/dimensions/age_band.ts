import { defineDimension } from '../src/dimension.js';
import { AGE_BANDS, ageBandSql } from './age-bands.js';

/** Age of a pending case at the end of the period, in days since it was opened. */
export const ageBand = defineDimension({
  id: 'age_band',
  label: { zh: '账龄', en: 'Age' },
  key: ageBandSql(`dateDiff('day', opened_on, {range_to:Date})`),
  words: [AGE_BANDS],
  order: Object.keys(AGE_BANDS),
  snapshotOnly: true,
  needs: 'closed_on',
});
