import { defineDimension } from '../src/dimension.js';
import { ACTIVE_STAYS, daysInStockSql } from '../src/stock.js';
import { AGE_BANDS, ageBandSql } from './age-bands.js';

/** Age of a pending case at the end of the period in days on which it was active: time at rest and between closing and re-opening is left out. */
export const activeAgeBand = defineDimension({
  id: 'active_age_band',
  label: { zh: '账龄（在办天数）', en: 'Age in active days' },
  key: ageBandSql(daysInStockSql({ stays: ACTIVE_STAYS }, '{range_to:Date}')),
  words: [AGE_BANDS],
  order: Object.keys(AGE_BANDS),
  snapshotOnly: true,
  needs: 'closed_on',
});
