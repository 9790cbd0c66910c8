/** Bands of the age of a pending case (buckets of NCSC CourTools measure 4). */
export const AGE_BANDS = {
  '0-7': { zh: '0–7 天', en: '0–7 days' },
  '8-15': { zh: '8–15 天', en: '8–15 days' },
  '16-30': { zh: '16–30 天', en: '16–30 days' },
  '31-60': { zh: '31–60 天', en: '31–60 days' },
  '61-90': { zh: '61–90 天', en: '61–90 days' },
  '91-180': { zh: '91–180 天', en: '91–180 days' },
  '181+': { zh: '180 天以上', en: 'over 180 days' },
} as const;

/** The first day of each band. */
const BEGINS = [0, 8, 16, 31, 61, 91, 181];

/** The band of an age in days (SQL). The age stands in it once: of the days in several stays it is long, and a chain of comparisons would repeat it. */
export const ageBandSql = (age: string): string =>
  `transform(roundDown(assumeNotNull(${age}), [${BEGINS.join(', ')}]), [${BEGINS.join(', ')}], [${Object.keys(AGE_BANDS).map((band) => `'${band}'`).join(', ')}], '')`;
